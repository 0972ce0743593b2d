// SPDX-License-Identifier: Apache-2.0
/// \file
/// Small questions about text: spelling, distance, place.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ghostcast/scenario/fault.hpp"

namespace ghostcast {

/// Place of the first byte above 127 that stands neither in a TOML string nor in a comment.
/// TOML forbids it, and toml++ 3.3 has undefined behaviour on some of them.
std::optional<Position> first_unquoted_non_ascii(std::string_view text);

/// Insertions, deletions, substitutions and swaps of neighbours that turn one word into the other.
int edit_distance(std::string_view a, std::string_view b);

/// "Did you mean X?" with the nearest of `words`, or nothing when none is near.
std::string did_you_mean(std::string_view word, std::vector<std::string> const& words);

/// True when a name holds a control character or is empty.
bool is_bad_name(std::string_view name);

/// The shortest decimal text of a number; whole numbers without a fraction.
std::string number_text(double value);

/// Words with commas, and "or" before the last.
std::string either(std::vector<std::string> const& words);

}  // namespace ghostcast
