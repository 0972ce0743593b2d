// SPDX-License-Identifier: Apache-2.0
/// \file
/// Numbers and words for a terminal: sensible digits, a fixed width.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "ghostcast/statistics/event_probability.hpp"

namespace ghostcast {

/// Columns that a report keeps to.
inline constexpr int text_width = 100;

/// "12,345,678".
std::string grouped(std::uint64_t count);

/// "1 belief", "2,000 beliefs".
std::string counted(std::uint64_t count, char const* one, char const* many);

/// Three digits and a scale above a million: "8,250", "2.50 M", "4.89 bn", "1.20 tn"; two
/// decimals below ten that are not whole.
std::string compact(double value);

/// compact() with at most three significant digits from 1000 on: "50,300"; for what comes from
/// bins.
std::string rounded(double value);

/// A probability as a number of percent with three digits, at most five characters: "12.3",
/// "4.51", "0.02", "100", "0"; a positive one never reads "0" and one below 1 never "100".
std::string percent_number(double probability);

/// "12.3 %".
std::string percent(double probability);

/// An upper bound of a probability, rounded up as in intervals: "0.20 %".
std::string percent_at_most(double bound);

/// "12.3 [11.8,12.9]", in percent. The bounds are rounded outward; a low one that rounds to nothing
/// reads ">0", a high one that rounds to all "<100". At most 17 characters.
std::string percent_with_interval(Proportion const& proportion);

/// At most `width` characters of UTF-8; what is longer ends in "…". \pre width >= 1
std::string shorten(std::string_view text, int width);

/// Breaks at spaces, but not before a percent sign, so that no line is longer than text_width; every line but the first starts
/// with `indent` spaces. Ends in a line feed.
std::string wrapped(std::string_view text, int indent);

}  // namespace ghostcast
