// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/cli/decimal.hpp"

#include <algorithm>
#include <charconv>

namespace ghostcast::cli {

std::optional<std::uint64_t> decimal(std::string_view text, std::uint64_t most)
{
  auto const is_digit = [](char c) { return c >= '0' && c <= '9'; };
  if (text.empty() || !std::all_of(text.begin(), text.end(), is_digit)) return {};
  std::uint64_t value = 0;
  auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || value > most) return {};
  return value;
}

}  // namespace ghostcast::cli
