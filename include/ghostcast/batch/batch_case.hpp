// SPDX-License-Identifier: Apache-2.0
/// \file
/// One question of a batch: a scenario, what is changed in it, and its dice.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "ghostcast/scenario/scenario.hpp"

namespace ghostcast {

/// Cases that one batch may have.
inline constexpr std::size_t most_cases = 10'000;

struct BatchCase {
  std::string name;    ///< "gpus=512 seed=2", or the file's without .toml; unlike all others of the batch
  std::string folder;  ///< of its results: letters, digits, '.', '_', '-', '='; unlike all others
  std::string file;    ///< the scenario
  ScenarioRequest request;
  std::optional<std::uint64_t> seed;          ///< of its dice; nothing: the command line's
  std::optional<std::uint64_t> trajectories;  ///< the same
  std::vector<std::pair<std::string, std::string>> varied;  ///< key and value of each axis of a matrix
};

/// Gives each case a folder that is safe whatever its name holds: every other character becomes '-',
/// no leading dot or dash, at most 80 characters; names that meet, in any case of letters, get a
/// number. Names that meet get a number too.
void name_folders(std::vector<BatchCase>& cases);

}  // namespace ghostcast
