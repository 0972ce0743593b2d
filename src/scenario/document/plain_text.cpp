// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/scenario/plain_text.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <numeric>

namespace ghostcast {
namespace {

/// Walks over TOML text and knows whether a byte stands in a string or a comment.
class Walker {
 public:
  explicit Walker(std::string_view text) : text_(text) {}

  /// Place of the first byte outside strings and comments of which `is_wrong(byte)` is true.
  template <class Predicate>
  std::optional<Position> find(Predicate is_wrong)
  {
    while (here_ < text_.size()) {
      if (closing_.empty() && !comment_ && is_wrong(text_[here_])) return place();
      here_ += step();
    }
    return std::nullopt;
  }

 private:
  /// Bytes to go on; changes the state at quotes, '#' and ends of lines.
  std::size_t step()
  {
    char const c = text_[here_];
    if (c == '\n') {
      comment_ = false;
      if (closing_.size() == 1) closing_ = {};
      return 1;
    }
    if (comment_) return 1;
    if (!closing_.empty()) return step_in_string(c);
    if (c == '#') comment_ = true;
    if (c != '"' && c != '\'') return 1;
    std::string_view const three = text_.substr(here_, 3);
    bool const many = three == "\"\"\"" || three == "'''";
    closing_ = many ? three : three.substr(0, 1);
    return closing_.size();
  }

  std::size_t step_in_string(char c)
  {
    if (c == '\\' && closing_.front() == '"') {
      return here_ + 1 < text_.size() && text_[here_ + 1] == '\n' ? 1 : 2;
    }
    if (!text_.substr(here_).starts_with(closing_)) return 1;
    std::size_t const length = closing_.size();
    closing_ = {};
    return length;
  }

  Position place() const
  {
    std::string_view const before = text_.substr(0, here_);
    std::size_t const line_start = before.rfind('\n') + 1;  // npos + 1 is 0
    auto const begins = [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; };
    auto const column = std::count_if(before.begin() + static_cast<std::ptrdiff_t>(line_start),
                                      before.end(), begins);
    return {static_cast<int>(std::count(before.begin(), before.end(), '\n')) + 1,
            static_cast<int>(column) + 1};
  }

