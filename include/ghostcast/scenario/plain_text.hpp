// SPDX-License-Identifier: Apache-2.0
/// \file
/// Small questions about text: spelling, distance, place.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ghostcast/scenario/fault.hpp"

namespace ghostcast {

/// Place of the first byte above 127 that stands neither in a TOML string nor in a comment.
/// TOML forbids it, and toml++ 3.3 has undefined behaviour on some of them.
std::optional<Position> first_unquoted_non_ascii(std::string_view text);

/// Dots that a key may have: toml++ recurses over its parts.
inline constexpr int most_dots = 64;

/// Place of the dot, outside strings and comments, that makes a key or table header too deep.
std::optional<Position> first_deep_key(std::string_view text);

/// False for bytes that are no UTF-8, and for NUL.
bool is_utf8_text(std::string_view text);

/// The text on one line, as any terminal may have it: control characters, line separators, those that
/// cannot be seen or turn the direction of writing as \uXXXX, bytes that are no UTF-8 as \xXX.
std::string printable(std::string_view text);

/// Whether "ESC [ digits m" stays as it is.
enum class Emphasis { refused, kept };

/// The same for a text of several lines.
std::string printable_lines(std::string_view text, Emphasis emphasis = Emphasis::refused);

/// The text, cut after a whole letter and marked by "..." where it has more bytes.
std::string shortened_text(std::string_view text, std::size_t most_bytes);

/// Letters of a name of a scenario, unit, group, definition or plan, and of a title.
inline constexpr std::size_t most_name_letters = 200;

/// Letters of a UTF-8 text.
std::size_t letter_count(std::string_view text);

/// Insertions, deletions, substitutions and swaps of neighbours that turn one word into the other.
int edit_distance(std::string_view a, std::string_view b);

/// "Did you mean X?" with the nearest of `words`, or nothing when none is near.
std::string did_you_mean(std::string_view word, std::vector<std::string> const& words);

/// True when a name is empty, or holds what `printable` would not print as it is.
bool is_bad_name(std::string_view name);

/// The shortest decimal text of a number; whole numbers without a fraction.
std::string number_text(double value);

/// Words with commas, and "or" before the last.
std::string either(std::vector<std::string> const& words);

}  // namespace ghostcast
