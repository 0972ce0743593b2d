// SPDX-License-Identifier: Apache-2.0
/// \file
/// A sensitivity study for a reader: text, JSON and CSV.
#pragma once

#include <nlohmann/json.hpp>
#include <string>

#include "ghostcast/report/run_result.hpp"
#include "ghostcast/sensitivity/study.hpp"

namespace ghostcast {

/// Beliefs, each with a trajectory of its own, of the run that gives P(ghost) and P(never).
inline constexpr std::uint64_t headline_trajectories = 8192;

struct SensitivityReport {
  RunResult headline;  ///< the scenario to its horizon, all beliefs
  StudyOptions options;
  SensitivityResult result;
  double seconds{};
};

/// For a terminal of 100 columns: which number to measure first, a table of the parameters, the
/// mechanism groups, the other outputs, what the columns mean.
std::string sensitivity_text(SensitivityReport const& report);

/// Schema "ghostcast.sensitivity/1" (docs/sensitivity.md).
nlohmann::ordered_json sensitivity_json(SensitivityReport const& report);

/// As one line; bytes that are not UTF-8 are replaced.
std::string sensitivity_json_text(SensitivityReport const& report);

/// output, parameter, unit, low, high, group, mu, mu_star, mu_star_error, sigma, at_low, at_low_error,
/// at_high, at_high_error, information, information_error, shapley, shapley_error, definition, month,
/// then never_header (report/csv.hpp); a line for each output and parameter. Shapley is empty where the
/// parameter is one of the others.
std::string parameters_csv(SensitivityReport const& report);

/// output, group, members, first, first_error, total, total_error, shapley, shapley_error; a line for
/// each output and group. Empty where the output does not vary.
std::string groups_csv(SensitivityReport const& report);

/// output, mechanism, contribution, error, definition, month, then never_header; a line for each output and mechanism group, then "all" and
/// "none" with the output itself. The header alone where switches were not looked at.
std::string switches_csv(SensitivityReport const& report);

}  // namespace ghostcast
