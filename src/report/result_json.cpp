// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/report/result_json.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

#include "ghostcast/report/belief_report.hpp"
#include "ghostcast/report/definition_text.hpp"
#include "ghostcast/report/fan.hpp"
#include "ghostcast/report/ghost_estimate.hpp"
#include "ghostcast/report/joint_report.hpp"
#include "ghostcast/report/precision_report.hpp"
#include "ghostcast/report/rho_component.hpp"
#include "ghostcast/report/unit_metrics.hpp"
#include "ghostcast/report/warnings.hpp"
#include "ghostcast/statistics/hazard.hpp"
#include "ghostcast/statistics/months_lost.hpp"

namespace ghostcast {
namespace {

using Json = nlohmann::ordered_json;

/// Months 1..T of cumulative counts of months 0..T.
Json from_month_one(CumulativeCounts const& counts)
{
  return Json(std::vector(counts.begin() + 1, counts.end()));
}

Json fan_json(RunResult const& result, Quantity quantity, int index)
{
  Json by_month = Json::array();
  Json running = Json::array();
  for (FanPoint const& point : fan_of(result, quantity, index)) {
    by_month.push_back(point.running == 0 ? Json(nullptr) : Json(point.quantiles));
    running.push_back(point.running);
  }
  return {{"quantiles", quantile_levels},
          {"by_month", std::move(by_month)},
          {"running", std::move(running)}};
}

Json fans_json(RunResult const& result, Scope scope, int index)
{
  Json fans = Json::object();
  for (Quantity const quantity : recorded(result.tally.layout, scope)) {
    fans[name_of(quantity)] = fan_json(result, quantity, index);
  }
  return fans;
}

/// Six decimals: intervals by month are for curves.
Json rounded(std::vector<double> const& values)
{
  Json all = Json::array();
  for (double const value : values) all.push_back(std::round(value * 1e6) / 1e6);
  return all;
}

/// The interval of P(outcome by month), months 1..T; of ghosts with the born ones.
Json interval_json(RunResult const& result, int unit, int definition, Outcome outcome)
{
  EventProbability const probability = result.probability();
  Events const events = outcome == Outcome::ghost ? ghost_events : event_of(outcome);
  std::vector<double> low;
  std::vector<double> high;
  for (int month = 1; month <= result.horizon(); ++month) {
    Proportion const estimate = probability.by_month(definition, unit, events, month);
    low.push_back(estimate.interval.low);
    high.push_back(estimate.interval.high);
  }
  return {{"low", rounded(low)}, {"high", rounded(high)}};
}

/// What must stand beside probabilities of a unit and a definition.
Json disclosure_json(RunResult const& result, int unit, int definition)
{
  GhostEstimate const estimate = ghost_estimate(result, unit, definition, result.horizon());
  return {{"definition", result.definitions[static_cast<std::size_t>(definition)].name},
          {"interval", interval_name(result)},
          {"beliefs", result.beliefs},
          {"never", estimate.never.value},
          {"never_low", estimate.never.interval.low},
          {"never_high", estimate.never.interval.high},
          {"horizon", result.horizon()}};
}

/// Intervals of all outcomes by month, with what must stand beside them.
Json intervals_json(RunResult const& result, int unit, int definition)
{
  Json outcomes = Json::object();
  for (int k = 0; k < outcome_count; ++k) outcomes[name_of(Outcome{k})] = interval_json(result, unit, definition, Outcome{k});
  Json json = disclosure_json(result, unit, definition);
  json["outcomes"] = std::move(outcomes);
  return json;
}

/// P(ghost) at the checkpoints; each object stands on its own.
Json estimates_json(RunResult const& result, int unit, int definition)
{
  Json estimates = Json::array();
  for (int const month : checkpoints_within(result.horizon())) {
    GhostEstimate const estimate = ghost_estimate(result, unit, definition, month);
    estimates.push_back(
        {{"definition", result.definitions[static_cast<std::size_t>(definition)].name},
         {"month", month},
         {"date", result.start ? Json(result.date(month)) : Json(nullptr)},
         {"probability", estimate.ghost.value},
         {"low", estimate.ghost.interval.low},
         {"high", estimate.ghost.interval.high},
         {"interval", interval_name(result)},
         {"beliefs", result.beliefs},
         {"never", estimate.never.value},
         {"never_low", estimate.never.interval.low},
         {"never_high", estimate.never.interval.high},
         {"horizon", result.horizon()}});
  }
  return estimates;
}

/// Months by which shares of all futures are ghosts; null beyond the horizon, `text` says ">2065-12".
Json dates_json(RunResult const& result, int unit, int definition)
{
  auto const month = [](std::optional<int> m) { return m ? Json(*m) : Json(nullptr); };
  Json dates = Json::array();
  for (double const level : quantile_levels) {
    GhostDate const date = ghost_date(result, unit, definition, level);
    dates.push_back({{"level", level},
                     {"month", month(date.month)},
                     {"earliest", month(date.earliest)},
                     {"latest", month(date.latest)},
                     {"text", month_text(result, date.month)}});
  }
  return dates;
}

/// Restricted mean time lost to each outcome [months]; born ghosts count among the ghosts.
Json months_lost_json(RunResult const& result, int unit, int definition)
{
  Json all = Json::object();
  for (int k = 0; k < outcome_count; ++k) {
    Events const events = Outcome{k} == Outcome::ghost ? ghost_events : event_of(Outcome{k});
    MonthsLost const lost = months_lost(result.tally, result.beliefs, definition, unit, events);
    all[name_of(Outcome{k})] = {{"mean", lost.mean},
                                {"standard_error", std::isfinite(lost.standard_error) ? Json(lost.standard_error) : Json(nullptr)},
                                {"low", lost.interval.low},
                                {"high", lost.interval.high}};
  }
  return all;
}

/// Hazards of each outcome by year, and those at risk by month: with the outcomes' curves these give
/// the hazards by month.
Json hazard_json(RunResult const& result, int unit, int definition)
{
  Hazards const hazards(result.tally, result.beliefs, definition, unit);
  Json at_risk = Json::array();
  for (int month = 1; month <= result.horizon(); ++month) at_risk.push_back(hazards.at_risk(month));
  Json years = Json::array();
  for (MonthSpan const& year : years_within(result.horizon())) {
    Json outcomes = Json::object();
    for (int k = 0; k < outcome_count; ++k) {
      Hazard const h = hazards.over(Outcome{k}, year);
      outcomes[name_of(Outcome{k})] = {{"events", h.events},
                                       {"hazard", h.hazard.value},
                                       {"low", h.hazard.interval.low},
                                       {"high", h.hazard.interval.high}};
    }
    years.push_back({{"first_month", year.first},
                     {"last_month", year.last},
                     {"at_risk", hazards.at_risk(year.first)},
                     {"outcomes", std::move(outcomes)}});
  }
  Json json = disclosure_json(result, unit, definition);
  json["at_risk_by_month"] = std::move(at_risk);
  json["by_year"] = std::move(years);
  return json;
}

/// Of today's people, rounded down; null where any number is allowed.
Json people_allowed_json(Definition const& definition, double people)
{
  return definition.headcount_share >= 1.0f ? Json(nullptr) : Json(static_cast<std::int64_t>(people_allowed(definition, people)));
}

Json definition_json(RunResult const& result, int unit, int definition)
{
  TallyLayout const& layout = result.tally.layout;
  ReportedDefinition const& reported = result.definitions[static_cast<std::size_t>(definition)];
  Json outcomes = Json::object();
  for (int k = 0; k < outcome_count; ++k) {
    outcomes[name_of(Outcome{k})] = {
        {"by_month",
         from_month_one(cumulative_outcome(result.tally, definition, unit, Outcome{k}))}};
  }
  Json criteria = Json::object();
  auto const counts = last_criteria(result, definition, unit);
  for (int k = 0; k < criterion_count; ++k)
    criteria[name_of(Criterion{k})] = counts[static_cast<std::size_t>(k)];
  return {{"name", reported.name},
          {"text", definition_text(reported.definition,
                                   result.units[static_cast<std::size_t>(unit)].people)},
          {"people_allowed", people_allowed_json(reported.definition, result.units[static_cast<std::size_t>(unit)].people)},
          {"ghost_probability", estimates_json(result, unit, definition)},
          {"belief_spread", belief_spread_json(result, unit, definition)},
          {"by_rho_component", components_json(result, unit, definition)},
          {"born_ghost", result.tally.at(layout.born_at(definition, unit))},
          {"outcomes", std::move(outcomes)},
          {"intervals", intervals_json(result, unit, definition)},
          {"human", result.tally.at(layout.human_at(definition, unit))},
          {"ghost_dates", dates_json(result, unit, definition)},
          {"months_lost", months_lost_json(result, unit, definition)},
          {"hazard", hazard_json(result, unit, definition)},
          {"onset_by_month", from_month_one(cumulative_onset(result.tally, definition, unit))},
          {"last_criterion", std::move(criteria)},
          {"relapsed", result.tally.at(layout.relapsed_at(definition, unit))}};
}

Json share_json(ShareSummary const& summary)
{
  bool const some = summary.trajectories > 0;
  return {{"trajectories", summary.trajectories},
          {"mean", some ? Json(summary.mean) : Json(nullptr)},
          {"quantiles", some ? Json(summary.quantiles) : Json(nullptr)}};
}

/// [component of substitution_rho][repair], trajectories; a component has its name.
Json repairs_json(RunResult const& result, int unit)
{
  Json components = Json::array();
  int const count = std::max(1, static_cast<int>(rho_components(result, unit).size()));
  for (int component = 0; component < count; ++component) {
    Json repairs = {{"component", rho_component(result, unit, component)}};
    for (int k = 0; k < repair_count; ++k) {
      repairs[name_of(Repair{k})] = repair_count_of(result, unit, component, Repair{k});
    }
    components.push_back(std::move(repairs));
  }
  return components;
}

Json metrics_json(RunResult const& result, int unit)
{
  InfraTenfold const infra = infra_tenfold(result, unit);
  Json const commodity = {
      {"definition", result.definitions.front().name},
      {"ghost", share_json(commodity_loss(result, unit, CommodityGroup::ghost))},
      {"other", share_json(commodity_loss(result, unit, CommodityGroup::other))}};
  return {{"infra_10x", {{"by_month", from_month_one(infra.by_month)}, {"never", infra.never}}},
          {"outage_loss", share_json(outage_loss(result, unit))},
          {"commodity_loss", commodity},
          {"repaired", repairs_json(result, unit)}};
}

Json unit_json(RunResult const& result, int unit)
{
  Json definitions = Json::array();
  for (int definition = 0; definition < result.tally.layout.definition_count; ++definition) {
    definitions.push_back(definition_json(result, unit, definition));
  }
  ReportedUnit const& reported = result.units[static_cast<std::size_t>(unit)];
  return {{"name", reported.name},
          {"start", {{"people", reported.people}, {"gpus", reported.gpus}, {"monthly_value", reported.monthly_value}}},
          {"definitions", std::move(definitions)},
          {"fan", fans_json(result, Scope::unit, unit)},
          {"metrics", metrics_json(result, unit)}};
}

Json organisation_json(RunResult const& result)
{
  Json organisations = Json::array();
  for (int k = 0; k < result.tally.layout.organisation_count; ++k) {
    organisations.push_back({{"name", result.organisations[static_cast<std::size_t>(k)]},
                             {"fan", fans_json(result, Scope::organisation, k)}});
  }
  return {{"organisations", std::move(organisations)},
          {"market", fans_json(result, Scope::market, 0)}};
}

Json ranges_json(RunResult const& result)
{
  Json ranges = Json::array();
  for (ReportedRange const& range : result.ranges) {
    ranges.push_back(
        {{"first", range.first}, {"last", range.last}, {"digest", to_hex(range.digest)}});
  }
  return ranges;
}

Json stored_json(RunResult const& result)
{
  if (!result.stored) return nullptr;
  return {{"run", result.stored->run},
          {"computed", result.stored->computed},
          {"version", result.stored->version},
          {"commit", result.stored->commit}};
}

}  // namespace

nlohmann::ordered_json result_json(RunResult const& result)
{
  Json json;
  json["schema"] = "ghostcast.result/1";
  json["program"] = {{"version", result.program_version}, {"commit", result.program_commit}};
  json["scenario"] = {{"name", result.name}, {"sha256", result.sha256}};
  json["resolved_scenario"] = result.resolved;
  json["plan"] = result.plan;
  json["changes"] = result.changes;
  json["seed"] = result.seed;
  json["beliefs"] = result.beliefs;
  json["trajectories"] = result.trajectories();
  json["recorded_trajectories"] = result.recorded();
  json["planned"] = {{"trajectories", result.planned},
                     {"beliefs", result.belief_count},
                     {"belief_block", result.belief_block}};
  json["precision"] = precision_json(result);
  json["completion"] = name_of(result.completion());
  json["fault"] = result.fault.empty() ? Json(nullptr) : Json(result.fault);
  json["engine"] = {{"name", result.engine.name},
                    {"device", result.engine.device},
                    {"threads", result.engine.threads},
                    {"isa", result.engine.isa.empty() ? Json(nullptr) : Json(result.engine.isa)},
                    {"ranks", result.engine.ranks}};
  json["stored"] = stored_json(result);
  json["digest"] = to_hex(result.digest);
  json["ranges"] = ranges_json(result);
  json["non_finite"] = result.tally.scalar(Scalars::non_finite);
  json["seconds"] = result.seconds;
  json["role_steps"] = result.tally.scalar(Scalars::draws) / 2;
  json["horizon_months"] = result.horizon();
  json["start"] = result.start ? Json(to_string(*result.start)) : Json(nullptr);
  json["units"] = Json::array();
  for (int unit = 0; unit < result.tally.layout.unit_count; ++unit)
    json["units"].push_back(unit_json(result, unit));
  json["joint"] = joint_json(result);
  json["organisation"] = organisation_json(result);
  json["warnings"] = warnings_of(result);
  return json;
}

std::string result_json_text(RunResult const& result)
{
  return result_json(result).dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace ghostcast
