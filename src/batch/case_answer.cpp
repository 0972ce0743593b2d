// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/batch/case_answer.hpp"

#include <fmt/core.h>

#include "ghostcast/report/ghost_estimate.hpp"

namespace ghostcast {
namespace {

using nlohmann::json;

void append_units(RunResult const& result, CaseAnswer& answer)
{
  for (int unit = 0; unit < result.tally.layout.unit_count; ++unit) {
    for (int k = 0; k < result.tally.layout.definition_count; ++k) {
      GhostEstimate const estimate = ghost_estimate(result, unit, k, result.horizon());
      answer.units.push_back({result.units[static_cast<std::size_t>(unit)].name,
                              result.definitions[static_cast<std::size_t>(k)].name, estimate.ghost, estimate.never});
    }
  }
}

Proportion proportion_of(json const& estimate, char const* value, char const* low, char const* high)
{
  Proportion read{};
  read.value = estimate.at(value);
  read.interval = {estimate.at(low), estimate.at(high)};
  return read;
}

}  // namespace

CaseAnswer answer_of(RunResult const& result)
{
  CaseAnswer answer{result.name, result.plan, result.changes, result.seed, result.trajectories(), result.beliefs,
                    interval_name(result), result.horizon(), when(result, result.horizon()), to_hex(result.digest),
                    result.seconds, {}};
  append_units(result, answer);
  return answer;
}

CaseAnswer answer_of(json const& recorded)
{
  CaseAnswer answer{recorded.at("scenario").at("name"), recorded.at("plan"), recorded.at("changes"), recorded.at("seed"),
                    recorded.at("trajectories"), recorded.at("beliefs"), "", recorded.at("horizon_months"), "",
                    recorded.at("digest"), recorded.at("seconds"), {}};
  answer.date = fmt::format("month {}", answer.horizon);
  for (json const& unit : recorded.at("units")) {
    for (json const& definition : unit.at("definitions")) {
      json const& last = definition.at("ghost_probability").back();
      answer.interval = last.at("interval");
      if (last.at("date").is_string()) answer.date = last.at("date");
      answer.units.push_back({unit.at("name"), definition.at("name"), proportion_of(last, "probability", "low", "high"),
                              proportion_of(last, "never", "never_low", "never_high")});
    }
  }
  return answer;
}

}  // namespace ghostcast
