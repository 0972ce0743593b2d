// SPDX-License-Identifier: Apache-2.0
#include <fmt/core.h>

#include <algorithm>
#include <cmath>

#include "ghostcast/scenario/compilation.hpp"
#include "ghostcast/scenario/plain_text.hpp"
#include "ghostcast/scenario/quantity.hpp"
#include "ghostcast/scenario/targets.hpp"

namespace ghostcast {
namespace {

bool takes_roles(ParameterInfo const& row)
{
  return row.target.count == role_count && row.kind != ValueKind::role_flags;
}

std::optional<GivenValue> read_choice(Compilation& compilation, ParameterInfo const& row,
                                      Node const& node, std::string const& what)
{
  std::vector<std::string> const words = row.words();
  auto const found = std::find(words.begin(), words.end(), node.text);
  if (!node.is_text() || found == words.end()) {
    compilation.fault(node.at, what, "must be " + either(words), did_you_mean(node.text, words));
    return std::nullopt;
  }
  return GivenValue{static_cast<double>(found - words.begin()) + row.first_choice, -1, &node};
}

std::optional<GivenValue> read_drawn(Compilation& compilation, ParameterInfo const& row,
                                     Node const& node, std::string const& what)
{
  if (row.has(fixed)) {
    compilation.fault(node.at, what, "must be a number; this key takes no distribution");
    return std::nullopt;
  }
  int const index = read_distribution(compilation, node, what, row.range);
  if (index < 0) return std::nullopt;
  Distribution const& drawn = compilation.scenario.distributions[static_cast<std::size_t>(index)];
  if (row.key == "substitution_rho" && drawn.component_count > max_rho_components) {
    compilation.fault(node.at, what,
                      fmt::format("may have at most {} components", max_rho_components));
    return std::nullopt;
  }
  return GivenValue{median(compilation.scenario, index), index, &node};
}

/// `{ dist = "one_plus_geometric", mean = ... }` of team_raid.size: the mean is the parameter.
std::optional<GivenValue> read_team_size(Compilation& compilation, ParameterInfo const& row,
                                         Node const& node, std::string const& what)
{
  Node const* const mean = node.find("mean");
  bool const known = mean != nullptr && node.members.size() == 2;
  if (!known) {
    compilation.fault(node.at, what, "must be { dist = \"one_plus_geometric\", mean = ... }");
    return std::nullopt;
  }
  auto const value = read_number(compilation, *mean, what, row.range);
  return value ? std::optional(GivenValue{*value, -1, mean}) : std::nullopt;
}

void read_flags(Compilation& compilation, Node const& node, std::string const& what,
                Reading& reading)
{
  for (auto& element : reading.elements) element = GivenValue{0.0, -1, &node};
  for (auto const& [name, at] : read_names(compilation, node, what)) {
    int const role = role_index(name);
    if (role >= 0) {
      reading.elements[static_cast<std::size_t>(role)]->number = 1.0;
    } else {
      std::vector<std::string> const names(std::begin(role_names), std::end(role_names));
      compilation.fault(at->at, what, fmt::format("\"{}\" is no role", name),
                        did_you_mean(name, names));
    }
  }
}

void read_role_table(Compilation& compilation, ParameterInfo const& row, Node const& node,
                     std::string const& name, Reading& reading)
{
  std::vector<std::string> const names(std::begin(role_names), std::end(role_names));
  for (Member const& member : node.members) {
    int const role = role_index(member.key);
    std::string const what = fmt::format("{}.{}", name, member.key);
    if (role < 0) {
      compilation.fault(member.at, what, "is no role; roles are " + either(names),
                        did_you_mean(member.key, names));
    } else {
      reading.elements[static_cast<std::size_t>(role)] =
          read_element(compilation, row, member.value, what + " = " + to_string(member.value));
    }
  }
}

void read_array(Compilation& compilation, ParameterInfo const& row, Node const& node,
                std::string const& name, Reading& reading)
{
  auto const groups = static_cast<std::size_t>(compilation.scenario.model.group_count);
  std::size_t const count = row.target.count == max_groups ? groups : reading.elements.size();
  if (node.elements.size() != count) {
    compilation.fault(node.at, name + " = " + to_string(node),
                      fmt::format("must have {} elements, not {}", count, node.elements.size()));
    return;
  }
  for (std::size_t e = 0; e < count; ++e) {
    Node const& element = node.elements[e];
    reading.elements[e] =
        read_element(compilation, row, element, name + " = " + to_string(element));
  }
}

/// Whether a quantity in it was refused before.
bool holds_refused(Node const& node)
{
  auto const in = [](Node const& each) { return holds_refused(each); };
  return node.refused || std::any_of(node.elements.begin(), node.elements.end(), in) ||
         std::any_of(node.members.begin(), node.members.end(),
                     [](Member const& member) { return holds_refused(member.value); });
}

/// A plain number; a quantity says by itself what it is.
std::optional<double> read_plain(Compilation& compilation, ParameterInfo const& row,
                                 Node const& node, std::string const& what)
{
  bool const bare = node.is_number() && node.text.empty();
  std::string const hint = bare ? slip_hint(row, node.number) : "";
  auto const value = read_number(compilation, node, what, row.range, hint);
  WarningValues doubt = bare && value ? hazard_warning(row, *value) : WarningValues{};
  if (!doubt.empty()) {
    doubt.emplace_back("key", what);
    compilation.warn(node.at, WarningKind::fast_rate, doubt);
  }
  return value;
}

Reading read_fresh(Compilation& compilation, ParameterInfo const& row, Node const& node,
                   std::string const& name)
{
  Reading reading;
  reading.elements.resize(static_cast<std::size_t>(row.target.count));
  std::string const what = name + " = " + to_string(node);
  bool const drawn = node.is_table() && node.find("dist") != nullptr;
  if (row.kind == ValueKind::role_flags) {
    read_flags(compilation, node, what, reading);
  } else if (node.is_array() && row.target.count > 1) {
    read_array(compilation, row, node, name, reading);
  } else if (node.is_table() && !drawn && takes_roles(row)) {
    read_role_table(compilation, row, node, name, reading);
  } else {
    reading.single = true;
    auto const element = read_element(compilation, row, node, what);
    std::fill(reading.elements.begin(), reading.elements.end(), element);
  }
  return reading;
}

}  // namespace

std::optional<GivenValue> read_element(Compilation& compilation, ParameterInfo const& row,
                                       Node const& node, std::string const& what)
{
  if (row.kind == ValueKind::choice) return read_choice(compilation, row, node, what);
  if (row.kind == ValueKind::flag) {
    auto const flag = read_flag(compilation, node, what);
    return flag ? std::optional(GivenValue{*flag ? 1.0 : 0.0, -1, &node}) : std::nullopt;
  }
  if (node.is_table() && node.find("dist") != nullptr) {
    Node const& dist = *node.find("dist");
    bool const team =
        row.key == "team_raid.size" && dist.is_text() && dist.text == "one_plus_geometric";
    return team ? read_team_size(compilation, row, node, what)
                : read_drawn(compilation, row, node, what);
  }
  bool const whole = row.kind == ValueKind::integer;
  auto const value = whole ? read_integer(compilation, node, what, row.range)
                           : read_plain(compilation, row, node, what);
  return value ? std::optional(GivenValue{*value, -1, &node}) : std::nullopt;
}

Reading const& read_value(Compilation& compilation, ParameterInfo const& row, Node const& node,
                          std::string_view section)
{
  auto const key = std::make_pair(&node, &row);
  auto const known = compilation.readings.find(key);
  if (known != compilation.readings.end()) return known->second;
  Reading reading;
  bool const solved = &node == &default_node(row) && !row.absent.empty();
  if (solved || node.at == Position{}) {  // ours, not the user's
    reading.single = true;
    reading.elements.assign(static_cast<std::size_t>(row.target.count),
                            GivenValue{node.number, -1, &node});
  } else {
    std::size_t const before = compilation.faults.size();
    reading = read_fresh(compilation, row, node, fmt::format("{}.{}", section, row.key));
    reading.faulty = compilation.faults.size() > before || holds_refused(node);
  }
  return compilation.readings.emplace(key, std::move(reading)).first->second;
}

Node const& default_node(ParameterInfo const& row)
{
  static std::map<std::string_view, Node> const nodes = [] {
    std::map<std::string_view, Node> all;
    for (ParameterInfo const& each : parameter_table()) {
      if (each.target.index < 0 || each.kind == ValueKind::structure) continue;
      all[each.key] =
          parse_document("x = " + std::string(each.default_text), "default").members.at(0).value;
    }
    return all;
  }();
  static Node const none;
  auto const found = nodes.find(row.key);
  return found == nodes.end() ? none : found->second;
}

}  // namespace ghostcast
