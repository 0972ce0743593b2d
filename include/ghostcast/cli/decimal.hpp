// SPDX-License-Identifier: Apache-2.0
/// \file
/// Whole numbers on the command line.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace ghostcast::cli {

/// The number that `text` spells in decimal digits alone (a sign, a space, 0x, 1e3 or a number
/// above `most` is none).
std::optional<std::uint64_t> decimal(std::string_view text, std::uint64_t most);

}  // namespace ghostcast::cli
