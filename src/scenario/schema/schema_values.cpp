// SPDX-License-Identifier: Apache-2.0
#include <fmt/core.h>

#include <cmath>

#include "ghostcast/scenario/document.hpp"
#include "ghostcast/scenario/reference.hpp"
#include "ghostcast/scenario/schema_parts.hpp"

namespace ghostcast::schema {
namespace {

/// `{ dist = "one_plus_geometric", mean = ... }` of team_raid.size.
Json team_size(ParameterInfo const& row)
{
  return table_of({{"dist", {{"const", "one_plus_geometric"}}}, {"mean", any_of(measured(number(row.range), row.unit))}},
                  {"dist", "mean"});
}

Json table_by_role(ParameterInfo const& row)
{
  Json properties = Json::object();
  for (std::string_view const role : role_names) properties[std::string(role)] = any_of(element(row));
  return table_of(std::move(properties), {});
}

/// A default as JSON; null where JSON has no word for it.
Json node_json(Node const& node)
{
  switch (node.kind) {
    case Node::Kind::text:
      return node.text;
    case Node::Kind::boolean:
      return node.truth;
    case Node::Kind::integer:
    case Node::Kind::real:
      return std::isfinite(node.number) ? plain(node.number) : Json();
    case Node::Kind::array: {
      Json json = Json::array();
      for (Node const& each : node.elements) json.push_back(node_json(each));
      return json;
    }
    default: {
      Json json = Json::object();
      for (Member const& each : node.members) json[each.key] = node_json(each.value);
      return json;
    }
  }
}

std::string without(std::string text, char unwanted)
{
  std::erase(text, unwanted);
  return text;
}

}  // namespace

std::vector<Json> element(ParameterInfo const& row)
{
  if (row.kind == ValueKind::choice) return {one_word_of(row.words())};
  if (row.kind == ValueKind::flag) return {{{"type", "boolean"}}};
  bool const whole = row.kind == ValueKind::integer;
  auto all = measured(whole ? whole_number(row.range) : number(row.range), row.unit);
  if (!row.has(fixed)) all.push_back(reference("distribution"));
  if (row.key == "team_raid.size") all.push_back(team_size(row));
  return all;
}

std::vector<Json> value(ParameterInfo const& row)
{
  std::vector<std::string> const roles(std::begin(role_names), std::end(role_names));
  if (row.kind == ValueKind::role_flags) return {list_of(one_word_of(roles), 0, 0)};
  std::vector<Json> all = element(row);
  auto const count = static_cast<std::size_t>(row.target.count);
  if (row.target.count == role_count) all.push_back(table_by_role(row));
  if (count > 1) {
    bool const by_group = row.target.count == max_groups;
    all.push_back(list_of(any_of(element(row)), by_group ? 1 : count, count));
  }
  return all;
}

std::string description(ParameterInfo const& row)
{
  std::string text = fmt::format("{}.", row.meaning);
  bool const number_like = row.unit != "-" && row.unit != "1";
  if (number_like) text += fmt::format(" Unit: {}.", row.unit);
  std::string const range = range_text(row);
  if (range != "see meaning" && range != "a string") text += fmt::format(" Range: {}.", range);
  std::string const otherwise = without(default_text(row), '`');
  if (otherwise != "-") text += fmt::format(" Default: {}.", otherwise);
  bool const symbol = row.symbol != "-";
  text += fmt::format(" docs/model.md: {}{}{}.", row.equation, symbol ? ", symbol " : "",
                      symbol ? row.symbol : "");
  return text + fmt::format(" Source: {}.", row.source);
}

Json default_value(ParameterInfo const& row)
{
  bool const none = row.default_text.empty() || !row.absent.empty() || row.has(required) ||
                    row.has(plan_only) || row.default_text == "\"\"";
  if (none) return {};
  Json const json = node_json(
      parse_document("x = " + std::string(row.default_text), "default").members.at(0).value);
  return json;
}

}  // namespace ghostcast::schema
