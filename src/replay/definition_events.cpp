// SPDX-License-Identifier: Apache-2.0
#include <map>
#include <set>
#include <tuple>

#include "ghostcast/replay/event.hpp"

namespace ghostcast {
namespace {

/// Writes what one definition says of one unit in one month.
class DefinitionEvents {
 public:
  DefinitionEvents(ModelParams const& model, Replay const& replay, int month, int unit, int index,
                   std::vector<Event>& events)
      : definition_(model.definition[index]),
        replay_(replay),
        month_(month),
        unit_(unit),
        index_(index),
        events_(events)
  {
  }

  void at_start()
  {
    if (!now().ghost) return;
    events_.push_back(about(EventKind::born_ghost, Weight::headline));
  }

  void in_month()
  {
    criteria();
    bool const decided = now().decided && !before().decided;
    if (now().ghost && !before().ghost)
      confirmed();
    else if (decided && replay_.unit_at(unit_, month_).state.running)
      maintained();
    if (now().relapsed && !before().relapsed)
      events_.push_back(about(EventKind::relapse, Weight::headline));
  }

 private:
  Judgement<Scalar> const& judgement(int month) const
  {
    return replay_.unit_at(unit_, month).state.judgement[index_];
  }
  Judgement<Scalar> const& now() const { return judgement(month_); }
  Judgement<Scalar> const& before() const { return judgement(month_ - 1); }

  Event about(EventKind kind, Weight weight) const
  {
    return {.month = month_, .kind = kind, .weight = weight, .unit = unit_, .definition = index_};
  }

  /// Criteria that begin or cease to hold. Those of a definition that is decided, and of a ghost
  /// that has turned back, change nothing any more.
  void criteria()
  {
    UnitMonth const& unit = replay_.unit_at(unit_, month_);
    if (!unit.state.running) return;
    auto const checks = check_criteria(replay_, unit_, definition_, index_, month_);
    auto const held = criteria_held(replay_.unit_at(unit_, month_ - 1).state, definition_, index_, month_ - 1);
    bool const settled = (before().decided && !before().ghost) || before().relapsed;
    for (std::size_t k = 0; k < checks.size(); ++k) {
      if (!checks[k].asked || checks[k].holds == held[k]) continue;
      Event event = about(checks[k].holds ? EventKind::criterion_holds : EventKind::criterion_fails,
                          settled ? Weight::routine : Weight::ordinary);
      event.criterion = checks[k].criterion;
      event.after = checks[k].value;
      event.limit = checks[k].limit;
      events_.push_back(event);
    }
  }

  void confirmed()
  {
    Event event = about(EventKind::ghost_confirmed, Weight::headline);
    event.after = ghostly_months(replay_.unit_at(unit_, month_).state, definition_, index_, month_);
    event.limit = definition_.persistence;
    event.criterion = verdict_of(replay_, unit_, definition_, index_).last;
    events_.push_back(event);
  }

  void maintained()
  {
    Event event = about(EventKind::maintenance, Weight::headline);
    event.after = static_cast<double>(replay_.unit_at(unit_, month_).state.maintenance_run);
    events_.push_back(event);
  }

  Definition const& definition_;
  Replay const& replay_;
  int month_;
  int unit_;
  int index_;
  std::vector<Event>& events_;
};

/// A criterion that changes back within fewer months says little.
constexpr int short_lived = 6;

using Changes = std::vector<Event*>;

/// Changes of one criterion come and go in turn, so they are left out in pairs.
void weigh_changes(Changes const& changes)
{
  for (std::size_t k = 0; k + 1 < changes.size(); ++k) {
    if (changes[k + 1]->month - changes[k]->month >= short_lived) continue;
    changes[k]->weight = changes[k + 1]->weight = Weight::routine;
    ++k;
  }
}

bool is_change(Event const& event)
{
  return event.kind == EventKind::criterion_holds || event.kind == EventKind::criterion_fails;
}

}  // namespace

void weigh_criteria(std::vector<Event>& events)
{
  std::map<std::tuple<int, int, Criterion>, Changes> changes;
  std::set<std::tuple<int, int, int>> told;  // month, unit, definition
  for (Event& event : events) {
    if (is_change(event))
      changes[{event.unit, event.definition, event.criterion}].push_back(&event);
    if (event.kind == EventKind::ghost_confirmed || event.kind == EventKind::relapse)
      told.insert({event.month, event.unit, event.definition});
  }
  for (auto const& each : changes) weigh_changes(each.second);
  for (Event& event : events) {
    if (is_change(event) && told.count({event.month, event.unit, event.definition}) > 0)
      event.weight = Weight::routine;
  }
}

void add_definition_events(ModelParams const& model, Replay const& replay, int month, int unit,
                           std::vector<Event>& events)
{
  for (int d = 0; d < model.definition_count; ++d) {
    DefinitionEvents definition(model, replay, month, unit, d, events);
    if (month == 0) {
      definition.at_start();
    } else {
      definition.in_month();
    }
  }
}

}  // namespace ghostcast
