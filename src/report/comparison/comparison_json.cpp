// SPDX-License-Identifier: Apache-2.0
#include <cmath>

#include "ghostcast/report/comparison_text.hpp"
#include "ghostcast/report/definition_text.hpp"
#include "ghostcast/report/fan.hpp"
#include "ghostcast/report/ghost_estimate.hpp"
#include "ghostcast/report/warnings.hpp"
#include "ghostcast/statistics/incidence.hpp"

namespace ghostcast {
namespace {

using Json = nlohmann::ordered_json;

Json finite(double value)
{
  return std::isfinite(value) ? Json(value) : Json(nullptr);
}

Json difference_json(PairedDifference const& d)
{
  return {{"base", finite(d.base)},
          {"plan", finite(d.plan)},
          {"difference", finite(d.difference)},
          {"low", finite(d.interval.low)},
          {"high", finite(d.interval.high)},
          {"standard_error", finite(d.standard_error)},
          {"variance_ratio", finite(d.variance_ratio)}};
}

/// Differences by month as one array a number.
Json curve_json(std::vector<PairedDifference> const& curve)
{
  Json json = difference_json({});
  for (auto& [key, array] : json.items()) array = Json::array();
  for (PairedDifference const& d : curve) {
    Json const here = difference_json(d);
    for (auto const& [key, number] : here.items()) json[key].push_back(number);
  }
  return json;
}

/// Writes about one unit under one plan.
class UnitJson {
 public:
  UnitJson(Comparison const& comparison, Pairing const& pairing, int unit)
      : comparison_(comparison), pairing_(pairing), result_(pairing.base().result), unit_(unit)
  {
  }

  Json json() const
  {
    Json definitions = Json::array();
    for (int k = 0; k < result_.tally.layout.definition_count; ++k)
      definitions.push_back(definition(k));
    return {{"name", result_.units[static_cast<std::size_t>(unit_)].name},
            {"definitions", std::move(definitions)},
            {"means", means_json(Scope::unit, unit_)}};
  }

  Json means_json(Scope scope, int index) const
  {
    Json means = Json::object();
    for (Quantity const quantity : recorded(result_.tally.layout, scope)) {
      std::vector<PairedDifference> curve;
      for (int month = 1; month <= result_.horizon(); ++month)
        curve.push_back(pairing_.mean(quantity, index, month));
      Json& json = means[name_of(quantity)];
      json = {{"unit", fan_unit(quantity)}, {"by_month", curve_json(curve)}};
      bool const share = binning_of(quantity) == Binning::linear;
      json["total"] = share ? Json(nullptr) : difference_json(pairing_.total(quantity, index));
    }
    return means;
  }

 private:
  std::vector<PairedDifference> curve(int definition, Events events) const
  {
    std::vector<PairedDifference> curve;
    for (int month = 0; month <= result_.horizon(); ++month)
      curve.push_back(pairing_.probability(definition, unit_, events, month));
    return curve;
  }

  Json ghost_probability(RunResult const& result, int definition) const
  {
    GhostEstimate const estimate = ghost_estimate(result, unit_, definition, result.horizon());
    return {{"month", result.horizon()},
            {"probability", estimate.ghost.value},
            {"low", estimate.ghost.interval.low},
            {"high", estimate.ghost.interval.high},
            {"interval", interval_name(result)},
            {"beliefs", result.beliefs},
            {"never", estimate.never.value},
            {"never_low", estimate.never.interval.low},
            {"never_high", estimate.never.interval.high}};
  }

  Json dates(int definition) const
  {
    Json dates = Json::array();
    auto const month_of = [&](RunResult const& result, double level) {
      auto const month = improper_quantile(cumulative_ghosts(result.tally, definition, unit_),
                                           result.trajectories(), level);
      return month ? Json(*month) : Json(nullptr);
    };
    for (double const level : quantile_levels) {
      dates.push_back({{"level", level},
                       {"base", month_of(pairing_.base().result, level)},
                       {"plan", month_of(pairing_.plan().result, level)}});
    }
    return dates;
  }

