// SPDX-License-Identifier: Apache-2.0
/// \file
/// Keys that scenarios used before, and what became of them.
#pragma once

#include <span>
#include <string_view>

namespace ghostcast {

struct OldSpelling {
  std::string_view old;
  std::string_view now;     ///< the key today; empty: there is none
  std::string_view remark;  ///< a sentence
};

std::span<OldSpelling const> old_spellings();

/// The entry of an old key or word, or nullptr.
OldSpelling const* find_old_spelling(std::string_view old);

}  // namespace ghostcast
