// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/cli/assemble.hpp"

#include <numeric>

#include "ghostcast/cli/belief_choice.hpp"
#include "ghostcast/statistics/rho_beliefs.hpp"
#include "ghostcast/version.hpp"

namespace ghostcast::cli {
namespace {

void describe_scenario(Scenario const& scenario, RunResult& result)
{
  result.name = scenario.name;
  result.title = scenario.title;
  result.file = scenario.file;
  result.sha256 = scenario.sha256;
  result.resolved = scenario.resolved;
  result.plan = scenario.plan;
  result.changes = scenario.changes;
  if (scenario.start) result.start = CalendarMonth{scenario.start->year, scenario.start->month};
  result.organisations = scenario.organisation_names;
  result.scenario_warnings = scenario.warnings;
}

void describe_model(Scenario const& scenario, RunResult& result)
{
  ModelParams const params = scenario.params();
  result.gpu_quantum = static_cast<double>(params.gpu_quantum);
  for (int unit = 0; unit < params.unit_count; ++unit) {
    result.units.push_back(
        describe_unit(params, unit, scenario.unit_names[static_cast<std::size_t>(unit)]));
  }
  for (int k = 0; k < params.definition_count; ++k) {
    result.definitions.push_back(
        {scenario.definition_names[static_cast<std::size_t>(k)], params.definition[k]});
  }
}

void describe_run(RunOptions const& options, ReportedEngine const& engine, RunOutput output,
                  RunResult& result)
{
  result.seed = options.seed;
  result.planned = options.trajectories;
  result.belief_count = options.beliefs;
  result.engine = engine;
  result.tally = std::move(output.tally);
  result.digest = output.digest;
  for (RangeDigest const& piece : output.ranges) {
    result.ranges.push_back({piece.range.first, piece.range.last, piece.digest});
  }
  result.seconds = output.seconds;
  (output.fault_kind == RunFault::survived ? result.lost_devices : result.fault) = output.fault;
  result.belief_block = options.belief_block;
  result.beliefs = used_beliefs({options.beliefs, options.belief_block}, result.trajectories());
}

}  // namespace

ReportedUnit describe_unit(ModelParams const& params, int unit, std::string const& name)
{
  UnitParams<Scalar> const& values = params.base.unit[unit];
  double const people = std::accumulate(std::begin(values.people), std::end(values.people), 0.0);
  return {name, params.unit[unit].organisation, people, static_cast<double>(values.gpus),
          static_cast<double>(values.monthly_value), params.unit[unit].reference_unit};
}

RunResult assemble_result(Scenario const& scenario, RunOptions const& options, ReportedEngine const& engine,
                          RunOutput output)
{
  RunResult result;
  result.program_version = program_version;
  result.program_commit = program_commit;
  describe_scenario(scenario, result);
  describe_model(scenario, result);
  describe_run(options, engine, std::move(output), result);
  auto const own_groups = static_cast<std::uint64_t>(result.tally.layout.own_groups);
  result.rho_beliefs = rho_components_of(scenario.params(), options.seed, own_groups);
  return result;
}

RunResult assemble_result(Scenario const& scenario, RunOptions const& options, Engine const& engine,
                          RunOutput output)
{
  ReportedEngine const reported{engine.name(), engine.device(), engine.threads(), engine.isa(), engine.ranks()};
  return assemble_result(scenario, options, reported, std::move(output));
}

}  // namespace ghostcast::cli
