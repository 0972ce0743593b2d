// SPDX-License-Identifier: Apache-2.0
#include <cmath>

#include "ghostcast/replay/event.hpp"

namespace ghostcast {
namespace {

/// A change of a unit's GPUs of at least this share in a month is worth a line.
constexpr double notable_change = 0.20;

/// What an event of a unit starts from.
Event event_at(int month, EventKind kind, int unit, double before, double after, double limit)
{
  Event event{.month = month, .kind = kind, .unit = unit};
  event.before = before;
  event.after = after;
  event.limit = limit;
  return event;
}

double held(UnitState<Scalar> const& s)
{
  return static_cast<double>(s.gpus) + static_cast<double>(s.leased);
}

/// Share of GPUs without supervision that is worth a line. Less is common: nobody pays for many
/// more chips than can be supervised.
constexpr double notable_lack = 0.01;

bool lacks_supervision(UnitMonth const& month, double quantum)
{
  double const gpus = held(month.state) * quantum;
  return month.supervision_binds && month.supervised_gpus <= (1.0 - notable_lack) * gpus;
}

void add_outage(Replay const& replay, int month, int unit, std::vector<Event>& events)
{
  UnitMonth const& before = replay.unit_at(unit, month - 1);
  UnitMonth const& now = replay.unit_at(unit, month);
  if (before.state.up && !now.state.up) {
    events.push_back(event_at(month, EventKind::outage_begins, unit,
                              static_cast<double>(before.state.knowledge),
                              now.infrastructure_people, now.outage_probability));
  }
  if (before.state.up || !now.state.up) return;
  int lasted = 0;
  for (int t = month - 1; t >= 0 && !replay.unit_at(unit, t).state.up; --t) ++lasted;
  events.push_back(event_at(month, EventKind::outage_ends, unit,
                            static_cast<double>(before.state.knowledge), now.infrastructure_people,
                            lasted));
}

/// A run of bad months: begins with its first, ends where it breaks off.
struct BadRun {
  EventKind begins, ends;
  float before, now;  ///< length
};

void add_run(BadRun const& run, int month, int unit, double value, double limit,
             std::vector<Event>& events)
{
  bool const begins = run.now > 0.0f && !(run.before > 0.0f);
  bool const ends = run.before > 0.0f && !(run.now > 0.0f);
  if (begins || ends) {
    events.push_back(event_at(month, begins ? run.begins : run.ends, unit,
                              static_cast<double>(run.before), value, limit));
  }
}

}  // namespace

void add_gpu_events(ModelParams const& model, Replay const& replay, int month, int unit,
                    std::vector<Event>& events)
{
  double const quantum = static_cast<double>(model.gpu_quantum);
  UnitMonth const& before = replay.unit_at(unit, month - 1);
  UnitMonth const& now = replay.unit_at(unit, month);
  double const was = held(before.state);
  double const is = held(now.state);
  if (now.state.running && std::abs(is - was) >= notable_change * was && is != was) {
    events.push_back(event_at(month, is < was ? EventKind::gpus_fall : EventKind::gpus_rise, unit,
                              was * quantum, is * quantum,
                              static_cast<double>(now.state.failed) * quantum));
  }
  bool const bound = month > 1 && lacks_supervision(before, quantum);
  bool const binds = lacks_supervision(now, quantum);
  if (binds != bound) {
    EventKind const kind = binds ? EventKind::supervision_binds : EventKind::supervision_frees;
    events.push_back(event_at(month, kind, unit, was * quantum, is * quantum, now.supervised_gpus));
  }
  add_outage(replay, month, unit, events);
}

void add_life_events(ModelParams const& model, Replay const& replay, int month, int unit,
                     std::vector<Event>& events)
{
  double const quantum = static_cast<double>(model.gpu_quantum);
  UnitState<Scalar> const& before = replay.unit_at(unit, month - 1).state;
  UnitMonth const& now = replay.unit_at(unit, month);
  UnitState<Scalar> const& s = now.state;
  add_run(
      {EventKind::starvation_begins, EventKind::starvation_ends, before.starved_run, s.starved_run},
      month, unit, held(s) * quantum, now.rules.starvation_gpus * quantum, events);
  add_run({EventKind::debt_begins, EventKind::debt_ends, before.broke_run, s.broke_run}, month,
          unit, static_cast<double>(s.cash), -now.rules.credit * static_cast<double>(s.payroll),
          events);
  add_run({EventKind::decline_begins, EventKind::decline_ends, before.maintenance_run,
           s.maintenance_run},
          month, unit, static_cast<double>(s.value), now.rules.maintenance_value, events);
  auto const outcome = exit_of(replay, unit, month);
  if (!outcome) return;
  Event event =
      event_at(month, EventKind::exit, unit, static_cast<double>(s.start_people), now.people, 0.0);
  event.outcome = *outcome;
  event.weight = Weight::headline;
  event.blocked = now.departures.blocked;
  event.people = now.departures.raided;
  event.limit = *outcome == Outcome::acquired ? now.rules.acquisition_share : 0.0;
  events.push_back(event);
}

}  // namespace ghostcast
