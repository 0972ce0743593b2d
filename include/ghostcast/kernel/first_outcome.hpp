// SPDX-License-Identifier: Apache-2.0
/// \file
/// The first outcome of a trajectory, of one unit by one definition, as a number; and the kernel
/// body that finds it, the same for a thread of the host and of a device.
#pragma once

#include "ghostcast/model/outcomes.hpp"
#include "ghostcast/model/trajectory.hpp"

namespace ghostcast {

/// Kinds of first outcomes at a horizon T, of a trajectory whose numbers are all finite:
///   0 .. T           ghost in that month; 0: born
///   T+1 .. T+6       T+1 + Outcome, in any month; of the ghost there is none
///   T+7              human: none by the horizon
/// A code is a kind, plus the number of kinds where some number of the trajectory is not finite.
GHOSTCAST_HOST_DEVICE constexpr std::uint32_t human_kind(int horizon)
{
  return static_cast<std::uint32_t>(horizon + 1 + outcome_count);
}
GHOSTCAST_HOST_DEVICE constexpr std::uint32_t first_outcome_kinds(int horizon) { return human_kind(horizon) + 1; }
GHOSTCAST_HOST_DEVICE constexpr std::uint32_t first_outcome_codes(int horizon)
{
  return 2 * first_outcome_kinds(horizon);
}

/// What the first outcome of a decided unit was, if no ghost. The order of precedence of section 6.
GHOSTCAST_HOST_DEVICE inline Outcome other_outcome(UnitState<Scalar> const& s)
{
  if (s.running) return Outcome::maintenance;
  if (s.acquired) return Outcome::acquired;
  if (s.starved_run >= exit_months) return Outcome::dead_gpu;
  return s.broke_run >= exit_months ? Outcome::dead_money : Outcome::abandoned;
}

/// Observes one trajectory after another; `code()` is that of the last one that came to its end.
class FirstOutcomeWatcher {
 public:
  GHOSTCAST_HOST_DEVICE FirstOutcomeWatcher(int horizon, int unit, int definition)
      : horizon_(horizon), unit_(unit), definition_(definition), kind_(human_kind(horizon))
  {
  }

  GHOSTCAST_HOST_DEVICE void start(World<Scalar> const& world)
  {
    kind_ = human_kind(horizon_);
    look(world.state.unit[unit_], 0);
  }
  GHOSTCAST_HOST_DEVICE void month_end(World<Scalar> const& world)
  {
    look(world.state.unit[unit_], world.dice.month);
    finite_ = world.finite;
  }
  GHOSTCAST_HOST_DEVICE std::uint32_t code() const
  {
    return finite_ ? kind_ : kind_ + first_outcome_kinds(horizon_);
  }

 private:
  GHOSTCAST_HOST_DEVICE void look(UnitState<Scalar> const& s, int month)
  {
    Judgement<Scalar> const& j = s.judgement[definition_];
    if (kind_ != human_kind(horizon_) || !j.decided) return;
    kind_ = static_cast<std::uint32_t>(j.ghost ? month : horizon_ + 1 + static_cast<int>(other_outcome(s)));
  }

  int horizon_;
  int unit_;
  int definition_;
  std::uint32_t kind_;
  bool finite_{true};
};

/// What all threads of one scan share. Borrows.
struct FirstOutcomeScan {
  ModelParams const* model;
  TallyLayout layout;  ///< that records no series
  std::uint64_t seed, belief_count;
  std::uint64_t first, count;  ///< trajectories
  int unit, definition;
  std::uint32_t* codes;  ///< [trajectory - first]
};

/// One thread of a scan: takes trajectories `thread`, `thread + thread_count`, ... one by one.
/// \param world   the thread's own
/// \param counts  [layout.size], the thread's own; the model counts there, and nobody reads it
GHOSTCAST_HOST_DEVICE inline void scan_first_outcomes(FirstOutcomeScan const& scan, std::uint64_t thread,
                                                      std::uint64_t thread_count, World<Scalar>& world,
                                                      std::uint32_t* counts)
{
  RangeSink<Scalar> sink{&scan.layout, counts, {}};
  set_up_world<Scalar>(*scan.model, scan.seed, world);
  FirstOutcomeWatcher watcher(scan.model->horizon, scan.unit, scan.definition);
  for (std::uint64_t k = thread; k < scan.count; k += thread_count) {
    std::uint64_t const trajectory = scan.first + k;
    std::uint64_t const belief[] = {scan.belief_count == 0 ? trajectory : trajectory % scan.belief_count};
    simulate_trajectory<Scalar>(trajectory, belief, sink, world, watcher);
    scan.codes[k] = watcher.code();
  }
}

}  // namespace ghostcast