  std::string_view text_;
  std::size_t here_{0};
  std::string_view closing_{};  ///< what ends the string around, empty outside of strings
  bool comment_{false};
};

std::string_view without_mark(std::string_view text)
{
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  return text;
}

unsigned byte_at(std::string_view text, std::size_t i)
{
  return i < text.size() ? static_cast<unsigned char>(text[i]) : 0U;
}

/// Bytes of the UTF-8 letter at `i`; 0 where there is none (also overlong ones and surrogates).
std::size_t letter_size(std::string_view text, std::size_t i)
{
  unsigned const first = byte_at(text, i);
  if (first < 0x80U) return 1;
  std::size_t const size = first < 0xC2U ? 0 : first < 0xE0U ? 2 : first < 0xF0U ? 3 : 4;
  if (size == 0 || first > 0xF4U) return 0;
  for (std::size_t k = 1; k < size; ++k) {
    if ((byte_at(text, i + k) & 0xC0U) != 0x80U) return 0;
  }
  unsigned const second = byte_at(text, i + 1);
  bool const overlong = (first == 0xE0U && second < 0xA0U) || (first == 0xF0U && second < 0x90U);
  bool const beyond = (first == 0xEDU && second > 0x9FU) || (first == 0xF4U && second > 0x8FU);
  return overlong || beyond ? 0 : size;
}

/// Whether a letter is a control character, ends a line, cannot be seen, or turns the direction of
/// writing (Bidi_Control of Unicode 15). Joiners, which emoji and many scripts need, are not among them.
bool is_hidden(unsigned code)
{
  bool const control = code < 0x20U || (code >= 0x7FU && code < 0xA0U);
  bool const separator = code == 0x2028U || code == 0x2029U;
  bool const invisible = code == 0x200BU || code == 0xFEFFU || (code >= 0xE0000U && code < 0xE0080U);
  bool const turns = code == 0x061CU || code == 0x200EU || code == 0x200FU ||
                     (code >= 0x202AU && code <= 0x202EU) || (code >= 0x2066U && code <= 0x2069U);
  return control || separator || invisible || turns;
}

/// Code of the letter of `size` bytes at `i`.
unsigned code_at(std::string_view text, std::size_t i, std::size_t size)
{
  constexpr unsigned first_bits[] = {0x7FU, 0x7FU, 0x1FU, 0x0FU, 0x07U};
  unsigned code = byte_at(text, i) & first_bits[size];
  for (std::size_t k = 1; k < size; ++k) code = (code << 6U) + (byte_at(text, i + k) & 0x3FU);
  return code;
}

/// Calls `act(letters, code, hidden)` for each run of plain ASCII, and for each other letter; a byte that
/// is no UTF-8 is hidden. Runs, because whole results pass here.
template <class Act>
void for_each_letter(std::string_view text, Act act)
{
  auto const is_plain = [](char c) { return c >= 0x20 && c < 0x7F; };
  for (std::size_t i = 0; i < text.size();) {
    auto const begin = text.begin() + static_cast<std::ptrdiff_t>(i);
    auto const plain = static_cast<std::size_t>(std::find_if_not(begin, text.end(), is_plain) - begin);
    if (plain > 0) act(text.substr(i, plain), 0x20U, false);
    i += plain;
    if (i == text.size()) return;
    std::size_t const size = letter_size(text, i);
    std::size_t const step = std::max<std::size_t>(size, 1);
    unsigned const code = size == 0 ? byte_at(text, i) : code_at(text, i, size);
    act(text.substr(i, step), code, size == 0 || is_hidden(code));
    i += step;
  }
}

/// A letter as JSON would escape it; a byte that is no UTF-8 as \xXX, NUL as its picture.
std::string escaped(std::string_view letter, unsigned code)
{
  if (letter.size() == 1 && code > 127U) return fmt::format("\\x{:02X}", code);
  if (code < 0x10000U) return fmt::format("\\u{:04X}", code == 0U ? 0x2400U : code);
  unsigned const rest = code - 0x10000U;
  return fmt::format("\\u{:04X}\\u{:04X}", 0xD800U + (rest >> 10U), 0xDC00U + (rest & 0x3FFU));
}

/// Length of "ESC [ digits m" at the start, or 0.
std::size_t emphasis_length(std::string_view text)
{
  if (!text.starts_with("\033[")) return 0;
  std::size_t const end = text.find_first_not_of("0123456789;", 2);
  return end != text.npos && text[end] == 'm' ? end + 1 : 0;
}

/// Three rows of the table of distances between beginnings of two words; a swap looks two rows back.
class DistanceRows {
 public:
  DistanceRows(std::string_view a, std::string_view b) : a_(a), b_(b), before_(b.size() + 1), last_(b.size() + 1), row_(b.size() + 1)
  {
    std::iota(row_.begin(), row_.end(), 0);
  }

  /// The row of the first `i` letters of `a`, i counted up from 1. \return its least distance
  int advance(std::size_t i)
  {
    before_.swap(last_);
    last_.swap(row_);
    row_[0] = static_cast<int>(i);
    for (std::size_t j = 1; j <= b_.size(); ++j) {
      int const replace = last_[j - 1] + (a_[i - 1] == b_[j - 1] ? 0 : 1);
      row_[j] = std::min({replace, last_[j] + 1, row_[j - 1] + 1});
      bool const swapped = i > 1 && j > 1 && a_[i - 1] == b_[j - 2] && a_[i - 2] == b_[j - 1];
      if (swapped) row_[j] = std::min(row_[j], before_[j - 2] + 1);
    }
    return *std::min_element(row_.begin(), row_.end());
  }

  int whole() const { return row_.back(); }

