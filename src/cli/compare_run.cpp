// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "ghostcast/cli/assemble.hpp"
#include "ghostcast/cli/compare.hpp"

namespace ghostcast::cli {
namespace {

/// Cuts ranges so that every thread has work, in multiples of 32 where they are long enough.
std::vector<TrajectoryRange> pieces_of(std::vector<TrajectoryRange> const& ranges, int threads)
{
  constexpr std::uint64_t grain = 32;
  auto const wanted = static_cast<std::uint64_t>(std::max(1, threads));
  std::vector<TrajectoryRange> pieces;
  for (TrajectoryRange const& range : ranges) {
    std::uint64_t const share = (range.last - range.first + wanted - 1) / wanted;
    std::uint64_t const step =
        ranges.size() >= wanted ? range.last - range.first : (share + grain - 1) / grain * grain;
    for (std::uint64_t first = range.first; first < range.last; first += step)
      pieces.push_back({first, std::min(range.last, first + step)});
  }
  return pieces;
}

/// Progress of all plans together; once it says stop, it goes on saying so.
struct SharedProgress {
  Progress const& progress;
  std::uint64_t total;  ///< trajectories of all plans
  std::uint64_t before{0};
  bool stopped{false};

  bool operator()(std::uint64_t done)
  {
    stopped = stopped || !progress(before + done, total);
    return !stopped;
  }
};

/// What is known of one plan so far: the clusters that every plan has finished.
class PlanInProgress {
 public:
  PlanInProgress(Engine& engine, NamedScenario const& plan, RunOptions const& options)
      : engine_(&engine), plan_(&plan), options_(&options), params_(plan.scenario.params())
  {
    kept_.tally = Tally(layout_of(params_, run_plan()));
  }

  /// False where the cluster could not be finished.
  bool simulate(std::vector<TrajectoryRange> const& ranges, SharedProgress& shared)
  {
    latest_ = engine_->run_pieces(params_, run_plan(), pieces_of(ranges, engine_->threads()),
                                  [&](std::uint64_t done, std::uint64_t) { return shared(done); });
    shared.before += size_of(ranges);
    bool const whole = latest_.tally.trajectories() == size_of(ranges);
    if (!whole) kept_.fault = latest_.fault;
    return whole;
  }

  /// Adds the latest cluster.
  void keep()
  {
    clusters_.emplace_back(latest_.tally);
    merge(kept_.tally, latest_.tally);
    kept_.digest += latest_.digest;
    kept_.seconds += latest_.seconds;
  }

  ComparedRun finish(std::uint64_t beliefs)
  {
    RunResult result = assemble_result(plan_->scenario, *options_, *engine_, std::move(kept_));
    result.beliefs = beliefs;
    return {plan_->label, std::move(result), std::move(clusters_), people_floors(plan_->scenario)};
  }

 private:
  RunPlan run_plan() const
  {
    return {options_->seed, options_->beliefs, {}, plan_->scenario.record};
  }

  Engine* engine_;
  NamedScenario const* plan_;
  RunOptions const* options_;
  ModelParams params_;
  RunOutput latest_;
  RunOutput kept_;
  std::vector<ClusterSums> clusters_;
};

}  // namespace

Comparison run_comparison(Engine& engine, std::vector<NamedScenario> const& plans,
                          RunOptions const& options, Progress const& progress)
{
  std::uint64_t const beliefs = options.beliefs == 0 ? options.trajectories : options.beliefs;
  std::vector<PlanInProgress> running;
  for (NamedScenario const& plan : plans) running.emplace_back(engine, plan, options);
  SharedProgress shared{progress, options.trajectories * plans.size()};
  std::uint64_t beliefs_done = 0;
  for (auto const& ranges : belief_clusters(options.trajectories, beliefs)) {
    bool whole = true;
    for (PlanInProgress& plan : running) whole = whole && plan.simulate(ranges, shared);
    if (!whole) break;
    for (PlanInProgress& plan : running) plan.keep();
    beliefs_done += ranges.front().last - ranges.front().first;
    if (shared.stopped) break;  // a cluster may be over before its engine hears of it
  }
  Comparison comparison;
  for (PlanInProgress& plan : running) {
    ComparedRun run = plan.finish(beliefs_done);
    if (&plan == &running.front()) {
      comparison.base = std::move(run);
    } else {
      comparison.plans.push_back(std::move(run));
    }
  }
  return comparison;
}

}  // namespace ghostcast::cli
