// SPDX-License-Identifier: Apache-2.0
/// \file
/// The scenarios that are for measuring, inside the program: it needs no source tree to bench.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ghostcast::bench {

/// A file of bench/scenarios as it was when the program was built.
struct BuiltIn {
  std::string_view name;  ///< "m5"
  std::string_view text;  ///< TOML
};

/// In the order in which they are measured.
std::vector<BuiltIn> const& built_in_scenarios();

/// bench/results/operations.json as it was when the program was built.
std::string_view recorded_operations();

/// What a scenario takes, counted by running it over lanes that count (bench/counting); recorded in
/// bench/results/operations.json, which tests hold to the code.
struct OperationRecord {
  double slots_per_role_step{};  ///< issue slots of a GPU's lane: estimated
  double scalar{}, avx2{}, avx512{};  ///< vector operations of a draw, its share of the month with it
};

/// \param sha256  of the scenario's file, 64 hexadecimal digits
/// \return nothing for a scenario that was not counted
std::optional<OperationRecord> operations_of(std::string const& sha256);

}  // namespace ghostcast::bench