 private:
  std::string_view a_, b_;
  std::vector<int> before_, last_, row_;
};

/// The edit distance where it is below `limit`, else some number from there on. A row and the one before,
/// which a swap can start from for 1, bound what follows: most words are left after a few letters.
int edit_distance_below(int limit, std::string_view a, std::string_view b)
{
  auto const apart = static_cast<int>(std::max(a.size(), b.size()) - std::min(a.size(), b.size()));
  if (apart >= limit) return apart;
  DistanceRows rows(a, b);
  int least_before = 0;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    int const least = rows.advance(i);
    if (std::min(least, least_before + 1) >= limit) return limit;
    least_before = least;
  }
  return rows.whole();
}

}  // namespace

bool is_utf8_text(std::string_view text)
{
  for (std::size_t i = 0; i < text.size();) {
    std::size_t const size = text[i] == '\0' ? 0 : letter_size(text, i);
    if (size == 0) return false;
    i += size;
  }
  return true;
}

std::string printable(std::string_view text)
{
  std::string out;
  for_each_letter(text, [&](std::string_view letter, unsigned code, bool hidden) {
    if (hidden) {
      out += escaped(letter, code);
    } else {
      out += letter;
    }
  });
  return out;
}

std::string printable_lines(std::string_view text, Emphasis emphasis)
{
  std::string out;
  for (std::size_t i = 0; i < text.size();) {
    std::size_t const kept = text[i] == '\n' ? 1 : emphasis == Emphasis::kept ? emphasis_length(text.substr(i)) : 0;
    std::size_t const end = kept > 0 ? i + kept : std::min(text.find_first_of("\n\033", i + 1), text.size());
    std::string_view const part = text.substr(i, end - i);
    out += kept > 0 ? std::string(part) : printable(part);
    i = end;
  }
  return out;
}

std::string shortened_text(std::string_view text, std::size_t most_bytes)
{
  if (text.size() <= most_bytes) return std::string(text);
  std::size_t end = most_bytes;
  while (end > 0 && (byte_at(text, end) & 0xC0U) == 0x80U) --end;  // whole letters only
  return std::string(text.substr(0, end)) + "...";
}

std::size_t letter_count(std::string_view text)
{
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
    return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
  }));
}

std::optional<Position> first_unquoted_non_ascii(std::string_view text)
{
  return Walker(without_mark(text)).find([](char c) {
    return static_cast<unsigned char>(c) > 127;
  });
}

std::optional<Position> first_deep_key(std::string_view text)
{
  constexpr std::string_view ends = ",={}\n";
  int dots = 0;
  return Walker(without_mark(text)).find([&](char c) {
    if (ends.find(c) != ends.npos) dots = 0;
    if (c == '.') ++dots;
    return dots > most_dots;
  });
}

int edit_distance(std::string_view a, std::string_view b)
{
  return edit_distance_below(static_cast<int>(std::max(a.size(), b.size())) + 1, a, b);
}

std::string did_you_mean(std::string_view word, std::vector<std::string> const& words)
{
  if (word.size() > 80) return {};
  int best = 2 + static_cast<int>(word.size()) / 4;  // farther than this is another word
  std::string nearest;
  for (std::string const& candidate : words) {
    bool const longer = word.size() >= 5 && candidate.size() > word.size() + 2;
    int const start = longer ? 2 + edit_distance_below(best - 2, word, std::string_view(candidate).substr(0, word.size())) : best;
    int const distance = std::min(edit_distance_below(best, word, candidate), start);
    if (distance < best) {
      best = distance;
      nearest = candidate;
    }
  }
  return nearest.empty() ? "" : fmt::format("Did you mean {}?", nearest);
}

bool is_bad_name(std::string_view name)
{
  bool bad = name.empty();
  for_each_letter(name, [&](std::string_view, unsigned, bool hidden) { bad = bad || hidden; });
  return bad;
}

std::string number_text(double value)
{
  bool const whole = std::abs(value) < 1e8 && value == std::floor(value);
  return whole ? fmt::format("{:.0f}", value) : fmt::format("{}", value);
}

std::string either(std::vector<std::string> const& words)
{
  std::string text;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (i > 0) text += i + 1 == words.size() ? " or " : ", ";
    text += words[i];
  }
  return text;
}

}  // namespace ghostcast