  Json shift(int definition) const
  {
    DefinitionShift const shift = definition_shift(pairing_, definition, unit_);
    return {{"moved", shift.moved()},
            {"floor_bars", shift.floor_bars},
            {"reality_alike", shift.reality_alike},
            {"allowed_people", shift.allowed},
            {"floor_people", shift.floor.people},
            {"floor_since_month", shift.floor.since},
            {"base_floor_people", shift.base_floor.people},
            {"share_difference", shift.share},
            {"value_difference", finite(shift.value)},
            {"people_difference", finite(shift.people)}};
  }

  Json definition(int k) const
  {
    Json outcomes = Json::object();
    for (int o = 0; o < outcome_count; ++o)
      outcomes[name_of(Outcome{o})] = curve_json(curve(k, event_of(Outcome{o})));
    Json signs = Json::array();
    std::vector<PairedDifference> const ghosts = curve(k, ghost_events);
    for (SignStretch const& s : sign_stretches(ghosts))
      signs.push_back({{"first", s.first}, {"last", s.last}, {"sign", s.sign}});
    ReportedDefinition const& reported = result_.definitions[static_cast<std::size_t>(k)];
    double const people = result_.units[static_cast<std::size_t>(unit_)].people;
    return {{"name", reported.name},
            {"text", definition_text(reported.definition, people)},
            {"interval", paired_interval_name(comparison_)},
            {"ghost_probability",
             {{"base", ghost_probability(pairing_.base().result, k)},
              {"plan", ghost_probability(pairing_.plan().result, k)}}},
            {"ghost", curve_json(ghosts)},
            {"outcomes", std::move(outcomes)},
            {"signs", std::move(signs)},
            {"dates", dates(k)},
            {"mean_time_to_ghost", difference_json(pairing_.mean_time(k, unit_, ghost_events))},
            {"definition_shift", shift(k)}};
  }

  Comparison const& comparison_;
  Pairing const& pairing_;
  RunResult const& result_;
  int unit_;
};

Json run_json(ComparedRun const& run)
{
  RunResult const& result = run.result;
  return {{"label", run.label},
          {"scenario", {{"name", result.name}, {"sha256", result.sha256}}},
          {"plan", result.plan},
          {"changes", result.changes},
          {"digest", to_hex(result.digest)},
          {"warnings", warnings_of(result)}};
}

Json plan_json(Comparison const& comparison, ComparedRun const& plan)
{
  Pairing const pairing(comparison.base, plan);
  Json json = run_json(plan);
  json["parting_month"] = pairing.parting() ? Json(*pairing.parting()) : Json(nullptr);
  json["units"] = Json::array();
  TallyLayout const& layout = comparison.base.result.tally.layout;
  for (int unit = 0; unit < layout.unit_count; ++unit)
    json["units"].push_back(UnitJson(comparison, pairing, unit).json());
  json["organisations"] = Json::array();
  for (int k = 0; k < layout.organisation_count; ++k) {
    json["organisations"].push_back(
        {{"name", comparison.base.result.organisations[static_cast<std::size_t>(k)]},
         {"means", UnitJson(comparison, pairing, 0).means_json(Scope::organisation, k)}});
  }
  return json;
}

}  // namespace

nlohmann::ordered_json comparison_json(Comparison const& comparison)
{
  RunResult const& result = comparison.base.result;
  Json json;
  json["schema"] = "ghostcast.compare/1";
  json["program"] = {{"version", result.program_version}, {"commit", result.program_commit}};
  json["base"] = run_json(comparison.base);
  json["seed"] = result.seed;
  json["beliefs"] = result.beliefs;
  json["trajectories"] = result.trajectories();
  json["planned"] = {{"trajectories", result.planned}, {"beliefs", result.belief_count}};
  json["completion"] = name_of(result.completion());
  json["clusters"] = comparison.base.clusters.size();
  json["horizon_months"] = result.horizon();
  json["start"] = result.start ? Json(to_string(*result.start)) : Json(nullptr);
  json["plans"] = Json::array();
  for (ComparedRun const& plan : comparison.plans)
    json["plans"].push_back(plan_json(comparison, plan));
  return json;
}

std::string comparison_json_text(Comparison const& comparison)
{
  return comparison_json(comparison).dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace ghostcast
