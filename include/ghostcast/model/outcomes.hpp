// SPDX-License-Identifier: Apache-2.0
/// \file
/// What becomes of a unit: ghost, dead of three causes, acquired, maintenance (section 6).
#pragma once

#include "ghostcast/model/definition.hpp"
#include "ghostcast/model/state.hpp"
#include "ghostcast/model/unit_params.hpp"
#include "ghostcast/tally/sink.hpp"

namespace ghostcast {

inline constexpr float exit_months = 6.0f;        ///< of starvation, insolvency, emptiness, maintenance
inline constexpr double maintenance_people = 0.30;  ///< of the peak
/// Relative slack of floors and of V >= V0, for the rounding of single precision.
inline constexpr double slack = 1e-6;
/// Stands for the last month in which something was missed that never was, t=0 included.
inline constexpr float never_missed = -1.0f;

/// The four criteria of a definition, this month.
template <class L>
struct Criteria {
  Mask<L> share, headcount, value, supervisor;

  GHOSTCAST_HOST_DEVICE Mask<L> all_met() const { return share && headcount && value && supervisor; }
};

/// The share of the peak that a definition allows, h_rel x peak and its slack.
template <class L>
GHOSTCAST_HOST_DEVICE Real<L> share_of_peak(Definition const& d, Real<L> peak)
{
  return Real<L>(d.headcount_share) * peak * Real<L>(1.0 + slack) + Real<L>(slack);
}

/// People that a definition allows: max(h_abs, floor(h_rel x peak)).
template <class L>
GHOSTCAST_HOST_DEVICE Real<L> headcount_limit(Definition const& d, Real<L> peak)
{
  return max(Real<L>(d.headcount_limit), floor(share_of_peak<L>(d, peak)));
}

/// Whether the people are within `headcount_limit`. They are whole, so the floor decides nothing.
template <class L>
GHOSTCAST_HOST_DEVICE Mask<L> within_headcount(Definition const& d, Real<L> people, Real<L> peak)
{
  return people <= max(Real<L>(d.headcount_limit), share_of_peak<L>(d, peak));
}

template <class L>
GHOSTCAST_HOST_DEVICE Criteria<L> criteria_of(Definition const& d, Shares<L> const& shares, Real<L> people, Real<L> peak,
                                              Real<L> value, Real<L> supervisors)
{
  return {shares.of[static_cast<int>(d.share)] >= Real<L>(d.threshold),
          within_headcount<L>(d, people, peak),
          value >= Real<L>(d.growth) * Real<L>(1.0 - slack),
          supervisors >= Real<L>(d.needs_supervisor ? 1 : 0)};
}

/// `run` + 1 where the condition holds, else 0.
template <class L>
GHOSTCAST_HOST_DEVICE Real<L> prolong(Mask<L> holds, Real<L> run)
{
  return select(holds, run + Real<L>(1), Real<L>(0));
}

/// The last month in which something was missed: this one, or that of before.
template <class L>
GHOSTCAST_HOST_DEVICE Real<L> last_miss(Mask<L> met, Real<L> month, Real<L> before)
{
  return select(met, before, month);
}

template <class L>
GHOSTCAST_HOST_DEVICE void note_misses(Criteria<L> const& met, Real<L> month, Judgement<L>& j)
{
  j.share_missed = last_miss<L>(met.share, month, j.share_missed);
  j.headcount_missed = last_miss<L>(met.headcount, month, j.headcount_missed);
  j.value_missed = last_miss<L>(met.value, month, j.value_missed);
}

/// The last month in which some criterion was missed, the start at the earliest: months that hold on t=0
/// prove nothing yet.
template <class L>
GHOSTCAST_HOST_DEVICE Real<L> last_miss_of_any(Definition const& d, Judgement<L> const& j, Real<L> supervisor_missed)
{
  Real<L> const last = max(max(j.share_missed, j.headcount_missed), max(j.value_missed, Real<L>(0)));
  return d.needs_supervisor ? max(last, supervisor_missed) : last;
}

/// Consecutive months up to `month` in which all criteria were met; the start is not one of them.
template <class L>
GHOSTCAST_HOST_DEVICE Real<L> months_met(Definition const& d, Judgement<L> const& j, Real<L> supervisor_missed, int month)
{
  return Real<L>(month) - last_miss_of_any<L>(d, j, supervisor_missed);
}

/// The criterion that was missed last; a tie where two are.
template <class L>
GHOSTCAST_HOST_DEVICE Real<L> last_criterion(Definition const& d, Judgement<L> const& j, Real<L> supervisor_missed)
{
  Real<L> const missed[] = {j.share_missed, j.headcount_missed, j.value_missed,
                            d.needs_supervisor ? supervisor_missed : Real<L>(-1e9)};
  Real<L> latest = missed[0];
  for (int k = 1; k < 4; ++k) latest = max(latest, missed[k]);
  Real<L> which(0);
  Real<L> ties(0);
  for (int k = 0; k < 4; ++k) {
    which = select(missed[k] == latest, Real<L>(k), which);
    ties = ties + select(missed[k] == latest, Real<L>(1), Real<L>(0));
  }
  return select(ties > Real<L>(1), Real<L>(static_cast<int>(Criterion::tie)), which);
}

/// What ends or marks a unit this month, whatever the definition.
template <class L>
struct UnitEvents {
  Mask<L> acquired, dead_gpu, dead_money, abandoned, maintenance;

