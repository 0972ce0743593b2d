// SPDX-License-Identifier: Apache-2.0
/// \file
/// What a matrix file says, before it is cases.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "axis.hpp"
#include "ghostcast/batch/batch_case.hpp"

namespace ghostcast {

struct MatrixContent {
  std::string base;         ///< scenario
  ScenarioRequest request;  ///< of all cases
  std::vector<std::string> plans;
  std::vector<std::uint64_t> seeds;
  std::optional<std::uint64_t> trajectories;
  std::vector<Axis> grid;
  std::vector<Axis> latin;
  int samples{1};
};

/// What the scenario says of each value by itself; what it says of several together shows when they run.
/// \throws InputError for faults of the scenario itself
void check_against_base(MatrixContent const& matrix, std::vector<Fault>& faults);

/// The cases, the last key of the grid changing first, then samples, plans and seeds.
std::vector<BatchCase> cases_of(MatrixContent const& matrix);

}  // namespace ghostcast
