// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/cli/surface.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <span>

#include "ghostcast/cli/assemble.hpp"
#include "ghostcast/cli/belief_choice.hpp"
#include "ghostcast/cli/engine_choice.hpp"
#include "ghostcast/cli/interrupt.hpp"
#include "ghostcast/cli/messages.hpp"
#include "ghostcast/cli/output_attempts.hpp"
#include "ghostcast/cli/terminal.hpp"
#include "ghostcast/report/output_folder.hpp"

namespace ghostcast::cli {
namespace {

constexpr int cells_a_pass = max_definitions - 1;

/// The scenario's model up to the month asked for, with its first definition and some cells.
ModelParams pass_params(Scenario const& scenario, SurfaceRequest const& request,
                        std::span<SurfaceCell const> cells)
{
  ModelParams params = scenario.params();
  params.horizon = request.month;
  params.definition_count = 1;
  for (SurfaceCell const& cell : cells)
    params.definition[params.definition_count++] = cell.definition;
  return params;
}

/// Reads the cells of a pass from its tally.
void read_pass(Tally const& tally, std::uint64_t beliefs, SurfaceRequest const& request,
               std::span<SurfaceCell> cells)
{
  EventProbability const probability(tally, beliefs);
  for (std::size_t k = 0; k < cells.size(); ++k)
    cells[k].ghost =
        probability.by_month(static_cast<int>(k) + 1, request.unit, ghost_events, request.month);
}

/// The run without the cells: names, dice and beliefs, and the first definition alone.
RunResult describe(Scenario const& scenario, RunOptions const& options, Engine const& engine,
                   RunOutput output)
{
  RunResult result = assemble_result(scenario, options, engine, std::move(output));
  result.definitions.resize(1);
  return result;
}

ExitCode judge(Surface const& surface, std::uint64_t non_finite)
{
  if (non_finite > 0) {
    complain(
        "ghostcast: a trajectory has a number that is not finite. This is a fault of the program; "
        "do not use this "
        "surface\n");
    return ExitCode::own_fault;
  }
  if (surface.result.completion() != Completion::complete && !surface.result.fault.empty()) {
    complain(fmt::format("ghostcast: {}\n", surface.result.fault));
    return ExitCode::machine_fault;
  }
  bool const whole = std::ranges::all_of(
      surface.cells, [](SurfaceCell const& cell) { return cell.ghost.has_value(); });
  if (whole) return ExitCode::success;
  complain("ghostcast: stopped early; cells without a number were not computed\n");
  return ExitCode::interrupted;
}

void publish(Surface const& surface, RunOptions const& options)
{
  bool const json = options.format == OutputFormat::json;
  OutputAttempts attempt;
  attempt([&] { print_out(json ? surface_json_text(surface) : surface_text(surface)); });
  if (!options.out.empty()) {
    attempt([&] {
      write_files(options.out, {{"surface.json", surface_json_text(surface)},
                                {"surface.csv", surface_csv(surface)}});
    });
  }
  attempt.finish();
}

}  // namespace

Surface run_surface(Engine& engine, Scenario const& scenario, SurfaceRequest const& request,
                    RunOptions const& options, Progress const& progress)
{
  auto const definition = static_cast<std::size_t>(request.definition);
  Surface surface{{},
                  request.unit,
                  request.month,
                  scenario.definition_names[definition],
                  request.axes,
                  surface_cells(scenario.model.definition[definition], request.axes),
                  {}};
  RunPlan const plan{options.seed, options.beliefs, {0, options.trajectories}, 0};
  std::size_t const passes = (surface.cells.size() + cells_a_pass - 1) / cells_a_pass;
  bool stopped = false;  // a pass may be over before its engine hears of it
  for (std::size_t pass = 0; pass < passes && !stopped; ++pass) {
    std::size_t const first = pass * cells_a_pass;
    std::span<SurfaceCell> const cells(
        surface.cells.data() + first,
        std::min<std::size_t>(cells_a_pass, surface.cells.size() - first));
    RunOutput output = engine.run(
        pass_params(scenario, request, cells), plan, [&](std::uint64_t done, std::uint64_t) {
          stopped = stopped || !progress(pass * options.trajectories + done, passes * options.trajectories);
          return !stopped;
        });
    bool const whole = output.tally.trajectories() == options.trajectories;
    std::uint64_t const beliefs = options.beliefs == 0 ? options.trajectories : options.beliefs;
    if (whole) read_pass(output.tally, beliefs, request, cells);
    if (whole) surface.digests.push_back(output.digest);
    if (pass == 0 || !output.fault.empty())
      surface.result = describe(scenario, options, engine, std::move(output));
    if (!whole) break;
  }
  return surface;
}

ExitCode surface(SurfaceOptions const& asked)
{
  SurfaceOptions options = asked;
  Scenario const scenario = load(options.run.scenario);
  options.run.beliefs = chosen_beliefs(scenario, asked.run.beliefs, asked.run.trajectories);
  SurfaceRequest const request = surface_request(scenario, options);
  std::unique_ptr<Engine> const engine = open_engine(options.run.engine, options.run.chatter);
  if (options.run.chatter == Chatter::normal) {
    for (std::string const& warning : scenario.warnings) complain("warning: " + warning + "\n");
  }
  InterruptGuard const interrupt;
  ProgressLine line;
  Surface const surface = run_surface(*engine, scenario, request, options.run,
                                      [&](std::uint64_t done, std::uint64_t total) {
                                        if (options.run.chatter == Chatter::normal)
                                          line.show(done, total);
                                        return !interrupt.raised();
                                      });
  line.clear();
  if (!surface.digests.empty()) publish(surface, options.run);
  return judge(surface, surface.result.tally.scalar(Scalars::non_finite));
}

}  // namespace ghostcast::cli
