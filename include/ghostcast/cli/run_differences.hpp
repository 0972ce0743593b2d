// SPDX-License-Identifier: Apache-2.0
/// \file
/// Two stored runs side by side: what was asked differently, and what came out differently.
#pragma once

#include <string>
#include <vector>

#include "ghostcast/report/run_result.hpp"
#include "ghostcast/store/run_record.hpp"

namespace ghostcast::cli {

/// A run out of the store.
struct StoredRun {
  RunRecord record;
  Scenario scenario;
  RunResult result;
};

/// What was asked, and by what it was computed, in lines such as "seed: 1, 2".
std::vector<std::string> question_differences(StoredRun const& a, StoredRun const& b);

/// Differences of P(ghost), b minus a, for every unit and definition at the months of the overview, each with both
/// probabilities and what stands beside them. \pre why_incomparable(a.scenario, b.scenario) is empty
std::string probability_differences(StoredRun const& a, StoredRun const& b);

}  // namespace ghostcast::cli
