// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include "ghostcast/cli/verify.hpp"
#include "ghostcast/replay/difference.hpp"

namespace ghostcast::cli {
namespace {

/// The first difference of two engines within a range that differs.
std::string first_difference_text(Engine& engine, Scenario const& scenario, RunPlan const& plan)
{
  ModelParams const params = scenario.params();
  auto const cpu = make_cpu_engine(0);
  auto const found = first_difference(runner_of(*cpu, params, plan), runner_of(engine, params, plan), plan.range);
  CountNames const names{scenario.unit_names, scenario.organisation_names, scenario.definition_names};
  return found ? to_string(*found, names, cpu->name(), engine.name())
               : fmt::format("trajectories {} to {}: {} differed once and not again", plan.range.first,
                             plan.range.last - 1, engine.name());
}

}  // namespace

std::vector<std::string> engine_differences(Engine& engine, Scenario const& scenario,
                                            RunPlan const& plan,
                                            std::vector<RangeDigest> const& cpu,
                                            Progress const& progress)
{
  std::vector<std::string> lines;
  for (std::size_t i = 0; i < cpu.size() && (!progress || progress(i, cpu.size())); ++i) {
    RunPlan part = plan;
    part.range = cpu[i].range;
    RunOutput const output = engine.run(scenario.params(), part, {});
    if (!output.fault.empty() && output.fault_kind != RunFault::survived) throw std::runtime_error(output.fault);
    if (output.digest != cpu[i].digest) lines.push_back(first_difference_text(engine, scenario, part));
  }
  return lines;
}

}  // namespace ghostcast::cli
