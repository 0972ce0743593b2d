// SPDX-License-Identifier: Apache-2.0
#include <fmt/core.h>

#include <algorithm>

#include "ghostcast/scenario/compilation.hpp"
#include "ghostcast/scenario/sources.hpp"
#include "ghostcast/scenario/targets.hpp"

namespace ghostcast {
namespace {

/// Full name of one element, whose hash is the address of its draw.
std::string element_name(ParameterInfo const& row, bool single, int element)
{
  if (single || row.target.count == 1) return std::string(row.key);
  return fmt::format("{}.{}", row.key, role_names[element]);
}

/// Element e as given, or as by default.
GivenValue value_of(Compilation& c, ParameterInfo const& row, Reading const& reading, int e)
{
  auto const& given = reading.elements[static_cast<std::size_t>(e)];
  if (given) return *given;
  auto const& otherwise =
      read_value(c, row, default_node(row), "default").elements[static_cast<std::size_t>(e)];
  return otherwise.value_or(GivenValue{});
}

void set(Compilation& c, ParameterInfo const& row, Source const& source,
         std::vector<int> const& instances)
{
  Reading const& reading = read_value(c, row, *source.node, name_of(row.section));
  std::vector<int> all;
  for (int e = 0; e < row.target.count; ++e) {
    GivenValue const value = value_of(c, row, reading, e);
    std::vector<int> targets;
    for (int const i : instances) targets.push_back(flat_index(row, i, e));
    for (int const target : targets) c.base(target) = static_cast<float>(value.number);
    all.insert(all.end(), targets.begin(), targets.end());
    bool const last = e + 1 == row.target.count;
    if (value.distribution < 0 || (reading.single && !last)) continue;
    add_draw(c, element_name(row, reading.single, e), source.address, value.distribution,
             reading.single ? all : targets);
  }
}

/// Instances with one source get one value, and one draw.
void assign(Compilation& c, ParameterInfo const& row)
{
  std::vector<std::pair<Source, std::vector<int>>> groups;
  for (int i = 0; i < instance_count(c, row); ++i) {
    Source const source = find_source(c, row, i);
    if (source.is_default && row.has(required)) {
      Position const at = c.units[static_cast<std::size_t>(i)].front()->at;
      c.fault(
          at, fmt::format("unit.{}", row.key),
          fmt::format("is missing in \"{}\"", c.scenario.unit_names[static_cast<std::size_t>(i)]));
    }
    auto const known = std::find_if(groups.begin(), groups.end(),
                                    [&](auto const& group) { return group.first == source; });
    if (known == groups.end()) {
      groups.push_back({source, {i}});
    } else {
      known->second.push_back(i);
    }
  }
  for (auto const& [source, instances] : groups) set(c, row, source, instances);
}

/// Values of [[unit]] that nothing takes are checked too.
void check_units(Compilation& c, ParameterInfo const& row)
{
  if (row.section != Section::unit) return;
  for (auto const& chain : c.units) {
    Node const* const node = find_in(*chain.front(), row);
    if (node == nullptr) continue;
    read_value(c, row, *node, "unit");
    if (chain.front()->find("reference_unit") == nullptr || !is_shared_with_reference(row))
      continue;
    c.fault(node->at, describe("unit", row.key, *node),
            "comes from the reference unit; remove it here");
  }
}

/// One value for each organisation.
void check_list(Compilation& c, ParameterInfo const& row, Node const& node, std::string const& what)
{
  auto const count = static_cast<std::size_t>(c.scenario.model.organisation_count);
  if (!c.separate) {
    c.fault(node.at, what, "must be one value; one for each group needs separate = true");
  } else if (node.elements.size() != count) {
    c.fault(node.at, what, fmt::format("must have one value for each of the {} groups", count));
  }
  for (Node const& element : node.elements) read_value(c, row, element, "organisation");
}

/// The same for [organisation].
void check_organisation(Compilation& c, ParameterInfo const& row)
{
  Node const* const node = row.section == Section::market ? nullptr : find_in(*c.organisation, row);
  if (node == nullptr) return;
  std::string const what = describe("organisation", row.key, *node);
  if (find_in(*c.market, row) != nullptr)
    c.fault(node->at, what, "is also in [market]; give it once");
  if (is_by_organisation(row, *node)) {
    check_list(c, row, *node, what);
  } else {
    read_value(c, row, *node, "organisation");
  }
}

/// The same for the command line.
void check_changes(Compilation& c, ParameterInfo const& row)
{
  for (Change const& change : c.changes) {
    bool const list = change.row == &row && is_by_organisation(row, change.value);
    if (list) check_list(c, row, change.value, describe(name_of(row.section), row.key, change.value));
  }
}

void find_rho_draws(Compilation& c)
{
  Scenario& scenario = c.scenario;
  ParameterInfo const& rho = *find_parameter(Section::unit, "substitution_rho");
  std::fill(std::begin(scenario.model.rho_draw), std::end(scenario.model.rho_draw), -1);
  for (std::size_t d = 0; d < scenario.draws.size(); ++d) {
    Draw const& draw = scenario.draws[d];
    for (int t = 0; t < draw.target_count; ++t) {
      int const target = scenario.draw_targets[static_cast<std::size_t>(draw.first_target + t)];
      for (int u = 0; u < scenario.model.unit_count; ++u) {
        if (target == flat_index(rho, u, 0)) scenario.model.rho_draw[u] = static_cast<int>(d);
      }
    }
  }
}

}  // namespace

void assign_parameters(Compilation& c)
{
  for (ParameterInfo const& row : parameter_table()) {
    if (row.target.index < 0 || row.has(plan_only)) continue;
    if (Node const* const node = find_in(*c.market, row)) read_value(c, row, *node, "market");
    check_organisation(c, row);
    check_units(c, row);
    check_changes(c, row);
    assign(c, row);
  }
  find_rho_draws(c);
}

}  // namespace ghostcast
