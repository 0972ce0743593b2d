// SPDX-License-Identifier: Apache-2.0
/// \file
/// The kernel body that finds the first outcomes of trajectories: one thread, of host or device.
#pragma once

#include "ghostcast/kernel/outcome_code.hpp"
#include "ghostcast/model/belief_plan.hpp"
#include "ghostcast/model/outcomes.hpp"
#include "ghostcast/model/trajectory.hpp"

namespace ghostcast {

/// One trajectory a thread, none of which is counted.
struct UncountedLanes : Scalar {};

/// Counts nothing.
template <>
struct RangeSink<UncountedLanes> {
  TallyLayout const* layout;  ///< that records no series
  BeliefGroups groups[1];

  GHOSTCAST_HOST_DEVICE static bool counted(bool mask) { return mask; }
  GHOSTCAST_HOST_DEVICE void count(std::int64_t) const {}
  GHOSTCAST_HOST_DEVICE void add(bool, std::int64_t) const {}
  GHOSTCAST_HOST_DEVICE void add_value(bool, std::int64_t, Binning, float) const {}
  GHOSTCAST_HOST_DEVICE void add_offset(bool, std::int64_t, float) const {}
  GHOSTCAST_HOST_DEVICE void add_group(bool, int, int, int, int) const {}
  GHOSTCAST_HOST_DEVICE void add_group_size() const {}
  GHOSTCAST_HOST_DEVICE void add_joint(bool, int, int, float, float) const {}
  GHOSTCAST_HOST_DEVICE void record(bool, Quantity, int, int, float) const {}
};

/// The first outcome of a unit that is decided and no ghost. The order of precedence of section 6.
template <class L>
GHOSTCAST_HOST_DEVICE Outcome other_outcome(UnitState<L> const& s)
{
  if (s.running) return Outcome::maintenance;
  if (s.acquired) return Outcome::acquired;
  if (s.starved_run >= exit_months) return Outcome::dead_gpu;
  return s.broke_run >= exit_months ? Outcome::dead_money : Outcome::abandoned;
}

/// Observes one trajectory after another; `code()` is that of the last one that came to its end.
/// For lanes of one trajectory a thread. In a team it is for the thread that advances the unit.
class FirstOutcomeWatcher {
 public:
  GHOSTCAST_HOST_DEVICE FirstOutcomeWatcher(int horizon, int unit, int definition)
      : horizon_(horizon), unit_(unit), definition_(definition), kind_(human_kind(horizon))
  {
  }

  template <class L>
  GHOSTCAST_HOST_DEVICE void start(World<L> const& world)
  {
    kind_ = human_kind(horizon_);
    look<L>(world.state.unit[unit_], 0);
  }
  template <class L>
  GHOSTCAST_HOST_DEVICE void month_end(World<L> const& world)
  {
    look<L>(world.state.unit[unit_], world.dice.month);
    if (world.dice.month == horizon_) finite_ = all_finite<L>(world);
  }
  GHOSTCAST_HOST_DEVICE std::uint32_t code() const
  {
    return finite_ ? kind_ : kind_ + first_outcome_kinds(horizon_);
  }

 private:
  template <class L>
  GHOSTCAST_HOST_DEVICE void look(UnitState<L> const& s, int month)
  {
    Judgement<L> const& j = s.judgement[definition_];
    if (kind_ != human_kind(horizon_) || !j.decided) return;
    kind_ = j.ghost ? static_cast<std::uint32_t>(month) : other_kind(other_outcome<L>(s), horizon_);
  }

  int horizon_;
  int unit_;
  int definition_;
  std::uint32_t kind_;
  bool finite_{true};
};

/// What all threads of one scan share. Borrows.
struct FirstOutcomeScan {
  ModelParams const* model{};
  TallyLayout layout{};  ///< that records no series
  std::uint64_t seed{};
  BeliefPlan beliefs{};
  std::uint64_t first{};
  std::uint64_t count{};  ///< of trajectories
  int unit{};
  int definition{};
  std::uint32_t* codes{};  ///< [trajectory - first]
};

/// One thread of a scan: takes trajectories `thread`, `thread + thread_count`, ... one by one.
/// \param world  the thread's own; what is in it does not matter
GHOSTCAST_HOST_DEVICE inline void scan_first_outcomes(FirstOutcomeScan const& scan, std::uint64_t thread,
                                                      std::uint64_t thread_count, World<UncountedLanes>& world)
{
  RangeSink<UncountedLanes> sink{&scan.layout, {}};
  set_up_world<UncountedLanes>(*scan.model, scan.seed, world);
  FirstOutcomeWatcher watcher(scan.model->horizon, scan.unit, scan.definition);
  for (std::uint64_t k = thread; k < scan.count; k += thread_count) {
    std::uint64_t const trajectory = scan.first + k;
    std::uint64_t const belief[] = {scan.beliefs.of(trajectory)};
    simulate_trajectory<UncountedLanes>(trajectory, belief, sink, world, watcher);
    scan.codes[k] = watcher.code();
  }
}

}  // namespace ghostcast
