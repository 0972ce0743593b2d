// SPDX-License-Identifier: Apache-2.0
#include <cmath>

#include "ghostcast/report/ghost_estimate.hpp"
#include "ghostcast/sensitivity/sensitivity_report.hpp"

namespace ghostcast {
namespace {

using Json = nlohmann::ordered_json;

Json number(double value) { return std::isfinite(value) ? Json(value) : Json(nullptr); }

Json estimate_json(Estimate const& estimate) { return {{"value", number(estimate.value)}, {"error", number(estimate.error)}}; }

/// An object with a key for each output.
template <class Make>
Json by_output(Make const& make)
{
  Json json = Json::object();
  for (int k = 0; k < study_output_count; ++k) json[name_of(Output{k})] = make(static_cast<std::size_t>(k));
  return json;
}

Json effects_json(ElementaryEffects const& effects)
{
  return {{"mu", effects.mean}, {"mu_star", effects.absolute.value}, {"mu_star_error", number(effects.absolute.error)}, {"sigma", effects.sd}};
}

Json parameter_json(ParameterFinding const& found)
{
  Json decisions = Json::array();
  for (DecisionInformation const& each : found.decisions) {
    decisions.push_back({{"value", each.gain.value}, {"error", each.gain.error}, {"bias", each.bias}});
  }
  return {{"name", found.name},
          {"unit", found.unit},
          {"low", number(found.low)},
          {"high", number(found.high)},
          {"group", found.group},
          {"effects", by_output([&](std::size_t k) { return effects_json(found.effects[k]); })},
          {"at_low", by_output([&](std::size_t k) { return estimate_json(found.at_low[k]); })},
          {"at_high", by_output([&](std::size_t k) { return estimate_json(found.at_high[k]); })},
          {"information", by_output([&](std::size_t k) { return estimate_json(found.information[k]); })},
          {"shapley", by_output([&](std::size_t k) { return found.shapley[k] ? estimate_json(*found.shapley[k]) : Json(nullptr); })},
          {"decision_information", std::move(decisions)}};
}

Json group_json(GroupFinding const& group)
{
  return {{"members", group.members},
          {"others", group.others},
          {"first", by_output([&](std::size_t k) { return estimate_json(group.first[k]); })},
          {"total", by_output([&](std::size_t k) { return estimate_json(group.total[k]); })},
          {"shapley", by_output([&](std::size_t k) { return estimate_json(group.shapley[k]); })}};
}

Json switches_json(SwitchAttribution const& switches)
{
  Json groups = Json::array();
  for (SwitchFinding const& each : switches.groups) {
    groups.push_back({{"name", each.group}, {"contribution", by_output([&](std::size_t k) { return estimate_json(each.contribution[k]); })}});
  }
  return {{"beliefs", switches.beliefs},
          {"orders", switches.orders == 0 ? Json("all") : Json(switches.orders)},
          {"all", by_output([&](std::size_t k) { return estimate_json(switches.all[k]); })},
          {"none", by_output([&](std::size_t k) { return estimate_json(switches.none[k]); })},
          {"groups", std::move(groups)}};
}

/// The question, and P(ghost) with all that must stand beside it.
Json question_json(SensitivityReport const& report)
{
  RunResult const& run = report.headline;
  Question const& asked = report.options.question;
  GhostEstimate const ghost = ghost_estimate(run, asked.unit, asked.definition, asked.month);
  return {{"unit", run.units[static_cast<std::size_t>(asked.unit)].name},
          {"definition", run.definitions[static_cast<std::size_t>(asked.definition)].name},
          {"month", asked.month},
          {"date", run.start ? Json(run.date(asked.month)) : Json(nullptr)},
          {"probability", ghost.ghost.value},
          {"low", ghost.ghost.interval.low},
          {"high", ghost.ghost.interval.high},
          {"interval", interval_name(run)},
          {"beliefs", run.beliefs},
          {"never", ghost.never.value},
          {"never_low", ghost.never.interval.low},
          {"never_high", ghost.never.interval.high},
          {"horizon", run.horizon()}};
}

Json design_json(SensitivityReport const& report)
{
  SensitivityResult const& found = report.result;
  return {{"seed", report.options.engine.seed},
          {"points", report.options.points},
          {"trajectories_per_point", report.options.trajectories},
          {"screening_courses", found.courses},
          {"screening_trajectories", found.screening_trajectories},
          {"shapley_orders", found.orders},
          {"trajectories", found.trajectories}};
}

}  // namespace

nlohmann::ordered_json sensitivity_json(SensitivityReport const& report)
{
  RunResult const& run = report.headline;
  SensitivityResult const& found = report.result;
  Json parameters = Json::array(), groups = Json::array(), plans = Json::array();
  for (ParameterFinding const& each : found.parameters) parameters.push_back(parameter_json(each));
  for (GroupFinding const& each : found.groups) groups.push_back(group_json(each));
  for (PlanFinding const& each : found.plans) plans.push_back({{"plan", each.plan}, {"advantage", estimate_json(each.advantage)}});
  auto const outputs = by_output([&](std::size_t k) {
    OutputFinding const& output = found.outputs[k];
    return Json{{"mean", estimate_json(output.mean)}, {"variance", estimate_json(output.variance)}, {"noise", output.noise}};
  });
  return {{"schema", "ghostcast.sensitivity/1"},
          {"program", {{"version", run.program_version}, {"commit", run.program_commit}}},
          {"scenario", {{"name", run.name}, {"file", run.file}, {"sha256", run.sha256}, {"plan", run.plan}, {"changes", run.changes}}},
          {"question", question_json(report)},
          {"design", design_json(report)},
          {"outputs", outputs},
          {"parameters", std::move(parameters)},
          {"groups", std::move(groups)},
          {"decisions", std::move(plans)},
          {"switches", found.switches ? switches_json(*found.switches) : Json(nullptr)},
          {"seconds", report.seconds}};
}

std::string sensitivity_json_text(SensitivityReport const& report)
{
  return sensitivity_json(report).dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace ghostcast
