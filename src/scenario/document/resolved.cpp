// SPDX-License-Identifier: Apache-2.0
#include <fmt/core.h>

#include <cmath>

#include "ghostcast/scenario/compilation.hpp"
#include "ghostcast/scenario/document_json.hpp"
#include "ghostcast/scenario/sources.hpp"
#include "ghostcast/scenario/targets.hpp"

namespace ghostcast {
namespace {

using Json = nlohmann::json;

Json number_json(double value)
{
  if (std::isinf(value)) return "inf";
  return value == std::floor(value) && std::abs(value) < 1e15
             ? Json(static_cast<std::int64_t>(value))
             : Json(value);
}

/// The shortest decimal that gives the same single-precision number.
Json decimal(float value)
{
  return number_json(std::stod(fmt::format("{}", value)));
}

Json node_json(Node const& node)
{
  Json json;
  switch (node.kind) {
    case Node::Kind::table:
      json = Json::object();
      for (Member const& member : node.members) json[member.key] = node_json(member.value);
      return json;
    case Node::Kind::array:
      json = Json::array();
      for (Node const& element : node.elements) json.push_back(node_json(element));
      return json;
    case Node::Kind::text:
      return node.text;
    case Node::Kind::boolean:
      return node.truth;
    case Node::Kind::date:
      return nullptr;
    default:
      return number_json(node.number);
  }
}

/// One element of a value as the user would write it.
Json element_json(ParameterInfo const& row, GivenValue const& value)
{
  if (value.distribution >= 0) return node_json(*value.node);
  if (row.kind == ValueKind::flag) return value.number != 0.0;
  if (row.kind == ValueKind::choice)
    return row.words()[static_cast<std::size_t>(static_cast<int>(value.number) - row.first_choice)];
  if (value.number == -1.0 && !row.absent.empty()) return nullptr;  // solved
  return number_json(value.number);
}

Json value_json(Compilation& c, ParameterInfo const& row, Source const& source)
{
  Reading const& reading = read_value(c, row, *source.node, name_of(row.section));
  Reading const& defaults = read_value(c, row, default_node(row), "default");
  bool const roles = row.target.count == role_count;
  Json all = roles ? Json::object() : Json::array();
  for (std::size_t e = 0; e < reading.elements.size(); ++e) {
    auto const& given = reading.elements[e] ? reading.elements[e] : defaults.elements[e];
    Json const json = given ? element_json(row, *given) : Json();
    if (row.target.count == 1 || (reading.single && given && given->distribution >= 0)) return json;
    bool const used =
        row.target.count != max_groups || static_cast<int>(e) < c.scenario.model.group_count;
    if (roles) {
      all[std::string(role_names[e])] = json;
    } else if (used) {
      all.push_back(json);
    }
  }
  return all;
}

std::string origin(Compilation const& c, Source const& source)
{
  if (source.is_default) return "default";
  std::string const& file = c.files.at(static_cast<std::size_t>(source.node->at.file));
  if (source.node->at.line == 0) return (file.starts_with("--set") ? "" : "off by ") + file;
  return fmt::format("{}:{}:{}", file, source.node->at.line, source.node->at.column);
}

/// All parameters of a section for one instance: { key: { value, from } }.
Json parameters_json(Compilation& c, Section section, int instance)
{
  Json json = Json::object();
  for (ParameterInfo const& row : parameter_table()) {
    if (row.section != section || row.target.index < 0 || row.has(plan_only)) continue;
    Source const source = find_source(c, row, instance);
    Json entry = {{"value", value_json(c, row, source)}, {"from", origin(c, source)}};
    if (source.address != shared_address)
      entry["drawn_for"] =
          c.scenario.organisation_names.empty() || source.address < first_organisation_address
              ? "unit"
              : "organisation";
    json[std::string(row.key)] = std::move(entry);
  }
  return json;
}

/// The parameter that a flat index stands for.
Json target_json(Compilation const& c, int target)
{
  for (ParameterInfo const& row : parameter_table()) {
    if (row.target.index < 0) continue;
    int const stride = row.section == Section::unit           ? unit_stride
                       : row.section == Section::organisation ? organisation_stride
                                                              : 0;
    int const instance = stride == 0 ? 0 : (target - row.target.index) / stride;
    int const element = target - row.target.index - instance * stride;
    bool const ours = instance >= 0 && instance < instance_count(c, row) && element >= 0 &&
                      element < row.target.count;
    if (!ours) continue;
    Json json = {{"parameter", row.key}};
    if (row.target.count == role_count) json["role"] = role_names[element];
    if (row.section == Section::unit)
      json["unit"] = c.scenario.unit_names[static_cast<std::size_t>(instance)];
    if (row.section == Section::organisation)
      json["organisation"] = c.scenario.organisation_names[static_cast<std::size_t>(instance)];
    return json;
  }
  return Json::object();
}

Json steps_json(Compilation const& c)
{
  Json steps = Json::array();
  for (LeverStep const& step : c.scenario.lever_steps) {
    Json json = target_json(c, step.target);
    json["month"] = step.month;
    if (step.slot < 0) {
      json["value"] = decimal(step.value);
    } else {
      json["drawn"] = true;
      json["median"] = decimal(step.value);
    }
    steps.push_back(std::move(json));
  }
  return steps;
}

Json definitions_json(Compilation const& c)
{
  auto const words = find_parameter(Section::definition, "share")->words();
  Json all = Json::array();
  for (int d = 0; d < c.scenario.model.definition_count; ++d) {
    Definition const& each = c.scenario.model.definition[d];
    all.push_back({{"name", c.scenario.definition_names[static_cast<std::size_t>(d)]},
                   {"share", words[static_cast<std::size_t>(each.share)]},
                   {"threshold", decimal(each.threshold)},
                   {"headcount_share", decimal(each.headcount_share)},
                   {"headcount_limit", decimal(each.headcount_limit)},
                   {"growth", decimal(each.growth)},
                   {"persistence", each.persistence},
                   {"needs_supervisor", each.needs_supervisor}});
  }
  return all;
}

Json record_json(RecordMask record)
{
  Json names = Json::array();
  for (int q = 0; q < quantity_count; ++q) {
    if ((record & mask_of(Quantity{q})) != 0) names.push_back(name_of(Quantity{q}));
  }
  return names;
}

/// The draws that are correlated, with the coefficients of their normals.
Json correlations_json(Compilation const& c)
{
  Json all = Json::array();
  for (std::size_t d = 0; d < c.scenario.draws.size(); ++d) {
    int const row = c.scenario.draws[d].copula_row;
    if (row < 0) continue;
    CopulaRow const terms = c.scenario.copula_rows[static_cast<std::size_t>(row)];
    Json coefficients = Json::array();
    for (int t = 0; t < terms.term_count; ++t) {
      coefficients.push_back(
          c.scenario.copula_terms[static_cast<std::size_t>(terms.first_term + t)].coefficient);
    }
    all.push_back({{"draw", c.scenario.draw_names[d]}, {"coefficients", coefficients}});
  }
  return all;
}

}  // namespace

void resolve_layout(Compilation& c)
{
  Scenario& s = c.scenario;
  Json json = {{"name", s.name},       {"title", s.title}, {"file", s.file},
               {"horizon", s.horizon}, {"plan", s.plan},   {"plans", s.plan_names}};
  json["files"] = Json::array();
  for (SourceFile const& each : s.files)
    json["files"].push_back({{"file", each.name}, {"sha256", each.sha256}});
  if (s.start) json["start"] = fmt::format("{:04}-{:02}", s.start->year, s.start->month);
  json["without"] = c.groups_off;
  json["set"] = c.settings;
  json["separate"] = c.separate;
  json["stationary_start"] = s.model.stationary_start;
  json["gpu_quantum"] = number_json(static_cast<double>(s.model.gpu_quantum));
  json["groups"] = s.group_names;
  json["market"] = parameters_json(c, Section::market, 0);
  for (int o = 0; o < s.model.organisation_count; ++o) {
    json["organisations"].push_back({{"name", s.organisation_names[static_cast<std::size_t>(o)]},
                                     {"parameters", parameters_json(c, Section::organisation, o)}});
  }
  for (int u = 0; u < s.model.unit_count; ++u) {
    UnitLayout const& layout = s.model.unit[u];
    Json unit = {{"name", s.unit_names[static_cast<std::size_t>(u)]},
                 {"group", s.group_names[static_cast<std::size_t>(layout.group)]}};
    if (layout.reference_unit >= 0)
      unit["reference_unit"] = s.unit_names[static_cast<std::size_t>(layout.reference_unit)];
    unit["parameters"] = parameters_json(c, Section::unit, u);
    json["units"].push_back(std::move(unit));
  }
  json["definitions"] = definitions_json(c);
  json["correlations"] = correlations_json(c);
  json["plan_steps"] = steps_json(c);
  json["record"] = record_json(s.record);
  json["document"] = document_json(c.root);
  s.resolved = std::move(json);
}

}  // namespace ghostcast
