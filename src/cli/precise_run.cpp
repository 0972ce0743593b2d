// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/cli/precise_run.hpp"

#include <algorithm>
#include <cmath>

#include "ghostcast/cli/belief_choice.hpp"

namespace ghostcast::cli {
namespace {

/// Adds a block's output to that of the blocks before.
void append(RunOutput& total, RunOutput block)
{
  if (total.tally.counts.empty()) {
    total = std::move(block);
    return;
  }
  merge(total.tally, block.tally);
  total.digest += block.digest;
  total.ranges.insert(total.ranges.end(), block.ranges.begin(), block.ranges.end());
  total.seconds += block.seconds;
  if (block.fault_kind == RunFault::none) return;
  total.fault_kind = block.fault_kind;
  total.fault = block.fault;
}

/// Trajectories that the precision wants, by the square root law, in whole blocks.
std::uint64_t estimated_total(std::uint64_t done, double ratio, RunOptions const& options)
{
  double const wanted = static_cast<double>(done) * ratio * ratio;
  double const most = static_cast<double>(options.at_most);
  double const blocks = std::ceil(std::min(wanted, most) / static_cast<double>(options.trajectories));
  return std::max(done, static_cast<std::uint64_t>(blocks) * options.trajectories);
}

}  // namespace

PreciseOutput run_to_precision(Engine& engine, Scenario const& scenario, RunOptions const& options,
                               PreciseProgress const& progress)
{
  PreciseOutput result;
  std::uint64_t const size = options.trajectories;
  RunPlan plan{options.seed, options.beliefs, {0, size}, scenario.record, size};
  std::uint64_t total = size;
  double error = std::nan("");
  bool stopped = false;  // a block may be over before its engine hears of it
  for (;;) {
    std::uint64_t const before = plan.range.first;
    append(result.output, engine.run(scenario.params(), plan, [&](std::uint64_t done, std::uint64_t) {
      stopped = stopped || (progress && !progress(before + done, total, error));
      return !stopped;
    }));
    result.planned = plan.range.last;
    std::uint64_t const done = result.output.tally.trajectories();
    if (done == 0) return result;
    result.precision = precision_of(result.output.tally, used_beliefs(plan.beliefs(), done), options.goal);
    bool const more = plan.range.last + size <= options.at_most;
    if (done < result.planned || result.precision.reached() || !more) return result;
    if (stopped) {
      result.planned += size;
      return result;
    }
    error = result.precision.largest_error;
    total = std::max(plan.range.last + size, estimated_total(done, result.precision.ratio, options));
    plan.range = {plan.range.last, plan.range.last + size};
  }
}

}  // namespace ghostcast::cli
