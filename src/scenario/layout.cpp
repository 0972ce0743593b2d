// SPDX-License-Identifier: Apache-2.0
#include <fmt/core.h>

#include <algorithm>

#include "ghostcast/scenario/compilation.hpp"
#include "ghostcast/scenario/plain_text.hpp"
#include "ghostcast/scenario/targets.hpp"

namespace ghostcast {
namespace {

int find_name(std::vector<std::string> const& names, std::string const& name)
{
  auto const found = std::find(names.begin(), names.end(), name);
  return found == names.end() ? -1 : static_cast<int>(found - names.begin());
}

void read_switches(Compilation& c)
{
  Node const* const separate = c.organisation->find("separate");
  Node const* const stationary = c.organisation->find("stationary_start");
  if (separate != nullptr) {
    c.separate =
        read_flag(c, *separate, describe("organisation", "separate", *separate)).value_or(false);
  }
  c.scenario.model.stationary_start = true;
  if (stationary != nullptr) {
    auto const flag =
        read_flag(c, *stationary, describe("organisation", "stationary_start", *stationary));
    c.scenario.model.stationary_start = flag.value_or(true);
  }
}

void read_group_names(Compilation& c)
{
  Node const* const node = c.organisation->find("groups");
  if (node == nullptr) return;
  std::string const what = describe("organisation", "groups", *node);
  for (auto const& [name, at] : read_names(c, *node, what)) {
    if (find_name(c.scenario.group_names, name) >= 0) c.fault(at->at, what, "names a group twice");
    c.scenario.group_names.push_back(name);
  }
  if (c.scenario.group_names.empty() || c.scenario.group_names.size() > max_groups) {
    c.fault(node->at, what, fmt::format("must name 1 to {} groups", max_groups));
    c.scenario.group_names.resize(1, "group 0");
    c.groups_known = false;
  }
}

/// The tables of [[unit]], or none after a fault.
std::vector<Node const*> unit_tables(Compilation& c)
{
  Node const* const node = c.root.find("unit");
  std::vector<Node const*> tables;
  if (node == nullptr || !node->is_array() || node->elements.empty()) {
    c.fault(node == nullptr ? Position{1, 1} : node->at, "unit", "is missing",
            "Write at least one [[unit]].");
    return tables;
  }
  for (Node const& element : node->elements) {
    if (element.is_table()) {
      tables.push_back(&element);
    } else {
      c.fault(element.at, "unit = " + to_string(element), "must be a table", "Write [[unit]].");
    }
  }
  if (tables.size() > max_units) {
    c.fault(tables[max_units]->at, "unit", fmt::format("there may be at most {} units", max_units));
    tables.resize(max_units);
  }
  return tables;
}

void read_unit_name(Compilation& c, Node const& table)
{
  Node const* const node = table.find("name");
  std::string name = fmt::format("unit {}", c.scenario.unit_names.size() + 1);
  if (node == nullptr) {
    c.fault(table.at, "unit.name", "is missing");
  } else if (auto const given = read_name(c, *node, describe("unit", "name", *node))) {
    name = *given;
    if (find_name(c.scenario.unit_names, name) >= 0) {
      c.fault(node->at, describe("unit", "name", *node), "names a second unit; names must differ");
    }
  }
  c.scenario.unit_names.push_back(name);
}

/// Index of the unit that a key names, -1 after a fault or without the key.
int named_unit(Compilation& c, Node const& table, char const* key, int self, bool earlier)
{
  Node const* const node = table.find(key);
  if (node == nullptr) return -1;
  std::string const what = describe("unit", key, *node);
  auto const name = read_name(c, *node, what);
  if (!name) return -1;
  int const found = find_name(c.scenario.unit_names, *name);
  bool const good = found >= 0 && found != self && (!earlier || found < self);
  if (good) return found;
  auto others = c.scenario.unit_names;
  if (earlier) others.resize(static_cast<std::size_t>(self));
  c.fault(node->at, what, earlier ? "names no unit above this one" : "names no other unit",
          found >= 0 ? "" : did_you_mean(*name, others));
  return -1;
}

/// A key of the unit or of a unit it is like.
Node const* find_key(std::vector<Node const*> const& chain, char const* key)
{
  for (Node const* const table : chain) {
    if (Node const* const node = table->find(key)) return node;
  }
  return nullptr;
}

int read_group(Compilation& c, std::vector<Node const*> const& chain)
{
  Node const* const node = find_key(chain, "group");
  if (node == nullptr) return 0;
  std::string const what = describe("unit", "group", *node);
  std::vector<std::string> const& names = c.scenario.group_names;
  if (node->is_text()) {
    int const found = find_name(names, node->text);
    if (found < 0 && c.groups_known) {
      c.fault(node->at, what, "is no group; groups are listed as groups = [...] in [organisation]",
              did_you_mean(node->text, names));
    }
    return std::max(found, 0);
  }
  double const last = names.empty() ? max_groups - 1 : static_cast<double>(names.size()) - 1.0;
  return static_cast<int>(read_integer(c, *node, what, {0.0, last}).value_or(0.0));
}

/// The one level of reference_unit: a unit that refers must not be referred to.
void check_references(Compilation& c, std::vector<Node const*> const& tables)
{
  UnitLayout* const unit = c.scenario.model.unit;
  for (std::size_t u = 0; u < tables.size(); ++u) {
    int const to = unit[u].reference_unit;
    if (to < 0 || unit[to].reference_unit < 0) continue;
    Node const& node = *tables[u]->find("reference_unit");
    c.fault(node.at, describe("unit", "reference_unit", node),
            "names a unit that itself refers to another");
    unit[u].reference_unit = -1;
  }
}

/// Counts groups and organisations, and names those that have no name.
void close_groups(Compilation& c, std::vector<Node const*> const& tables)
{
  ModelParams& model = c.scenario.model;
  int groups = std::max(static_cast<int>(c.scenario.group_names.size()), 1);
  for (int u = 0; u < model.unit_count; ++u) groups = std::max(groups, model.unit[u].group + 1);
  for (int g = static_cast<int>(c.scenario.group_names.size()); g < groups; ++g) {
    c.scenario.group_names.push_back(fmt::format("group {}", g));
  }
  model.group_count = groups;
  model.organisation_count = c.separate ? groups : 1;
  c.scenario.organisation_names =
      c.separate ? c.scenario.group_names : std::vector{std::string("organisation")};
  std::vector<bool> used(static_cast<std::size_t>(groups), false);
  for (int u = 0; u < model.unit_count; ++u) {
    used[static_cast<std::size_t>(model.unit[u].group)] = true;
    model.unit[u].organisation = c.separate ? model.unit[u].group : 0;
  }
  Node const* const list = c.organisation->find("groups");
  bool const read = c.groups_known && std::none_of(c.faults.begin(), c.faults.end(), [](Fault const& fault) {
    return fault.what.starts_with("unit.group");
  });
  for (std::size_t g = 0; g < used.size() && !tables.empty() && read; ++g) {
    if (!used[g])
      c.fault(list != nullptr ? list->at : tables[0]->at,
              list != nullptr ? describe("organisation", "groups", *list) : "unit.group",
              fmt::format("no unit is in group \"{}\"", c.scenario.group_names[g]));
  }
}

}  // namespace

void read_layout(Compilation& c)
{
  read_switches(c);
  read_group_names(c);
  std::vector<Node const*> const tables = unit_tables(c);
  ModelParams& model = c.scenario.model;
  model.unit_count = static_cast<int>(tables.size());
  for (Node const* const table : tables) read_unit_name(c, *table);
  for (int u = 0; u < model.unit_count; ++u) {
    Node const& table = *tables[static_cast<std::size_t>(u)];
    std::vector<Node const*> chain = {&table};
    int const like = named_unit(c, table, "like", u, true);
    if (like >= 0) {
      auto const& other = c.units[static_cast<std::size_t>(like)];
      chain.insert(chain.end(), other.begin(), other.end());
    }
    model.unit[u].reference_unit = named_unit(c, table, "reference_unit", u, false);
    model.unit[u].group = read_group(c, chain);
    c.units.push_back(chain);
  }
  check_references(c, tables);
  close_groups(c, tables);
}

}  // namespace ghostcast
