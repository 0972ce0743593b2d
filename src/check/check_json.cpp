// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/check/check_json.hpp"

#include <cmath>

#include "ghostcast/report/unit_metrics.hpp"

namespace ghostcast {
namespace {

using Json = nlohmann::ordered_json;

Json number(double value)
{
  if (std::isfinite(value)) return value;
  return std::isnan(value) ? Json(nullptr) : Json(value < 0.0 ? "-inf" : "inf");
}

char const* name_of(Standing standing)
{
  constexpr char const* names[] = {"given", "solved", "default"};
  return names[static_cast<int>(standing)];
}

char const* name_of(Reach reach)
{
  constexpr char const* names[] = {"within",      "at_the_peak", "rounding",  "frozen",
                                   "supervisors", "beyond",      "any_number"};
  return names[static_cast<int>(reach)];
}

char const* name_of(Mark mark)
{
  constexpr char const* names[] = {"inside", "outside", "wide", "unjudged"};
  return names[static_cast<int>(mark)];
}

char const* name_of(YearMetric metric)
{
  constexpr char const* names[] = {"headcount_growth", "voluntary_leaving",
                                   "value_growth",     "fleet_growth",
                                   "books_change",     "counterfactual_change"};
  return names[static_cast<int>(metric)];
}

Json parameter_json(ParameterEntry const& entry)
{
  Json json = {{"section", name_of(entry.info->section)},
               {"owner", entry.owner},
               {"key", entry.info->key},
               {"symbol", entry.info->symbol},
               {"unit", entry.info->unit},
               {"equation", entry.info->equation},
               {"value", entry.value},
               {"text", entry.text},
               {"from", entry.from},
               {"standing", name_of(entry.standing)}};
  json["drawn"] = Json::array();
  for (PriorRange const& range : entry.ranges)
    json["drawn"].push_back(
        {{"element", range.element}, {"q05", number(range.low)}, {"q95", number(range.high)}});
  return json;
}

Json role_json(RoleStart const& r)
{
  return {{"role", role_names[r.role]}, {"people", r.people},       {"new", r.newcomers},
          {"places", r.places},         {"vacancies", r.vacancies}, {"offers", r.offers},
          {"leavers", r.leavers},       {"accepted", r.accepted}};
}

Json identity_json(Identity const& i)
{
  return {{"name", i.name},
          {"unit", i.unit},
          {"stated", number(i.stated)},
          {"obtained", number(i.obtained)},
          {"residual", number(i.residual)},
          {"bound", i.bound}};
}

Json anchor_json(Anchor const& a)
{
  Json values = Json::array();
  for (double const value : a.values) values.push_back(number(value));
  return {{"name", a.name},
          {"symbol", a.symbol},
          {"unit", a.unit},
          {"equation", a.equation},
          {"values", values}};
}

Json anchors_json(UnitAnchors const& unit)
{
  Json json;
  for (RhoComponent const& c : unit.components)
    json["rho"].push_back({{"rho", c.rho}, {"weight", c.weight}});
  for (Anchor const& anchor : unit.anchors) json["solved"].push_back(anchor_json(anchor));
  json["roles"] = Json::array();
  for (RoleStart const& role : unit.roles) json["roles"].push_back(role_json(role));
  json["identities"] = Json::array();
  for (Identity const& identity : unit.identities)
    json["identities"].push_back(identity_json(identity));
  return json;
}

Json margin_json(Scenario const& s, HeadcountMargin const& m)
{
  return {{"definition", s.definition_names[static_cast<std::size_t>(m.definition)]},
          {"automation", m.automation},
          {"value_ratio", m.value_ratio},
          {"places", m.places},
          {"allowed", m.allowed},
          {"top_value", m.top_value},
          {"top_places", m.top_places},
          {"top_peak", m.top_peak},
          {"top_allowed", m.top_allowed},
          {"can_freeze", m.can_freeze},
          {"frozen_least", m.frozen.least},
          {"frozen_most", m.frozen.most},
          {"top_frozen_least", m.top_frozen.least},
          {"top_frozen_most", m.top_frozen.most},
          {"beliefs", m.beliefs},
          {"beliefs_within", m.beliefs_within},
          {"beliefs_frozen", m.beliefs_frozen},
          {"reach", name_of(m.reach)},
          {"verdict", verdict_text(m)}};
}

Json feasibility_json(UnitFeasibility const& unit)
{
  Json components = Json::array();
  for (ComponentFeasibility const& c : unit.components) {
    Json repairs;
    for (int k = 0; k < repair_count; ++k)
      repairs[ghostcast::name_of(static_cast<Repair>(k))] = c.repairs[static_cast<std::size_t>(k)];
    components.push_back({{"rho", c.component.rho},
                          {"weight", c.component.weight},
                          {"beliefs", c.beliefs},
                          {"unrepaired", c.unrepaired},
                          {"repairs", repairs},
                          {"highest_share", c.highest_share},
                          {"smallest_change", smallest_change(c)}});
  }
  return {{"by_reference", unit.by_reference}, {"components", components}};
}

Json line_json(GlanceLine const& line)
{
  PublicRange const& r = *line.range;
  Json json = {{"metric", name_of(r.metric)},
               {"unit", r.unit},
               {"q05", nullptr},
               {"q50", nullptr},
               {"q95", nullptr},
               {"mark", nullptr}};
  if (line.quantiles) {
    json["q05"] = number(line.quantiles->low);
    json["q50"] = number(line.quantiles->median);
    json["q95"] = number(line.quantiles->high);
    json["mark"] = name_of(line.mark);
  }
  json["public"] = {
      {"low", r.low},       {"high", r.high},     {"observations", r.observations},
      {"kind", r.kind},     {"ends", r.ends},     {"period", r.period},
      {"source", r.source}, {"status", r.status}, {"proxy", r.standard == Standard::proxy},
      {"note", r.note}};
  return json;
}

Json glance_json(UnitGlance const& unit)
{
  Json lines = Json::array();
  for (GlanceLine const& line : unit.lines) lines.push_back(line_json(line));
  return {{"running", unit.running}, {"exited", unit.exited}, {"metrics", lines}};
}

Json unit_json(Scenario const& scenario, CheckResult const& result, int unit)
{
  auto const u = static_cast<std::size_t>(unit);
  Json json = {{"name", scenario.unit_names[u]}, {"anchors", anchors_json(result.anchors[u])}};
  json["headcount"] = Json::array();
  for (HeadcountMargin const& m : result.margins) {
    if (m.unit == unit) json["headcount"].push_back(margin_json(scenario, m));
  }
  json["feasibility"] = feasibility_json(result.feasibility[u]);
  json["first_year"] = glance_json(result.glance.units[u]);
  return json;
}

Json head_json(Scenario const& scenario, CheckResult const& result)
{
  return {{"schema", "ghostcast.check/1"},
          {"file", scenario.file},
          {"sha256", scenario.sha256},
          {"valid", true},
          {"faults", 0},
          {"warnings", scenario.warnings},
          {"name", scenario.name},
          {"title", scenario.title},
          {"plan", scenario.plan},
          {"horizon_months", scenario.horizon},
          {"seed", result.plan.seed},
          {"trajectories", result.glance.trajectories},
          {"months", result.glance.months},
          {"non_finite", result.glance.non_finite}};
}

}  // namespace

nlohmann::ordered_json check_json(Scenario const& scenario, CheckResult const& result)
{
  Json json = head_json(scenario, result);
  json["parameters"] = Json::array();
  for (ParameterEntry const& entry : result.parameters)
    json["parameters"].push_back(parameter_json(entry));
  json["correlations"] = Json::array();
  for (Correlation const& c : result.correlations) {
    json["correlations"].push_back(
        {{"first", c.first}, {"second", c.second}, {"coefficient", c.coefficient}});
  }
  json["plan_steps"] = scenario.resolved["plan_steps"];
  json["definitions"] = scenario.resolved["definitions"];
  json["units"] = Json::array();
  for (int u = 0; u < scenario.model.unit_count; ++u)
    json["units"].push_back(unit_json(scenario, result, u));
  json["public_ranges_as_of"] = public_ranges_as_of;
  return json;
}

std::string check_json_text(Scenario const& scenario, CheckResult const& result)
{
  return check_json(scenario, result).dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace ghostcast
