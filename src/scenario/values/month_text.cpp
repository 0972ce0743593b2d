// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/scenario/month_text.hpp"

#include <algorithm>
#include <cstddef>

namespace ghostcast {
namespace {

bool are_digits(std::string_view text)
{
  return std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

int number_of(std::string_view digits)
{
  int number = 0;
  for (char const c : digits) number = 10 * number + (c - '0');
  return number;
}

}  // namespace

bool looks_like_month(std::string_view text)
{
  return text.size() > 4 && text[4] == '-' && are_digits(text.substr(0, 4));
}

std::optional<StartMonth> parse_month(std::string_view text)
{
  if (text.size() != 7 || !looks_like_month(text) || !are_digits(text.substr(5)))
    return std::nullopt;
  StartMonth const month{number_of(text.substr(0, 4)), number_of(text.substr(5))};
  bool const real = month.year > 0 && month.month >= 1 && month.month <= 12;
  return real ? std::optional(month) : std::nullopt;
}

int months_between(StartMonth const& from, StartMonth const& to)
{
  return 12 * (to.year - from.year) + to.month - from.month;
}

}  // namespace ghostcast
