// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/benchmark/measurement.hpp"

#include <fmt/format.h>

#include <ctime>
#include <optional>
#include <utility>

#include "checking.hpp"
#include "run_size.hpp"

namespace ghostcast::bench {
namespace {

double process_seconds()
{
  timespec now{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + 1e-9 * static_cast<double>(now.tv_nsec);
}

/// Measures scenarios one beside the other.
class Measurer {
 public:
  Measurer(Engine& engine, Reference const& reference, BenchSettings const& settings, Watch const& watch)
      : engine_(engine), reference_(reference), settings_(settings), watch_(watch)
  {
  }

  std::vector<Measurement> run(std::vector<Scenario> scenarios)
  {
    for (Scenario& scenario : scenarios) measured_.push_back({std::move(scenario), {}, {}, 0, {}, {}, {}, {}, false});
    for (Measurement& each : measured_) prepare(each);
    for (int round = 0; round < settings_.repetitions; ++round) {
      for (Measurement& each : measured_) repeat(each, round);
    }
    return std::move(measured_);
  }

 private:
  /// Runs the engine, or nothing once stopped. \return nothing where it was stopped or a fault ended it
  std::optional<RunOutput> attempt(Measurement& each, RunPlan const& plan, std::string const& doing)
  {
    auto const go_on = [&](std::uint64_t, std::uint64_t) { return watch_(fmt::format("{}: {}", each.scenario.name, doing)); };
    stopped_ = stopped_ || !go_on(0, 0);
    if (stopped_) return std::nullopt;
    RunOutput output = engine_.run(each.scenario.params(), plan, [&](std::uint64_t done, std::uint64_t total) {
      stopped_ = stopped_ || !go_on(done, total);
      return !stopped_;
    });
    each.failed = output.fault_kind != RunFault::none;
    if (each.failed) each.refusal = fmt::format("the engine failed: {}", output.fault);
    if (each.failed || !covers(output, plan.range)) return std::nullopt;
    return output;
  }

  /// Finds the size of a run, runs it once, and has the reference look at it.
  void prepare(Measurement& each)
  {
    each.plan.seed = settings_.seed;
    each.plan.record = each.scenario.record;
    RunSize size(settings_);
    while (!size.found()) {
      each.plan.range = {0, size.next()};
      auto const output = attempt(each, each.plan, "warming up");
      if (!output) return;
      size.learn(output->seconds);
    }
    each.plan.range = {0, size.next()};
    if (auto output = attempt(each, each.plan, "the run that is checked")) examine(each, std::move(*output));
  }

  void examine(Measurement& each, RunOutput output)
  {
    each.digest = output.digest;
    each.draws = output.tally.scalar(Scalars::draws);
    each.refusal = fault_within(output, each.trajectories());
    each.pieces = std::move(output.ranges);
    if (!each.refusal.empty()) return;
    Progress const progress = [&](std::uint64_t, std::uint64_t) {
      stopped_ = stopped_ || !watch_(fmt::format("{}: the reference checks", each.scenario.name));
      return !stopped_;
    };
    Checked found = check_pieces(reference_, each.scenario.params(), each.plan, each.pieces, settings_, progress);
    each.checked = std::move(found.agreed);
    each.refusal = std::move(found.difference);
  }

  /// One timed run; it counts where all its pieces are those of the checked run.
  void repeat(Measurement& each, int round)
  {
    if (!each.refusal.empty() || each.checked.empty()) return;
    double const start = process_seconds();
    auto const output = attempt(each, each.plan, fmt::format("run {} of {}", round + 1, settings_.repetitions));
    if (!output) return;
    each.refusal = difference_between(each.pieces, output->ranges, fmt::format("run {}", round + 1));
    each.timings.push_back({output->seconds, process_seconds() - start});
  }

  Engine& engine_;
  Reference const& reference_;
  BenchSettings const& settings_;
  Watch const& watch_;
  std::vector<Measurement> measured_;
  bool stopped_{false};
};

}  // namespace

std::vector<double> wall_seconds(Measurement const& measurement)
{
  std::vector<double> seconds;
  for (Timing const& each : measurement.timings) seconds.push_back(each.seconds);
  return seconds;
}

std::vector<double> core_seconds(Measurement const& measurement)
{
  std::vector<double> seconds;
  for (Timing const& each : measurement.timings) seconds.push_back(each.core_seconds);
  return seconds;
}

std::vector<Measurement> measure(Engine& engine, Reference const& reference, std::vector<Scenario> scenarios,
                                 BenchSettings const& settings, Watch const& watch)
{
  return Measurer(engine, reference, settings, watch).run(std::move(scenarios));
}

}  // namespace ghostcast::bench
