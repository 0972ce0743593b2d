// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/replay/criteria.hpp"

#include "ghostcast/model/outcomes.hpp"

namespace ghostcast {
namespace {

double supervisors_of(UnitState<Scalar> const& s)
{
  return static_cast<double>(s.n[supervisor][newcomer] + s.n[supervisor][settled]);
}

Judgement<Scalar> const& judgement_of(Replay const& replay, int unit, int index, int month)
{
  return replay.unit_at(unit, month).state.judgement[index];
}

/// How far a check is from failing; larger is better whatever the criterion.
double margin_of(CriterionCheck const& check)
{
  return check.criterion == Criterion::headcount ? check.limit - check.value
                                                 : check.value - check.limit;
}

/// The first outcome that is found in `month`, in which the definition was decided.
Outcome outcome_in(Replay const& replay, int unit, int index, int month)
{
  if (auto const exit = exit_of(replay, unit, month)) return *exit;
  return judgement_of(replay, unit, index, month).ghost ? Outcome::ghost : Outcome::maintenance;
}

}  // namespace

std::array<CriterionCheck, judged_criteria> check_criteria(Replay const& replay, int unit,
                                                           Definition const& definition, int index,
                                                           int month)
{
  UnitState<Scalar> const& s = replay.unit_at(unit, month).state;
  auto const run = criteria_runs(s, index, month);
  auto const held = criteria_held(s, definition, index, month);
  float const share = s.share.of[static_cast<int>(definition.share)];
  return {{{Criterion::share, true, held[0], static_cast<double>(share),
            static_cast<double>(definition.threshold), run[0]},
           {Criterion::headcount, true, held[1], static_cast<double>(s.people),
            static_cast<double>(headcount_limit<Scalar>(definition, s.peak)), run[1]},
           {Criterion::value, true, held[2], static_cast<double>(s.value),
            static_cast<double>(definition.growth), run[2]},
           {Criterion::supervisor, definition.needs_supervisor, held[3], supervisors_of(s), 1.0, run[3]}}};
}

std::array<int, judged_criteria> criteria_runs(UnitState<Scalar> const& state, int index, int month)
{
  Judgement<Scalar> const& j = state.judgement[index];
  auto const since = [&](float missed) { return month - static_cast<int>(missed); };
  return {since(j.share_missed), since(j.headcount_missed), since(j.value_missed), since(state.supervisor_missed)};
}

std::array<bool, judged_criteria> criteria_held(UnitState<Scalar> const& state,
                                                Definition const& definition, int index, int month)
{
  auto const run = criteria_runs(state, index, month);
  return {run[0] > 0, run[1] > 0, run[2] > 0, !definition.needs_supervisor || run[3] > 0};
}

int ghostly_months(UnitState<Scalar> const& state, Definition const& definition, int index, int month)
{
  return static_cast<int>(months_met<Scalar>(definition, state.judgement[index], state.supervisor_missed, month));
}

std::optional<Outcome> exit_of(Replay const& replay, int unit, int month)
{
  UnitMonth const& now = replay.unit_at(unit, month);
  if (!now.at_work || now.state.running) return {};
  if (now.state.acquired) return Outcome::acquired;
  if (now.state.starved_run >= exit_months) return Outcome::dead_gpu;
  return now.state.broke_run >= exit_months ? Outcome::dead_money : Outcome::abandoned;
}

int fatal_months()
{
  return static_cast<int>(exit_months);
}

Verdict verdict_of(Replay const& replay, int unit, Definition const& definition, int index)
{
  Verdict verdict;
  int month = 0;
  while (month <= replay.horizon() && !judgement_of(replay, unit, index, month).decided) ++month;
  if (month > replay.horizon()) return verdict;
  verdict.month = month;
  verdict.first = month == 0 ? Outcome::ghost : outcome_in(replay, unit, index, month);
  if (!verdict.ghost()) return verdict;
  UnitState<Scalar> const& s = replay.unit_at(unit, month).state;
  verdict.last = static_cast<Criterion>(
      static_cast<int>(last_criterion<Scalar>(definition, s.judgement[index], s.supervisor_missed)));
  for (int t = month; t <= replay.horizon(); ++t) {
    if (!judgement_of(replay, unit, index, t).relapsed) continue;
    verdict.relapse = t;
    break;
  }
  return verdict;
}

BestMonth best_month(Replay const& replay, int unit, Definition const& definition, int index,
                     Criterion criterion)
{
  BestMonth best;
  auto const which = static_cast<std::size_t>(criterion);
  for (int month = 0; month <= replay.last_running_month(unit); ++month) {
    auto const check = check_criteria(replay, unit, definition, index, month)[which];
    if (month == 0 || margin_of(check) > margin_of(best.check)) best = {month, check};
  }
  return best;
}

}  // namespace ghostcast
