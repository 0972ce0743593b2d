// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/scenario/sources.hpp"

#include <cstddef>

#include "ghostcast/scenario/targets.hpp"

namespace ghostcast {
namespace {

int organisation_of(Compilation const& c, ParameterInfo const& row, int instance)
{
  if (row.section == Section::organisation) return instance;
  return row.section == Section::unit ? c.scenario.model.unit[instance].organisation : 0;
}

/// A value of -1, for what is solved instead.
Node const& minus_one()
{
  static Node const node = [] {
    Node number;
    number.kind = Node::Kind::integer;
    number.number = -1.0;
    return number;
  }();
  return node;
}

Node const& zero()
{
  static Node const node = [] {
    Node number;
    number.kind = Node::Kind::integer;
    return number;
  }();
  return node;
}

/// The value of a table that all share, or the organisation's own of one value for each.
Node const* shared_value(Compilation const& c, ParameterInfo const& row, int instance,
                         Node const& node, int& address)
{
  address = shared_address;
  if (!is_by_organisation(row, node)) return &node;
  int const organisation = organisation_of(c, row, instance);
  address = first_organisation_address + organisation;
  bool const there = static_cast<std::size_t>(organisation) < node.elements.size();
  return there ? &node.elements[static_cast<std::size_t>(organisation)] : nullptr;
}

Node const* given_in_file(Compilation const& c, ParameterInfo const& row, int instance, int& address)
{
  if (row.section == Section::unit) {
    for (Node const* const table : c.units[static_cast<std::size_t>(instance)]) {
      address = instance;
      if (Node const* const node = find_in(*table, row)) return node;
    }
  }
  Node const* const node = row.section == Section::market ? nullptr : find_in(*c.organisation, row);
  if (node != nullptr) return shared_value(c, row, instance, *node, address);
  address = shared_address;
  return find_in(*c.market, row);
}

Node const* given(Compilation const& c, ParameterInfo const& row, int instance, int& address)
{
  Change const* const change = find_change(c, row, instance);
  if (change == nullptr) return given_in_file(c, row, instance, address);
  address = instance;
  return change->unit >= 0 ? &change->value : shared_value(c, row, instance, change->value, address);
}

double people_of(Compilation const& c, int unit)
{
  ParameterInfo const& people = *find_parameter(Section::unit, "people");
  double sum = 0.0;
  for (int r = 0; r < role_count; ++r)
    sum += static_cast<double>(c.base(flat_index(people, unit, r)));
  return sum;
}

/// How far from the unit a row is given: below 0 on the command line, 0 in its own table, then those
/// it is like, then the rest.
int distance(Compilation const& c, std::string_view key, int unit)
{
  ParameterInfo const& row = *find_parameter(Section::unit, key);
  if (Change const* const change = find_change(c, row, unit)) return change->unit >= 0 ? -2 : -1;
  auto const& chain = c.units[static_cast<std::size_t>(unit)];
  int steps = 0;
  for (Node const* const table : chain) {
    if (find_in(*table, row) != nullptr) return steps;
    ++steps;
  }
  int unused = 0;
  return given(c, row, unit, unused) != nullptr ? max_units : max_units + 1;
}

/// supervision_span replaces the slack where it is given nearer to the unit.
bool span_replaces(Compilation& c, ParameterInfo const& row, int unit)
{
  if (row.key != "supervision_slack") return false;
  int const slack = distance(c, "supervision_slack", unit);
  int const span = distance(c, "supervision_span", unit);
  if (slack == span && slack <= max_units) {
    int unused = 0;
    Node const* const node =
        given(c, *find_parameter(Section::unit, "supervision_span"), unit, unused);
    c.fault(node->at, describe("unit", "supervision_span", *node),
            "stands beside supervision_slack; give one of the two");
  }
  return span < slack;
}

/// The row of a key that the command line gives, or nullptr. A span takes the place of a slack.
ParameterInfo const* find_changed(Compilation const& c, std::string_view key)
{
  for (Change const& change : c.changes) {
    if (change.row->key == key) return change.row;
    bool const span = change.row->key == "supervision_span" && key == "supervision_slack";
    if (span) return find_parameter(Section::unit, key);
  }
  return nullptr;
}

}  // namespace

Node const* find_in(Node const& table, ParameterInfo const& row)
{
  Node const* const node = table.find(row.table());
  if (node == nullptr || row.member().empty()) return node;
  return node->is_table() ? node->find(row.member()) : nullptr;
}

bool is_by_organisation(ParameterInfo const& row, Node const& node)
{
  return row.target.count == 1 && node.is_array() && row.section != Section::market;
}

bool is_shared_with_reference(ParameterInfo const& row)
{
  return row.key == "monthly_value" || row.key == "initial_compute_share" ||
         row.key == "initial_automation";
}

int instance_count(Compilation const& c, ParameterInfo const& row)
{
  switch (row.section) {
    case Section::organisation:
      return c.scenario.model.organisation_count;
    case Section::unit:
      return c.scenario.model.unit_count;
    default:
      return 1;
  }
}

Change const* find_change(Compilation const& c, ParameterInfo const& row, int instance)
{
  Change const* found = nullptr;
  for (Change const& change : c.changes) {
    if (change.row != &row) continue;
    if (change.unit == instance) return &change;
    if (change.unit < 0) found = &change;
  }
  return found;
}

std::vector<int> addresses_without_changes(Compilation& c, std::string_view key)
{
  auto const dot = key.rfind('.');
  bool const role = dot != key.npos && role_index(key.substr(dot + 1)) >= 0;
  ParameterInfo const* const row = find_changed(c, role ? key.substr(0, dot) : key);
  std::vector<int> addresses;
  for (int i = 0; row != nullptr && i < instance_count(c, *row); ++i) {
    int address = shared_address;
    Node const* node = given_in_file(c, *row, i, address);
    if (node == nullptr) {
      node = &default_node(*row);
      if (row->has(per_unit)) address = i;
    }
    if (role) node = node->find(key.substr(dot + 1));
    if (node != nullptr && node->find("dist") != nullptr) addresses.push_back(address);
  }
  return addresses;
}

Source find_source(Compilation& c, ParameterInfo const& row, int instance)
{
  int address = shared_address;
  if (span_replaces(c, row, instance)) return {&minus_one(), true, instance};
  int const reference =
      row.section == Section::unit ? c.scenario.model.unit[instance].reference_unit : -1;
  bool const refers = reference >= 0 && is_shared_with_reference(row);
  if (refers) return find_source(c, row, reference);
  if (Node const* const node = given(c, row, instance, address)) return {node, false, address};
  bool const large = row.has(small_units_only) && people_of(c, instance) > large_unit_people;
  bool const own = row.section == Section::unit && row.has(per_unit);
  return {large ? &zero() : &default_node(row), true, own ? instance : shared_address};
}

}  // namespace ghostcast
