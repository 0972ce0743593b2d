// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/scenario/plain_text.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace ghostcast {
namespace {

/// Walks over TOML text and knows whether a byte stands in a string or a comment.
class Walker {
 public:
  explicit Walker(std::string_view text) : text_(text) {}

  std::optional<Position> find()
  {
    while (here_ < text_.size()) {
      if (closing_.empty() && !comment_ && static_cast<unsigned char>(text_[here_]) > 127)
        return place();
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

}  // namespace

std::optional<Position> first_unquoted_non_ascii(std::string_view text)
{
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  return Walker(text).find();
}

int edit_distance(std::string_view a, std::string_view b)
{
  std::vector<std::vector<int>> d(a.size() + 1, std::vector<int>(b.size() + 1));
  for (std::size_t i = 0; i <= a.size(); ++i) d[i][0] = static_cast<int>(i);
  for (std::size_t j = 0; j <= b.size(); ++j) d[0][j] = static_cast<int>(j);
  for (std::size_t i = 1; i <= a.size(); ++i) {
    for (std::size_t j = 1; j <= b.size(); ++j) {
      int const replace = d[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
      d[i][j] = std::min({replace, d[i - 1][j] + 1, d[i][j - 1] + 1});
      bool const swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
      if (swapped) d[i][j] = std::min(d[i][j], d[i - 2][j - 2] + 1);
    }
  }
  return d[a.size()][b.size()];
}

std::string did_you_mean(std::string_view word, std::vector<std::string> const& words)
{
  if (word.size() > 80) return {};
  int best = 2 + static_cast<int>(word.size()) / 4;  // farther than this is another word
  std::string nearest;
  for (std::string const& candidate : words) {
    bool const longer = word.size() >= 5 && candidate.size() > word.size() + 2;
    int const start = longer ? 2 + edit_distance(word, candidate.substr(0, word.size())) : best;
    int const distance = std::min(edit_distance(word, candidate), start);
    if (distance < best) {
      best = distance;
      nearest = candidate;
    }
  }
  return nearest.empty() ? "" : fmt::format("Did you mean {}?", nearest);
}

bool is_bad_name(std::string_view name)
{
  auto const control = [](char c) { return static_cast<unsigned char>(c) < 32 || c == 127; };
  return name.empty() || std::any_of(name.begin(), name.end(), control) ||
         name.find("\xC2\x80") != name.npos || name.find("\xC2\x85") != name.npos;
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
