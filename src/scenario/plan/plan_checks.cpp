// SPDX-License-Identifier: Apache-2.0
#include <fmt/core.h>

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "ghostcast/scenario/compilation.hpp"
#include "ghostcast/scenario/plain_text.hpp"
#include "ghostcast/scenario/targets.hpp"

namespace ghostcast {
namespace {

/// What a step does: a number, or a draw of a law, from a month on.
using Effect = std::tuple<int, int, float, std::vector<double>>;

/// The plan's steps without those that set what holds already.
std::vector<Effect> effects_of(Compilation& c, CompiledPlan const& plan)
{
  std::set<int> drawn;
  for (int const target : c.scenario.draw_targets) drawn.insert(target);
  std::map<int, float> holds;
  std::vector<Effect> effects;
  for (LeverStep const& step : plan.steps) {
    if (step.slot >= 0) {
      effects.emplace_back(step.month, step.target, 0.0f,
                           plan.laws.at(static_cast<std::size_t>(step.slot)));
      holds.erase(step.target);
      drawn.insert(step.target);
      continue;
    }
    auto const known = holds.find(step.target);
    bool const certain = known != holds.end() || drawn.count(step.target) == 0;
    float const before = known != holds.end() ? known->second : c.base(step.target);
    holds[step.target] = step.value;
    if (certain && before == step.value) continue;
    effects.emplace_back(step.month, step.target, step.value, std::vector<double>{});
  }
  std::sort(effects.begin(), effects.end());
  return effects;
}

/// Whether a list of roles, as freeze_exempt is written, names a role.
bool names_role(Node const& list, std::string_view role)
{
  return std::any_of(list.elements.begin(), list.elements.end(),
                     [&](Node const& name) { return name.is_text() && name.text == role; });
}

/// Whether some unit's freeze spares a role.
bool is_exempt(Compilation const& c, Node const& table, std::string_view role)
{
  if (Node const* const list = table.find("freeze_exempt")) return names_role(*list, role);
  ParameterInfo const& row = *find_parameter(Section::unit, "freeze_exempt");
  for (int u = 0; u < c.scenario.model.unit_count; ++u) {
    if (c.base(flat_index(row, u, role_index(role))) > 0.0f) return true;
  }
  return false;
}

/// The tables of an event key: one, several or none.
std::vector<Node const*> event_tables(Node const* node)
{
  std::vector<Node const*> tables;
  if (node == nullptr) return tables;
  if (node->is_table()) tables.push_back(node);
  for (Node const& element : node->elements) {
    if (element.is_table()) tables.push_back(&element);
  }
  return tables;
}

/// Eq. 36: a freeze fills no place above the minimum, but of exempt roles.
void check_freeze(Compilation& c, Node const& table)
{
  Node const* const freeze = table.find("hiring_freeze");
  Node const* const places = table.find("open_positions");
  if (freeze == nullptr || !freeze->is_text() || freeze->text != "on") return;
  for (Node const* const event : event_tables(places)) {
    for (Member const& member : event->members) {
      if (role_index(member.key) < 0 || is_exempt(c, table, member.key)) continue;
      c.fault(event->at, describe("plan", "open_positions", *event),
              fmt::format("hiring_freeze = \"on\" in the same plan never fills the places of {}s",
                          member.key),
              "Name the role in freeze_exempt, or leave one of the two out.");
      return;
    }
  }
}

void check_commodity_shock(Compilation& c, CompiledPlan const& plan)
{
  Node const* const shock = plan.table->find("commodity_shock");
  if (shock == nullptr) return;
  int const target = flat_index(*find_parameter(Section::market, "commodity_month"), 0, 0);
  for (LeverStep const& step : plan.steps) {
    if (step.target != target || step.value <= static_cast<float>(c.scenario.horizon)) continue;
    c.fault(shock->at, describe("plan", "commodity_shock", *shock), after_horizon(c));
  }
}

/// Eq. 3: a path between two rents is a line of their logarithms.
void check_rental_path(Compilation& c, Node const& table)
{
  Node const* const path = table.find("rental_path");
  if (path == nullptr || !path->is_table()) return;
  Node const* const from = path->find("from");
  Node const* const to = path->find("to");
  bool const starts = from == nullptr || !from->is_number() || from->number > 0.0;
  if (starts || to == nullptr || (to->is_number() && to->number <= 0.0)) return;
  c.fault(from->at, describe("plan", "rental_path.from", *from), "a path needs a rent above 0 to start from",
          "The rent of t=0 is rental_start.");
}

}  // namespace

void check_plan(Compilation& c, CompiledPlan const& plan)
{
  check_freeze(c, *plan.table);
  check_commodity_shock(c, plan);
  check_rental_path(c, *plan.table);
}

void compare_plans(Compilation& c, std::vector<CompiledPlan> const& plans)
{
  bool const faulty = std::any_of(c.faults.begin(), c.faults.end(), [](Fault const& fault) {
    return fault.what.starts_with("plan");
  });
  if (faulty) return;
  std::vector<std::vector<Effect>> known;
  for (CompiledPlan const& plan : plans) {
    std::vector<Effect> const own = effects_of(c, plan);
    auto const same = std::find(known.begin(), known.end(), own);
    if (same != known.end()) {
      std::string const& other = plans[static_cast<std::size_t>(same - known.begin())].name;
      Node const& name = *plan.table->find("name");
      c.fault(name.at, describe("plan", "name", name),
              same == known.begin() ? "has no lever that changes anything against the base plan"
                                    : fmt::format("has the same levers as plan \"{}\"", other),
              "Give it another lever, or remove it.");
    }
    known.push_back(own);
  }
}

}  // namespace ghostcast
