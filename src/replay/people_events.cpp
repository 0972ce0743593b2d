// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/replay/event.hpp"

namespace ghostcast {
namespace {

/// Redundancies of at least this share of all people in a month are worth a line.
constexpr double notable_cut = 0.05;

/// Writes who left a unit in one month.
class PeopleEvents {
 public:
  PeopleEvents(Replay const& replay, int month, int unit, std::vector<Event>& events)
      : before_(replay.unit_at(unit, month - 1)),
        now_(replay.unit_at(unit, month)),
        month_(month),
        unit_(unit),
        events_(events)
  {
  }

  void raids()
  {
    Departures const& gone = now_.departures;
    if (gone.raid || sum_of(gone.raided) > 0.0) {
      Event event = about(gone.raid ? EventKind::raid : EventKind::scheduled_raid, gone.raided);
      event.limit = gone.raid_fraction;
      event.weight = Weight::headline;
      event.blocked = gone.blocked;
      events_.push_back(event);
    }
    add_if_any(EventKind::scheduled_team, gone.scheduled_team, Weight::headline, 0.0);
    add_if_any(EventKind::team_poached, gone.team, Weight::ordinary, 0.0);
  }

  void layoffs()
  {
    Departures const& gone = now_.departures;
    UnitState<Scalar> const& s = now_.state;
    if (s.layoff_fraction > 0.0f) {
      Event event = about(EventKind::layoff_wave, gone.wave);
      event.limit = static_cast<double>(s.layoff_fraction);
      event.weight = Weight::headline;
      events_.push_back(event);
    }
    double wanted = 0.0;
    for (float const target : s.target) wanted += static_cast<double>(target);
    bool const notable =
        sum_of(gone.redundant) >= notable_cut * static_cast<double>(s.start_people);
    add_if_any(EventKind::redundancies, gone.redundant,
               notable ? Weight::ordinary : Weight::routine, wanted);
    if (now_.rules.scheduled_layoff > 0.0) {
      Event event = about(EventKind::scheduled_layoff, gone.scheduled_cut);
      event.limit = now_.rules.scheduled_layoff;
      event.weight = Weight::headline;
      events_.push_back(event);
    }
  }

  void freeze()
  {
    if (now_.state.freeze == before_.state.freeze) return;
    bool const begins = now_.state.freeze;
    Event event{.month = month_,
                .kind = begins ? EventKind::freeze_begins : EventKind::freeze_ends,
                .unit = unit_};
    event.before = before_.freeze_index;
    event.after = now_.freeze_index;
    event.limit = begins ? now_.rules.freeze_above : now_.rules.freeze_below;
    events_.push_back(event);
  }

 private:
  Event about(EventKind kind, PeopleByRole const& people) const
  {
    Event event{.month = month_, .kind = kind, .unit = unit_};
    event.before = static_cast<double>(before_.state.knowledge);
    event.after = static_cast<double>(now_.state.knowledge);
    event.people = people;
    return event;
  }

  void add_if_any(EventKind kind, PeopleByRole const& people, Weight weight, double limit)
  {
    if (sum_of(people) <= 0.0) return;
    Event event = about(kind, people);
    event.weight = weight;
    event.limit = limit;
    events_.push_back(event);
  }

  UnitMonth const& before_;
  UnitMonth const& now_;
  int month_;
  int unit_;
  std::vector<Event>& events_;
};

}  // namespace

void add_people_events(Replay const& replay, int month, int unit, std::vector<Event>& events)
{
  PeopleEvents people(replay, month, unit, events);
  people.raids();
  people.layoffs();
  people.freeze();
}

}  // namespace ghostcast
