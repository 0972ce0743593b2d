// SPDX-License-Identifier: Apache-2.0
/// \file
/// Every way to run trajectories that must leave the same counts, by name.
#pragma once

#include <map>
#include <memory>
#include <string>

#include "ghostcast/replay/difference.hpp"
#include "ghostcast/replay/observe.hpp"
#include "ghostcast/scenario/scenario.hpp"
#include "kernel/host_grid.hpp"
#include "model/four_lanes_model.hpp"

namespace ghostcast::test {

using Runner = Tally (*)(Scenario const&, RunPlan const&);

inline Tally run_on_threads(Scenario const& scenario, RunPlan const& plan, int threads)
{
  return make_cpu_engine(threads, Isa::scalar)->run(scenario.params(), plan, {}).tally;
}

/// In the packs of an instruction set, as few as hold the trajectories.
template <Isa isa>
Tally run_on_isa(Scenario const& scenario, RunPlan const& plan)
{
  if (plan.range.first == plan.range.last) return run_on_threads(scenario, plan, 1);
  return run_ranges(scenario.params(), plan, {plan.range}, 1, {}, isa).tally;
}

/// In packs of four lanes; what is left over as single trajectories.
inline Tally run_in_packs(Scenario const& scenario, RunPlan const& plan)
{
  ModelParams const params = scenario.params();
  RangeTally tally(layout_of(params, plan));
  auto const world = std::make_unique<World<ModelLanes>>();
  set_up_world<ModelLanes>(params, plan.seed, *world);
  RangeSink<ModelLanes> sink{&tally.layout, tally.counts.data(), {}};
  std::uint64_t i = plan.range.first;
  for (; i + 4 <= plan.range.last; i += 4) {
    std::uint64_t const beliefs[] = {plan.beliefs().of(i), plan.beliefs().of(i + 1), plan.beliefs().of(i + 2), plan.beliefs().of(i + 3)};
    tally.draws += simulate_trajectory<ModelLanes>(i, beliefs, sink, *world);
  }
  RunPlan rest = plan;
  rest.range.first = i;
  Tally total = run_on_threads(scenario, rest, 1);
  drain(tally, total);
  return total;
}

inline Tally run_observed(Scenario const& scenario, RunPlan const& plan)
{
  Bystander nobody;
  return observe(scenario.params(), plan, nobody);
}

/// By the body of the simulation kernel, in blocks of host threads.
inline Tally run_in_blocks(Scenario const& scenario, RunPlan const& plan)
{
  RangeTally tally = simulate_on_host_grid(scenario.params(), plan, {.lanes = 2});
  Tally total(tally.layout);
  drain(tally, total);
  return total;
}

/// The ways to run; an engine that is not in this table is not compared. "cpu", with which the others
/// are, is single trajectories on one thread. Instruction sets throw NoIsa where they are missing.
inline std::map<std::string, Runner> const& engines()
{
  static std::map<std::string, Runner> const table = {
      {"cpu", [](Scenario const& s, RunPlan const& p) { return run_on_threads(s, p, 1); }},
      {"three threads", [](Scenario const& s, RunPlan const& p) { return run_on_threads(s, p, 3); }},
      {"packs", run_in_packs},
      {"avx2", run_on_isa<Isa::avx2>},
      {"avx512", run_on_isa<Isa::avx512>},
      {"blocks", run_in_blocks},
      {"observed", run_observed}};
  return table;
}

inline Tally tally_by(std::string const& engine, Scenario const& scenario, RunPlan const& plan)
{
  return engines().at(engine)(scenario, plan);
}

/// Where an engine parts from the CPU, in words.
inline std::string difference_text(std::string const& engine, Scenario const& scenario, RunPlan const& plan)
{
  auto const runner = [&](std::string const& name) {
    return [&scenario, &plan, name](TrajectoryRange const& range) {
      RunPlan part = plan;
      part.range = range;
      return tally_by(name, scenario, part);
    };
  };
  auto const found = first_difference(runner("cpu"), runner(engine), plan.range);
  CountNames const names{scenario.unit_names, scenario.organisation_names, scenario.definition_names};
  return found ? to_string(*found, names, "cpu", engine) : "no difference when run again";
}

}  // namespace ghostcast::test
