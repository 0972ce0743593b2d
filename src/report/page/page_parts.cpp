// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/report/page_parts.hpp"

#include <fmt/format.h>

#include <cmath>

#include "ghostcast/scenario/parameter_info.hpp"
#include "ghostcast/scenario/warning_texts.hpp"

namespace ghostcast {
namespace {

using Json = nlohmann::ordered_json;

/// The members that are there, of those named.
Json picked(Json const& from, std::initializer_list<char const*> keys)
{
  Json json = Json::object();
  for (char const* key : keys) {
    if (from.contains(key)) json[key] = from[key];
  }
  return json;
}

/// An array of one member of each element.
Json column(Json const& rows, char const* pointer)
{
  Json::json_pointer const at(pointer);
  Json values = Json::array();
  for (Json const& row : rows) values.push_back(row.contains(at) ? row.at(at) : Json(nullptr));
  return values;
}

Json spread_columns(Json const& spread)
{
  if (!spread.contains("by_month") || spread["by_month"].is_null()) return spread;
  Json json = Json::object();
  for (char const* key : {"month", "q05", "q50", "q95", "ignorance", "beliefs_counted"})
    json[key] = column(spread["by_month"], fmt::format("/{}", key).c_str());
  return json;
}

Json page_definition(Json definition)
{
  definition.erase("hazard");
  definition.erase("onset_by_month");
  if (definition.contains("belief_spread")) definition["belief_spread"] = spread_columns(definition["belief_spread"]);
  return definition;
}

std::string flags_of(Json const& resolved, char const* key, char const* flag)
{
  std::string text;
  if (!resolved.contains(key)) return text;
  for (Json const& each : resolved[key]) {
    if (each.is_string()) text += fmt::format(" {} {}", flag, shell_word(each.get<std::string>()));
  }
  return text;
}

/// The goal of a run that had one: its trajectories are blocks then.
std::string goal_of(Json const& precision)
{
  std::string text;
  auto const add = [&](char const* flag, char const* key) {
    if (precision.contains(key) && precision[key].is_number()) text += fmt::format(" {} {}", flag, precision[key].dump());
  };
  add("--precision", "absolute");
  add("--relative", "relative");
  add("--at-most", "at_most");
  return text;
}

/// What decides the numbers of a run beside its scenario. \param goal  whether the verb takes one
std::string dice_of(Json const& result, bool goal)
{
  Json const& planned = result.at("planned");
  Json const precision = result.value("precision", Json());
  bool const blocks = precision.is_object() && precision.contains("block");
  std::string text = fmt::format(" --trajectories {} --seed {}", blocks ? precision["block"].dump() : planned.at("trajectories").dump(),
                                 result.at("seed").dump());
  if (planned.at("beliefs") != 0) text += " --beliefs " + planned.at("beliefs").dump();
  return blocks && goal ? text + goal_of(precision) : text;
}

}  // namespace

Json page_result(Json const& result)
{
  Json json = result;
  json.erase("ranges");
  if (json.contains("resolved_scenario")) {
    for (char const* key : {"document", "correlations", "record"}) json["resolved_scenario"].erase(key);
  }
  for (Json& unit : json["units"]) {
    for (Json& definition : unit["definitions"]) definition = page_definition(std::move(definition));
  }
  json["organisation"].erase("organisations");
  return json;
}

Json page_story(Json const& story)
{
  Json json = picked(story, {"schema", "plan", "trajectory", "seed", "beliefs", "selection", "digest", "horizon_months", "start", "gpu_quantum"});
  json["belief"] = story.at("belief");
  std::string const chosen = story.at("selection").is_null() ? story.at("units").at(0).at("name") : story.at("selection").at("unit");
  for (Json const& unit : story.at("units")) {
    if (unit.at("name") != chosen) continue;
    json["unit"] = picked(unit, {"name", "monthly_value"});
    json["unit"]["definitions"] = Json::array();
    for (Json const& each : unit.at("definitions"))
      json["unit"]["definitions"].push_back(picked(each, {"definition", "outcome", "month", "relapse_month"}));
    for (char const* key : {"month", "headcount", "value", "knowledge", "automation"})
      json["unit"]["months"][key] = column(unit.at("months"), fmt::format("/{}", key).c_str());
    json["unit"]["months"]["gpu_quanta"] = column(unit.at("months"), "/gpus/quanta");
    for (char const* key : {"counterfactual", "euler", "cost", "books"})
      json["unit"]["months"][key] = column(unit.at("months"), fmt::format("/shares/{}", key).c_str());
  }
  json["events"] = Json::array();
  for (Json const& event : story.at("events")) {
    bool const elsewhere = event.contains("unit") && event.at("unit") != chosen;
    if (event.at("weight") != "routine" && !elsewhere) json["events"].push_back(event);
  }
  return json;
}

Json page_comparison(Json const& comparison)
{
  Json json = comparison;
  for (Json& plan : json["plans"]) {
    plan.erase("organisations");
    for (Json& unit : plan["units"]) {
      unit.erase("means");
      for (Json& definition : unit["definitions"]) {
        definition.erase("outcomes");
        for (char const* key : {"standard_error", "variance_ratio"}) definition["ghost"].erase(key);
      }
    }
  }
  return json;
}

Json page_parameters()
{
  Json json = Json::object();
  for (ParameterInfo const& row : parameter_table()) {
    if (row.target.index < 0 || row.has(plan_only)) continue;
    json[std::string(name_of(row.section))][std::string(row.key)] = {
        {"unit", row.unit}, {"default", row.default_text}, {"source", row.source}, {"meaning", row.meaning}};
  }
  return json;
}

Json page_warning_texts()
{
  Json json = Json::object();
  for (WarningText const& each : warning_texts()) json[std::string(each.code)] = each.text;
  return json;
}

std::string shell_word(std::string const& word)
{
  bool const plain = !word.empty() && word.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-./=,%+:") == std::string::npos;
  if (plain) return word;
  std::string text = "'";
  for (char const c : word) text += c == '\'' ? "'\\''" : std::string(1, c);
  return text + "'";
}

std::string command_of(std::string const& verb, Json const& result, std::string const& flags)
{
  Json const& resolved = result.at("resolved_scenario");
  std::string text = fmt::format("ghostcast {} {}", verb, shell_word(resolved.value("file", "SCENARIO")));
  std::string const plan = result.value("plan", "base");
  if (plan != "base") text += " --plan " + shell_word(plan);
  text += flags_of(resolved, "without", "--without") + flags_of(resolved, "set", "--set");
  if (verb != "sensitivity") text += dice_of(result, verb == "run");
  return flags.empty() ? text : text + " " + flags;
}

Json with_six_digits(Json json)
{
  if (json.is_structured()) {
    for (auto& element : json) element = with_six_digits(std::move(element));
  } else if (json.is_number_float() && std::isfinite(json.get<double>())) {
    return std::stod(fmt::format("{:.6g}", json.get<double>()));
  }
  return json;
}

}  // namespace ghostcast
