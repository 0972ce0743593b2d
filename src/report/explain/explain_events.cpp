// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>

#include "ghostcast/report/explain_text.hpp"
#include "ghostcast/report/number_text.hpp"

namespace ghostcast {
namespace {

bool contains(std::vector<int> const& list, int value)
{
  return std::count(list.begin(), list.end(), value) > 0;
}

/// Whether two events are the same criterion by different definitions.
bool same_criterion(Event const& a, Event const& b)
{
  bool const criterion =
      a.kind == EventKind::criterion_holds || a.kind == EventKind::criterion_fails;
  return criterion && a.kind == b.kind && a.month == b.month && a.unit == b.unit &&
         a.criterion == b.criterion && a.after == b.after && a.limit == b.limit;
}

/// Writes the events that a view shows.
class EventList {
 public:
  EventList(Explanation const& explanation, ExplainView const& view) : e_(explanation), view_(view)
  {
    for (int const unit : view.units)
      organisations_.push_back(e_.units[static_cast<std::size_t>(unit)].organisation);
    for (Event const& event : e_.events) {
      if (shows(event)) shown_.push_back(&event);
    }
  }

  std::string text() const
  {
    std::string text;
    std::vector<bool> done(shown_.size());
    for (std::size_t k = 0; k < shown_.size(); ++k) {
      if (done[k]) continue;
      std::string names = name_of_definition(*shown_[k]);
      for (std::size_t m = k + 1; m < shown_.size() && shown_[m]->month == shown_[k]->month; ++m) {
        if (!same_criterion(*shown_[k], *shown_[m]) || !same_share(*shown_[k], *shown_[m]))
          continue;
        done[m] = true;
        names += ", " + name_of_definition(*shown_[m]);
      }
      text += line(*shown_[k], names);
    }
    return text;
  }

  std::size_t hidden() const { return e_.events.size() - shown_.size(); }

 private:
  bool shows(Event const& event) const
  {
    if (event.weight == Weight::routine && view_.detail == ExplainDetail::notable) return false;
    if (event.unit >= 0 && !contains(view_.units, event.unit)) return false;
    if (event.definition >= 0 && !contains(view_.definitions, event.definition)) return false;
    return event.organisation < 0 || contains(organisations_, event.organisation);
  }

  /// The share criteria of two definitions are about the same share.
  bool same_share(Event const& a, Event const& b) const
  {
    return a.criterion != Criterion::share ||
           e_.definition_at(a.definition).share == e_.definition_at(b.definition).share;
  }

  std::string name_of_definition(Event const& event) const
  {
    return event.definition < 0 ? "" : fmt::format("\"{}\"", e_.definition_name(event.definition));
  }

  std::string owner(Event const& event) const
  {
    if (event.unit >= 0 && e_.units.size() > 1) return e_.unit_name(event.unit) + ": ";
    if (event.organisation >= 0 && e_.organisations.size() > 1)
      return e_.organisations[static_cast<std::size_t>(event.organisation)] + ": ";
    return "";
  }

  std::string line(Event const& event, std::string const& names) const
  {
    std::string const date = e_.start ? e_.when(event.month) + "  " : "";
    std::string const when = fmt::format("{}month {:<3}  ", date, event.month);
    return wrapped(when + owner(event) + event_words(e_, event, names),
                   static_cast<int>(when.size()));
  }

  Explanation const& e_;
  ExplainView const& view_;
  std::vector<int> organisations_;
  std::vector<Event const*> shown_;
};

}  // namespace

std::string explain_events(Explanation const& explanation, ExplainView const& view)
{
  EventList const list(explanation, view);
  std::string text = explain_heading("What happened", view.style) + list.text();
  if (view.detail == ExplainDetail::all || list.hidden() == 0) return text;
  return text + fmt::format("{} not shown: --all and --json have them\n",
                            counted(list.hidden(), "more event is", "more events are"));
}

}  // namespace ghostcast
