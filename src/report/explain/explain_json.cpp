// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/report/explain_json.hpp"

#include "ghostcast/report/definition_text.hpp"
#include "ghostcast/report/unit_metrics.hpp"
#include "ghostcast/scenario/parameter_info.hpp"

namespace ghostcast {
namespace {

using Json = nlohmann::ordered_json;

Json outcome_json(Verdict const& verdict)
{
  if (!verdict.first) return "human";
  return verdict.born() ? "born_ghost" : name_of(*verdict.first);
}

Json verdict_json(Explanation const& e, int unit, int index)
{
  Definition const& definition = e.definition_at(index);
  Verdict const verdict = verdict_of(e.replay, unit, definition, index);
  bool const confirmed = verdict.ghost() && !verdict.born();
  int const last = e.replay.last_running_month(unit);
  Json json = {
      {"definition", e.definition_name(index)},
      {"text", definition_text(definition, e.units[static_cast<std::size_t>(unit)].people)},
      {"outcome", outcome_json(verdict)},
      {"month", verdict.first ? Json(verdict.month) : Json(nullptr)},
      {"onset", confirmed ? Json(verdict.month - definition.persistence + 1) : Json(nullptr)},
      {"last_criterion", confirmed ? Json(name_of(verdict.last)) : Json(nullptr)},
      {"relapse_month", verdict.relapse ? Json(*verdict.relapse) : Json(nullptr)}};
  json["at_outcome"] = verdict.ghost() ? explain_checks_json(e, unit, index, verdict.month) : Json(nullptr);
  json["at_end"] = {{"month", last}, {"criteria", explain_checks_json(e, unit, index, last)}};
  return json;
}

Json unit_json(Explanation const& e, int unit)
{
  ReportedUnit const& reported = e.units[static_cast<std::size_t>(unit)];
  Json definitions = Json::array();
  for (std::size_t d = 0; d < e.definitions.size(); ++d)
    definitions.push_back(verdict_json(e, unit, static_cast<int>(d)));
  return {{"name", reported.name},
          {"organisation", e.organisations[static_cast<std::size_t>(reported.organisation)]},
          {"monthly_value", shortest_decimal(reported.monthly_value)},
          {"definitions", std::move(definitions)},
          {"months", explain_months_json(e, unit)}};
}

Json belief_json(Explanation const& e)
{
  Json parameters = Json::array();
  for (std::size_t d = 0; d < e.draw_names.size(); ++d) {
    DrawnParameter const& drawn = e.replay.belief.drawn[d];
    parameters.push_back({{"name", e.draw_names[d]},
                          {"value", shortest_decimal(drawn.value)},
                          {"percentile", drawn.percentile}});
  }
  Json repaired = Json::array();
  for (std::size_t u = 0; u < e.units.size(); ++u) {
    for (int k = 0; k < repair_count; ++k) {
      if ((e.replay.belief.repaired[u] >> k & 1u) != 0)
        repaired.push_back({{"unit", e.units[u].name}, {"repair", name_of(Repair{k})}});
    }
  }
  return {{"number", e.replay.belief.number},
          {"parameters", std::move(parameters)},
          {"repaired", std::move(repaired)}};
}

Json selection_json(Explanation const& e)
{
  if (!e.selection) return nullptr;
  FirstOutcomes const& found = e.selection->outcomes;
  Json others = Json::object();
  for (int k = 1; k < outcome_count; ++k)
    others[name_of(Outcome{k})] = found.others[static_cast<std::size_t>(k)].count;
  return {{"select", name_of(e.selection->selection)},
          {"unit", e.unit_name(e.selection->unit)},
          {"definition", e.definition_name(e.selection->definition)},
          {"trajectories", found.trajectories()},
          {"born_ghosts", found.ghosts.front().count},
          {"ghosts", found.ghost_count()},
          {"others", std::move(others)},
          {"human", found.human.count}};
}

Json run_json(Explanation const& e)
{
  Json json;
  json["schema"] = "ghostcast.explain/1";
  json["program"] = {{"version", e.program_version}, {"commit", e.program_commit}};
  json["scenario"] = {{"name", e.name}, {"sha256", e.sha256}};
  json["plan"] = e.plan;
  json["seed"] = e.replay.seed;
  json["beliefs"] = e.replay.belief_count == 0 ? Json(nullptr) : Json(e.replay.belief_count);
  json["trajectory"] = e.replay.trajectory;
  json["selection"] = selection_json(e);
  json["digest"] = to_hex(digest_of(e.replay.tally));
  json["horizon_months"] = e.replay.horizon();
  json["start"] = e.start ? Json(to_string(*e.start)) : Json(nullptr);
  json["gpu_quantum"] = shortest_decimal(e.gpu_quantum);
  json["belief"] = belief_json(e);
  return json;
}

}  // namespace

nlohmann::ordered_json explain_json(Explanation const& explanation)
{
  Json json = run_json(explanation);
  json["events"] = explain_events_json(explanation);
  json["units"] = Json::array();
  for (std::size_t u = 0; u < explanation.units.size(); ++u)
    json["units"].push_back(unit_json(explanation, static_cast<int>(u)));
  json["organisations"] = Json::array();
  for (std::size_t o = 0; o < explanation.organisations.size(); ++o) {
    json["organisations"].push_back(
        {{"name", explanation.organisations[o]},
         {"months", explain_organisation_json(explanation, static_cast<int>(o))}});
  }
  json["market"] = {{"months", explain_market_json(explanation)}};
  return json;
}

std::string explain_json_text(Explanation const& explanation)
{
  return explain_json(explanation).dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace ghostcast
