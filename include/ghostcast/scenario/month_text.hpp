// SPDX-License-Identifier: Apache-2.0
/// \file
/// Calendar months as text.
#pragma once

#include <optional>
#include <string_view>

#include "ghostcast/scenario/scenario.hpp"

namespace ghostcast {

/// "2025-12", or nothing where the text is no month of the years 1 to 9999.
std::optional<StartMonth> parse_month(std::string_view text);

/// Whether somebody meant a month or a date: four digits and a hyphen.
bool looks_like_month(std::string_view text);

/// Months from one to another; negative when `to` is earlier.
int months_between(StartMonth const& from, StartMonth const& to);

}  // namespace ghostcast
