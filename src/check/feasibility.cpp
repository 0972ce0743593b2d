// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/check/feasibility.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <memory>

#include "ghostcast/model/belief.hpp"
#include "ghostcast/model/belief_constants.hpp"

namespace ghostcast {
namespace {

constexpr double room = 0.98;        // what repair_anchor leaves below a bound
constexpr double most_share = 0.97;  // and the share it repairs to

double real_of(float value)
{
  return static_cast<double>(value);
}

/// Largest s_K that a belief reaches with a given automation and needs no repair for.
double reachable(double automation, double rho)
{
  return std::min(most_share, room * largest_share<ScalarDouble>(automation, rho));
}

double automation_of(UnitParams<Scalar> const& p)
{
  double const share = std::min(real_of(p.initial_compute_share), most_share);
  double const automation =
      p.initial_automation < 0.0f ? 0.95 * share : real_of(p.initial_automation);
  return std::clamp(automation, 1e-6, room - 1e-6);
}

bool has(unsigned repaired, Repair what)
{
  return (repaired & repair_bit(what)) != 0;
}

/// What this belief would have needed.
void note_demands(UnitParams<Scalar> const& p, unsigned repaired, ComponentFeasibility& c)
{
  double const share = std::min(real_of(p.initial_compute_share), most_share);
  double const rho = real_of(p.substitution_rho);
  double const needed = required_automation<ScalarDouble>(share, rho);
  if (has(repaired, Repair::automation)) {
    c.needed_automation = std::max(c.needed_automation, needed);
    c.reachable_share = std::min(c.reachable_share, reachable(automation_of(p), rho));
  }
  c.lowest_ceiling = std::min(c.lowest_ceiling, real_of(p.automation_ceiling));
  if (has(repaired, Repair::ceiling))
    c.needed_ceiling = std::max(c.needed_ceiling, automation_of(p) / room);
  if (has(repaired, Repair::utilisation))
    c.least_utilisation = std::min(c.least_utilisation, real_of(p.initial_utilisation));
}

void count(UnitParams<Scalar> const& p, unsigned repaired, ComponentFeasibility& c)
{
  ++c.beliefs;
  if (repaired == 0) ++c.unrepaired;
  for (int k = 0; k < repair_count; ++k) {
    if (has(repaired, static_cast<Repair>(k))) ++c.repairs[static_cast<std::size_t>(k)];
  }
  note_demands(p, repaired, c);
}

std::vector<UnitFeasibility> empty_listing(ModelParams const& params)
{
  std::vector<UnitFeasibility> units(static_cast<std::size_t>(params.unit_count));
  for (int u = 0; u < params.unit_count; ++u) {
    UnitFeasibility& unit = units[static_cast<std::size_t>(u)];
    unit.by_reference = params.unit[u].reference_unit >= 0;
    for (RhoComponent const& component : rho_components(params, u)) {
      ComponentFeasibility each;
      each.component = component;
      each.highest_share = reachable(automation_of(params.base.unit[u]), component.rho);
      unit.components.push_back(each);
    }
  }
  return units;
}

std::string up(double value)
{
  return fmt::format("{:.3f}", std::ceil(value * 1000.0 - 1e-9) / 1000.0);
}

std::string down(double value)
{
  return fmt::format("{:.3f}", std::floor(value * 1000.0 + 1e-9) / 1000.0);
}

}  // namespace

std::vector<UnitFeasibility> list_feasibility(ModelParams const& params, std::uint64_t seed,
                                              std::uint64_t beliefs)
{
  std::vector<UnitFeasibility> units = empty_listing(params);
  auto const block = std::make_unique<ParameterBlock<Scalar>>();
  auto const constants = std::make_unique<Constants<Scalar>>();
  for (std::uint64_t belief = 0; belief < beliefs; ++belief) {
    std::uint32_t component[max_units];
    std::uint32_t repaired[max_units] = {};
    sample_belief(params, seed, belief, *block, component);
    *constants = {};
    derive_constants(params, *block, *constants, repaired);
    for (int u = 0; u < params.unit_count; ++u) {
      auto& parts = units[static_cast<std::size_t>(u)].components;
      count(block->unit[u], repaired[u], parts[static_cast<std::size_t>(component[u])]);
    }
  }
  return units;
}

std::string smallest_change(ComponentFeasibility const& c)
{
  std::string text;
  auto const add = [&](std::string const& part) { text += (text.empty() ? "" : "; ") + part; };
  auto const repaired = [&](Repair what) { return c.repairs[static_cast<std::size_t>(what)] > 0; };
  if (repaired(Repair::share)) add("initial_compute_share at most 0.97");
  if (repaired(Repair::automation)) {
    double const ceiling = c.needed_automation / room;  // a higher start needs a higher end
    std::string const beside =
        c.lowest_ceiling < ceiling ? " with automation_ceiling at least " + up(ceiling) : "";
    add(fmt::format("initial_automation at least {}{}, or initial_compute_share at most {}",
                    up(c.needed_automation), beside, down(c.reachable_share)));
  }
  // Where the ceiling is too low only for the automation of the repair, nothing else is wrong.
  if (c.lowest_ceiling < c.needed_ceiling)
    add("automation_ceiling at least " + up(c.needed_ceiling));
  if (repaired(Repair::utilisation)) add("utilisation_floor at most " + down(c.least_utilisation));
  return text;
}

}  // namespace ghostcast
