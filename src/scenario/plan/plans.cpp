// SPDX-License-Identifier: Apache-2.0
#include <fmt/core.h>

#include <algorithm>

#include "ghostcast/scenario/compilation.hpp"
#include "ghostcast/scenario/plain_text.hpp"
#include "ghostcast/scenario/sections.hpp"
#include "ghostcast/scenario/targets.hpp"

namespace ghostcast {
namespace {

struct NamedPlan {
  std::string name;
  Node const* table;
};

Node const& base_plan(Compilation const& c)
{
  static Node const empty;
  Node const* const node = c.root.find("plan");
  return node != nullptr && node->is_table() ? *node : empty;
}

std::string read_plan_name(Compilation& c, Node const& table, std::vector<NamedPlan> const& before)
{
  std::string const otherwise = fmt::format("alternative {}", before.size());
  Node const* const node = table.find("name");
  if (node == nullptr) {
    c.fault(table.at, "plan.name", "is missing in an alternative");
    return otherwise;
  }
  std::string const what = describe("plan", "name", *node);
  auto const name = read_name(c, *node, what);
  for (NamedPlan const& plan : before) {
    if (name && plan.name == *name)
      c.fault(node->at, what, "names a second plan; names must differ");
  }
  return name.value_or(otherwise);
}

std::vector<NamedPlan> find_plans(Compilation& c)
{
  Node const& base = base_plan(c);
  std::vector<NamedPlan> plans = {{"base", &base}};
  check_keys(c, Section::plan, base);
  if (Node const* const name = base.find("name")) {
    c.fault(name->at, describe("plan", "name", *name), "is not for [plan], which is called base");
  }
  if (Node const* const remove = base.find("remove")) {
    c.fault(remove->at, describe("plan", "remove", *remove), "is not for [plan], which always is there",
            "It removes an alternative of the file that is extended.");
  }
  Node const* const list = base.find("alternative");
  if (list == nullptr) return plans;
  if (!list->is_array()) {
    c.fault(list->at, "plan.alternative", "must be a list of tables",
            "Write [[plan.alternative]].");
    return plans;
  }
  if (list->elements.size() > max_alternatives) {
    c.fault(list->elements[max_alternatives].at, "plan.alternative",
            fmt::format("there may be at most {} alternatives", max_alternatives));
    return plans;
  }
  for (Node const& table : list->elements) {
    if (!table.is_table()) {
      c.fault(table.at, "plan.alternative", "must be a table", "Write [[plan.alternative]].");
      continue;
    }
    check_keys(c, Section::plan, table);
    if (Node const* const inner = table.find("alternative"))
      c.fault(inner->at, "plan.alternative", "cannot stand in an alternative");
    plans.push_back({read_plan_name(c, table, plans), &table});
  }
  return plans;
}

/// The steps of a plan, and the laws of what it draws.
CompiledPlan compiled_plan(Compilation& c, NamedPlan const& plan, Node const* base)
{
  CompiledPlan compiled{plan.name, plan.table, compile_plan(c, *plan.table, base), {}};
  DistributionSet const set{c.scenario.distributions.data(), c.scenario.tables.data()};
  for (Draw const& draw : c.scenario.draws) {
    int const slot = c.scenario.draw_targets[static_cast<std::size_t>(draw.first_target)] -
                     first_plan_value;
    if (slot < 0 || slot >= max_plan_values) continue;
    std::vector<double> law;
    for (int k = 1; k < 32; ++k) law.push_back(quantile(set, draw.distribution, k / 32.0));
    compiled.laws.push_back(law);  // slots are drawn in order
  }
  return compiled;
}

}  // namespace

void read_plans(Compilation& c, std::string const& plan)
{
  auto const plans = find_plans(c);
  for (NamedPlan const& each : plans) c.scenario.plan_names.push_back(each.name);
  auto chosen = std::find_if(plans.begin(), plans.end(),
                             [&](NamedPlan const& each) { return each.name == plan; });
  if (chosen == plans.end()) {
    c.fault({}, fmt::format("plan \"{}\"", plan),
            "is not in this scenario; it has " + either(c.scenario.plan_names),
            did_you_mean(plan, c.scenario.plan_names));
    chosen = plans.begin();
  }
  c.scenario.plan = chosen->name;
  Node const* const base = plans.front().table;
  auto const base_of = [&](NamedPlan const& each) { return each.table == base ? nullptr : base; };
  std::vector<CompiledPlan> compiled;
  for (NamedPlan const& each : plans) {
    if (&each == &*chosen) continue;
    Scenario const before = c.scenario;  // another plan leaves nothing but its faults
    auto const targeted = c.targeted;
    compiled.push_back(compiled_plan(c, each, base_of(each)));
    auto const distributions = c.scenario.distributions;
    auto const tables = c.scenario.tables;
    auto const warnings = c.scenario.warnings;
    c.scenario = before;
    c.scenario.distributions = distributions;  // readings keep pointing at them
    c.scenario.tables = tables;
    c.scenario.warnings = warnings;
    c.targeted = targeted;
  }
  c.dropped.clear();
  CompiledPlan const own = compiled_plan(c, *chosen, base_of(*chosen));
  c.scenario.lever_steps = own.steps;
  compiled.insert(compiled.begin() + (chosen - plans.begin()), own);
  for (CompiledPlan const& each : compiled) check_plan(c, each);
  // What --without drops may leave two plans equal; that is no fault of the file.
  if (c.changes.empty()) compare_plans(c, compiled);
  for (auto const& [at, key, cause] : c.dropped)
    c.warn(at, WarningKind::dropped_lever, {{"key", key}, {"cause", cause}});
  if (c.faults.empty()) add_plan_cautions(c, *chosen->table, base_of(*chosen));
}

}  // namespace ghostcast
