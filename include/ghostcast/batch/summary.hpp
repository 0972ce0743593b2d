// SPDX-License-Identifier: Apache-2.0
/// \file
/// What became of the cases of a batch, as text, CSV and JSON (docs/results.md).
#pragma once

#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <vector>

#include "ghostcast/batch/batch_case.hpp"
#include "ghostcast/batch/case_answer.hpp"

namespace ghostcast {

enum class CaseState : int {
  done,       ///< computed
  stored,     ///< answered without computing: the same question had been answered before
  stopped,    ///< begun and stopped early; its answer covers a part
  faulted,    ///< the machine failed, or the program found a fault in itself
  refused,    ///< the scenario is wrong
  not_begun
};

constexpr char const* name_of(CaseState state)
{
  constexpr char const* names[] = {"done", "stored", "stopped", "faulted", "refused", "not begun"};
  return names[static_cast<int>(state)];
}

struct CaseOutcome {
  CaseState state{CaseState::not_begun};
  int exit_code{};      ///< that `run` would have had; 0 for cases that were not begun
  std::string message;  ///< why it is not done; may have several lines
  double seconds{};     ///< that the case took here
  std::optional<CaseAnswer> answer;  ///< of at least one trajectory
};

struct BatchSummary {
  std::vector<BatchCase> cases;
  std::vector<CaseOutcome> outcomes;  ///< [case]
  double seconds{};
};

/// Cases that a state has.
std::size_t count_of(BatchSummary const& summary, CaseState state);

/// A table of P(ghost by the horizon) by the first definition of each scenario, a line a case and unit,
/// cases that share definition, horizon and dice under one heading; then what was not done and why, then
/// how many cases are in which state.
std::string summary_text(BatchSummary const& summary);

/// One record a case, unit and definition; cases without an answer have one with empty fields. Columns:
/// case, folder, file, state, exit_code, a column for each varied key, then plan ... never_high, message.
std::string summary_csv(BatchSummary const& summary);

/// Schema "ghostcast.batch/1".
nlohmann::ordered_json summary_json(BatchSummary const& summary);
std::string summary_json_text(BatchSummary const& summary);

}  // namespace ghostcast
