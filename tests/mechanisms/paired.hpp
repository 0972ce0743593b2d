// SPDX-License-Identifier: Apache-2.0
/// \file
/// A mechanism off and on with the same dice: differences trajectory by trajectory.
#pragma once

#include <gtest/gtest.h>

#include <cmath>
#include <functional>
#include <string>
#include <vector>

#include "mechanisms/busy_model.hpp"

namespace ghostcast::testing_support {

/// A number of the world at the end of a month.
using Probe = std::function<double(World<Scalar> const&)>;

/// Whether a probe looks at the last month or is summed over all of them.
enum class When : int { end, every_month };

struct ProbeObserver {
  Probe const& probe;
  When when;
  double& sum;

  void start(World<Scalar> const&) const {}
  void month_end(World<Scalar> const& world) const
  {
    if (when == When::every_month || world.dice.month == world.model->horizon) sum += probe(world);
  }
};

/// Runs trajectories one by one, each into a tally of its own.
class TrajectoryRunner {
 public:
  explicit TrajectoryRunner(ModelParams const& params)
      : layout_(make_layout(params.unit_count, params.organisation_count, params.definition_count, params.horizon, 0)),
        counts_(static_cast<std::size_t>(layout_.size)),
        world_(std::make_unique<World<Scalar>>())
  {
    set_up_world<Scalar>(params, 20250101, *world_);
  }

  /// What `probe` says of trajectory `i`.
  double run(std::uint64_t i, Probe const& probe, When when)
  {
    counts_.assign(counts_.size(), 0);
    RangeSink<Scalar> sink{&layout_, counts_.data(), {}};
    double sum = 0.0;
    std::uint64_t const belief[] = {0};
    simulate_trajectory<Scalar>(i, belief, sink, *world_, ProbeObserver{probe, when, sum});
    return sum;
  }

  /// Whether the first outcome of the last trajectory run was `outcome`.
  bool was(Outcome outcome, int unit) const
  {
    for (int t = 0; t <= layout_.horizon; ++t) {
      if (counts_[static_cast<std::size_t>(layout_.outcome_at(0, unit, outcome, t))] > 0) return true;
    }
    return false;
  }

 private:
  TallyLayout layout_;
  std::vector<std::uint32_t> counts_;
  std::unique_ptr<World<Scalar>> world_;
};

inline constexpr int trajectory_count = 200;

/// What a probe says, [trajectory].
inline std::vector<double> measure(QuietModel& model, Probe const& probe, When when, int trajectories = trajectory_count)
{
  TrajectoryRunner runner(model.params());
  std::vector<double> results;
  for (int i = 0; i < trajectories; ++i) results.push_back(runner.run(static_cast<std::uint64_t>(i), probe, when));
  return results;
}

/// 1 for each trajectory whose first outcome is `outcome`, else 0.
inline std::vector<double> measure_outcome(QuietModel& model, Outcome outcome, int unit = 0, int trajectories = trajectory_count)
{
  TrajectoryRunner runner(model.params());
  std::vector<double> results;
  for (int i = 0; i < trajectories; ++i) {
    runner.run(static_cast<std::uint64_t>(i), [](World<Scalar> const&) { return 0.0; }, When::end);
    results.push_back(runner.was(outcome, unit) ? 1.0 : 0.0);
  }
  return results;
}

/// Means over paired trajectories, and the standard error of their difference.
struct PairedDifference {
  double off;
  double on;
  double standard_error;

  /// On minus off in standard errors; a difference without any spread counts as infinitely many.
  double errors() const
  {
    if (on == off) return 0.0;
    return standard_error > 0.0 ? (on - off) / standard_error : std::copysign(HUGE_VAL, on - off);
  }
};

inline PairedDifference paired_difference(std::vector<double> const& off, std::vector<double> const& on)
{
  auto const n = static_cast<double>(off.size());
  double sum_off = 0.0;
  double sum_on = 0.0;
  for (std::size_t i = 0; i < off.size(); ++i) {
    sum_off += off[i];
    sum_on += on[i];
  }
  double const mean = (sum_on - sum_off) / n;
  double squares = 0.0;
  for (std::size_t i = 0; i < off.size(); ++i) squares += std::pow(on[i] - off[i] - mean, 2);
  return {sum_off / n, sum_on / n, std::sqrt(squares / (n - 1.0) / n)};
}

/// Runs both models over the same trajectories.
inline PairedDifference compare(QuietModel& off, QuietModel& on, Probe const& probe, When when = When::end)
{
  return paired_difference(measure(off, probe, when), measure(on, probe, when));
}

inline PairedDifference compare_outcome(QuietModel& off, QuietModel& on, Outcome outcome, int unit = 0)
{
  return paired_difference(measure_outcome(off, outcome, unit), measure_outcome(on, outcome, unit));
}

/// How many paired standard errors a predicted sign must hold by. Without an effect the difference
/// is about normal, so one comparison passes by chance with probability 3e-7 and all forty with 1e-5.
inline constexpr double enough_errors = 5.0;

inline testing::AssertionResult explain_difference(bool good, PairedDifference const& d)
{
  std::string const text = "off " + std::to_string(d.off) + ", on " + std::to_string(d.on) + ", difference in standard errors " +
                           std::to_string(d.errors());
  testing::Test::RecordProperty("off_on_errors", text);
  return (good ? testing::AssertionSuccess() : testing::AssertionFailure()) << text;
}

inline testing::AssertionResult raises(PairedDifference const& d) { return explain_difference(d.errors() > enough_errors, d); }
inline testing::AssertionResult lowers(PairedDifference const& d) { return explain_difference(d.errors() < -enough_errors, d); }

// Probes of one unit.
inline Probe probe_unit(float UnitState<Scalar>::*member, int u = 0)
{
  return [member, u](World<Scalar> const& w) { return static_cast<double>(w.state.unit[u].*member); };
}

/// GPUs of the organisation, idle ones included.
inline double fleet(World<Scalar> const& w)
{
  double sum = static_cast<double>(w.state.organisation[0].free);
  for (int u = 0; u < w.model->unit_count; ++u) sum += static_cast<double>(w.state.unit[u].gpus);
  return sum;
}

}  // namespace ghostcast::testing_support
