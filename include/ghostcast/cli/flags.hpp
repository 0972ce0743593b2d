// SPDX-License-Identifier: Apache-2.0
/// \file
/// Flags of one kind, for every verb that has them.
#pragma once

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <cstdint>
#include <string>

#include "ghostcast/cli/decimal.hpp"

namespace ghostcast::cli {

inline constexpr std::uint64_t most_trajectories = 1'000'000'000'000;
inline constexpr std::uint64_t most_threads = 4096;

/// Ends of a count, both legal.
struct Ends {
  std::uint64_t least, most;
};

/// A flag that takes a whole number in decimal digits.
template <class Number>
CLI::Option* add_count(CLI::App& verb, std::string const& flag, Number& target, Ends ends,
                       std::string const& text)
{
  auto const read = [&target, flag, ends](std::string const& word) {
    auto const value = decimal(word, ends.most);
    if (!value || *value < ends.least) {
      throw CLI::ValidationError(
          flag, fmt::format("{} is no whole number from {} to {}", word, ends.least, ends.most));
    }
    target = static_cast<Number>(*value);
  };
  return verb.add_option_function<std::string>(flag, read, text)->type_name("N");
}

/// Refuses more beliefs than there are trajectories to share them. \throws CLI::ValidationError
inline void check_beliefs(std::uint64_t beliefs, std::uint64_t trajectories)
{
  if (beliefs <= trajectories) return;
  throw CLI::ValidationError("--beliefs",
                             fmt::format("{}: more than the {} trajectories", beliefs, trajectories));
}

}  // namespace ghostcast::cli
