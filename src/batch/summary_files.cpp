// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>

#include "ghostcast/batch/summary.hpp"
#include "ghostcast/report/csv.hpp"

namespace ghostcast {
namespace {

using Json = nlohmann::ordered_json;

/// Keys that some case varies, in the order of their first appearance.
std::vector<std::string> varied_keys(BatchSummary const& summary)
{
  std::vector<std::string> keys;
  for (BatchCase const& each : summary.cases) {
    for (auto const& [key, unused] : each.varied) {
      if (std::ranges::find(keys, key) == keys.end()) keys.push_back(key);
    }
  }
  return keys;
}

std::string varied_fields(BatchCase const& asked, std::vector<std::string> const& keys)
{
  std::string text;
  for (std::string const& key : keys) {
    auto const found = std::ranges::find(asked.varied, key, [](auto const& pair) { return pair.first; });
    text += "," + (found == asked.varied.end() ? "" : csv_field(found->second));
  }
  return text;
}

std::string proportion_fields(Proportion const& p)
{
  return fmt::format("{:.9g},{:.9g},{:.9g}", p.value, p.interval.low, p.interval.high);
}

/// Fields from the plan to the digest.
std::string answer_fields(CaseAnswer const& answer)
{
  return fmt::format("{},{},{},{},{},{:.3f}", csv_field(answer.plan), answer.seed, answer.trajectories, answer.beliefs, answer.digest,
                     answer.seconds);
}

std::string unit_fields(CaseAnswer const& answer, UnitAnswer const& unit)
{
  return fmt::format("{},{},{},{},{},{},{}", csv_field(unit.unit), csv_field(unit.definition), answer.horizon, csv_field(answer.date),
                     proportion_fields(unit.ghost), csv_field(answer.interval), proportion_fields(unit.never));
}

std::string case_records(BatchCase const& asked, CaseOutcome const& outcome, std::vector<std::string> const& keys)
{
  std::string const start = fmt::format("{},{},{},{},{}", csv_field(asked.name), csv_field(asked.folder), csv_field(asked.file),
                                        name_of(outcome.state), outcome.exit_code) + varied_fields(asked, keys) + ",";
  std::string const end = "," + csv_field(outcome.message) + "\n";
  if (!outcome.answer) return start + std::string(16, ',') + end;  // 17 empty fields
  std::string text;
  for (UnitAnswer const& unit : outcome.answer->units)
    text += start + answer_fields(*outcome.answer) + "," + unit_fields(*outcome.answer, unit) + end;
  return text;
}

Json unit_json(CaseAnswer const& answer, UnitAnswer const& unit)
{
  return {{"unit", unit.unit},
          {"definition", unit.definition},
          {"month", answer.horizon},
          {"date", answer.date},
          {"probability", unit.ghost.value},
          {"low", unit.ghost.interval.low},
          {"high", unit.ghost.interval.high},
          {"interval", answer.interval},
          {"beliefs", answer.beliefs},
          {"never", unit.never.value},
          {"never_low", unit.never.interval.low},
          {"never_high", unit.never.interval.high},
          {"horizon", answer.horizon}};
}

Json answer_json(CaseAnswer const& answer)
{
  Json units = Json::array();
  for (UnitAnswer const& unit : answer.units) units.push_back(unit_json(answer, unit));
  return {{"scenario", answer.scenario}, {"plan", answer.plan},       {"changes", answer.changes},
          {"seed", answer.seed},         {"trajectories", answer.trajectories}, {"beliefs", answer.beliefs},
          {"digest", answer.digest},     {"seconds", answer.seconds}, {"units", std::move(units)}};
}

Json case_json(BatchCase const& asked, CaseOutcome const& outcome)
{
  Json varied = Json::array();
  for (auto const& [key, value] : asked.varied) varied.push_back({{"key", key}, {"value", value}});
  return {{"case", asked.name},
          {"folder", asked.folder},
          {"file", asked.file},
          {"varied", std::move(varied)},
          {"state", name_of(outcome.state)},
          {"exit_code", outcome.exit_code},
          {"message", outcome.message},
          {"seconds", outcome.seconds},
          {"answer", outcome.answer ? answer_json(*outcome.answer) : Json(nullptr)}};
}

}  // namespace

std::string summary_csv(BatchSummary const& summary)
{
  std::vector<std::string> const keys = varied_keys(summary);
  std::string text = "case,folder,file,state,exit_code";
  for (std::string const& key : keys) text += "," + csv_field(key);
  text += ",plan,seed,trajectories,beliefs,digest,seconds,unit,definition,horizon,date,probability,low,high,interval,never,never_low,never_high,"
          "message\n";
  for (std::size_t k = 0; k < summary.cases.size(); ++k) text += case_records(summary.cases[k], summary.outcomes[k], keys);
  return text;
}

Json summary_json(BatchSummary const& summary)
{
  Json cases = Json::array();
  for (std::size_t k = 0; k < summary.cases.size(); ++k) cases.push_back(case_json(summary.cases[k], summary.outcomes[k]));
  return {{"schema", "ghostcast.batch/1"}, {"seconds", summary.seconds}, {"cases", std::move(cases)}};
}

std::string summary_json_text(BatchSummary const& summary)
{
  return summary_json(summary).dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace ghostcast