  GHOSTCAST_HOST_DEVICE Mask<L> exits() const { return acquired || dead_gpu || dead_money || abandoned; }
};

/// Runs of starvation, insolvency, emptiness and maintenance, and what they lead to; ties among the
/// causes of death in the order starved, broke, abandoned.
template <class L>
GHOSTCAST_HOST_DEVICE UnitEvents<L> advance_events(UnitParams<L> const& p, Real<L> gpus0, Definition const& first, UnitState<L>& s)
{
  Real<L> const months(exit_months);
  Mask<L> const few = s.people <= Real<L>(maintenance_people) * s.peak * Real<L>(1.0 + slack);
  Mask<L> const shares_low = s.share.of[static_cast<int>(first.share)] < Real<L>(first.threshold);
  s.starved_run = prolong<L>(s.gpus + s.leased < p.starvation_share * gpus0, s.starved_run);
  s.broke_run = prolong<L>(s.cash < -(p.credit * s.payroll), s.broke_run);
  s.empty_run = prolong<L>(s.people == Real<L>(0), s.empty_run);
  s.maintenance_run = prolong<L>(few && s.value < p.maintenance_value && shares_low, s.maintenance_run);

  Mask<L> const acquired = s.running && s.acquired;
  Mask<L> const starved = s.running && !acquired && s.starved_run >= months;
  Mask<L> const broke = s.running && !acquired && !starved && s.broke_run >= months;
  Mask<L> const empty = s.running && !acquired && !starved && !broke && s.empty_run >= months;
  return {acquired, starved, broke, empty, s.running && s.maintenance_run >= months};
}

/// Records an outcome where it is the first of its definition.
template <class L>
GHOSTCAST_HOST_DEVICE void decide(Mask<L> happens, Outcome outcome, int definition, int unit, int month,
                                  RangeSink<L> const& sink, Judgement<L>& j)
{
  Mask<L> const first = happens && !j.decided;
  if (!any(first)) return;
  j.decided = j.decided || first;
  sink.add(first, sink.layout->outcome_at(definition, unit, outcome, month));
  sink.add_group(first, month, definition, unit, 1 + static_cast<int>(outcome));
}

/// Ghosts that are confirmed this month: onset and the criterion met last.
template <class L>
GHOSTCAST_HOST_DEVICE void confirm_ghost(Definition const& d, Mask<L> confirmed, int definition, int unit, int month,
                                         RangeSink<L> const& sink, UnitState<L>& s)
{
  Judgement<L>& j = s.judgement[definition];
  j.ghost = j.ghost || confirmed;
  s.new_ghost = s.new_ghost || confirmed;
  decide<L>(confirmed, Outcome::ghost, definition, unit, month, sink, j);
  sink.add(confirmed, sink.layout->onset_at(definition, unit, month - d.persistence + 1));
  sink.add_offset(confirmed, sink.layout->criterion_at(definition, unit, Criterion::share),
                  last_criterion<L>(d, j, s.supervisor_missed));
}

/// Ghosts of one definition: what this month's criteria confirm or undo. Runs for every definition, unit and
/// month, and hardly ever gets beyond the first look.
template <class L>
GHOSTCAST_INLINE void judge_ghost(Definition const& d, Criteria<L> const& met, int definition, int unit, int month,
                                  RangeSink<L> const& sink, UnitState<L>& s)
{
  Judgement<L>& j = s.judgement[definition];
  note_misses<L>(met, Real<L>(month), j);
  Mask<L> const holds = s.running && met.all_met();
  j.relapsed = j.relapsed || (j.ghost && s.running && !holds);
  Mask<L> const candidate = holds && !j.decided;
  if (!any(candidate)) return;
  Mask<L> const confirmed = candidate && last_miss_of_any<L>(d, j, s.supervisor_missed) <= Real<L>(month - d.persistence);
  if (any(confirmed)) confirm_ghost<L>(d, confirmed, definition, unit, month, sink, s);
}

/// Section 6 on the state at the end of the month; precedence acquired, dead, ghost, maintenance.
template <class L>
GHOSTCAST_HOST_DEVICE void judge_unit(Definition const* definitions, int definition_count, UnitParams<L> const& p, Real<L> gpus0,
                                      int unit, int month, RangeSink<L> const& sink, UnitState<L>& s)
{
  s.peak = max(s.peak, s.people);
  Real<L> const supervisors = s.n[supervisor][newcomer] + s.n[supervisor][settled];
  s.supervisor_missed = last_miss<L>(supervisors >= Real<L>(1), Real<L>(month), s.supervisor_missed);
  UnitEvents<L> const events = advance_events<L>(p, gpus0, definitions[0], s);
  bool const some_exit = any(events.exits());
  bool const some_maintenance = any(events.maintenance);
  for (int d = 0; d < definition_count; ++d) {
    Judgement<L>& j = s.judgement[d];
    if (some_exit) {
      decide<L>(events.acquired, Outcome::acquired, d, unit, month, sink, j);
      decide<L>(events.dead_gpu, Outcome::dead_gpu, d, unit, month, sink, j);
      decide<L>(events.dead_money, Outcome::dead_money, d, unit, month, sink, j);
      decide<L>(events.abandoned, Outcome::abandoned, d, unit, month, sink, j);
    }
    Criteria<L> const met = criteria_of<L>(definitions[d], s.share, s.people, s.peak, s.value, supervisors);
    judge_ghost<L>(definitions[d], met, d, unit, month, sink, s);
    if (some_maintenance) decide<L>(events.maintenance, Outcome::maintenance, d, unit, month, sink, j);
  }
  s.running = s.running && !events.exits();
}

/// Month 0: criteria that hold already; all of them make a born ghost, counted apart.
template <class L>
GHOSTCAST_HOST_DEVICE void judge_at_start(Definition const& d, int definition, int unit, RangeSink<L> const& sink, UnitState<L>& s)
{
  Judgement<L>& j = s.judgement[definition];
  Real<L> const supervisors = s.n[supervisor][newcomer] + s.n[supervisor][settled];
  Criteria<L> const met = criteria_of<L>(d, s.share, s.people, s.peak, s.value, supervisors);
  reset<L>(j);
  j.share_missed = j.headcount_missed = j.value_missed = Real<L>(never_missed);
  note_misses<L>(met, Real<L>(0), j);
  Mask<L> const born = met.all_met();
  j.decided = born;
  j.ghost = born;
  s.new_ghost = s.new_ghost || born;
  sink.add(born, sink.layout->born_at(definition, unit));
  sink.add_group(born, 0, definition, unit, 0);
}

}  // namespace ghostcast
