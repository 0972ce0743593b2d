// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/cli/precise_run.hpp"

#include <algorithm>
#include <cmath>

#include "ghostcast/cli/belief_choice.hpp"

namespace ghostcast::cli {
namespace {

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
                               PreciseProgress const& progress, PreciseStart start)
{
  PreciseOutput result{std::move(start.done), {}, {}};
  std::uint64_t const size = options.trajectories;
  std::uint64_t const begun = std::max(size, start.planned);
  RunPlan plan{options.seed, options.beliefs, {begun - size, begun}, scenario.record, size};
  std::uint64_t total = begun;
  double error = std::nan("");
  bool stopped = false;  // a block may be over before its engine hears of it
  Checkpoints never;
  for (;;) {
    std::uint64_t const before = plan.range.first;
    if (start.begin_block) start.begin_block(plan.range.last);
    result.output = run_missing(engine, scenario.params(), plan, std::move(result.output), start.checkpoints != nullptr ? *start.checkpoints : never,
                                [&](std::uint64_t done, std::uint64_t) {
                                  stopped = stopped || (progress && !progress(before + done, total, error));
                                  return !stopped;
                                });
    result.planned = plan.range.last;
    std::uint64_t const done = result.output.tally.counts.empty() ? 0 : result.output.tally.trajectories();
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
