// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "ghostcast/report/definition_text.hpp"
#include "ghostcast/report/explain_json.hpp"
#include "ghostcast/report/unit_metrics.hpp"
#include "ghostcast/scenario/parameter_info.hpp"

namespace ghostcast {
namespace {

using Json = nlohmann::ordered_json;

char const* name_of(Weight weight)
{
  constexpr char const* names[] = {"routine", "ordinary", "headline"};
  return names[static_cast<int>(weight)];
}

/// What each unit loses on the commodity day.
Json losses_json(Explanation const& e, int month)
{
  Json losses = Json::array();
  for (std::size_t u = 0; u < e.units.size(); ++u) {
    auto const loss = commodity_loss(e, static_cast<int>(u), month);
    if (loss) losses.push_back({{"unit", e.units[u].name}, {"share", shortest_decimal(*loss)}});
  }
  return losses;
}

/// What the words of some kinds say beside the numbers that all events have.
Json details_json(Explanation const& e, Event const& event)
{
  switch (event.kind) {
    case EventKind::commodity_day:
      return {{"losses", losses_json(e, event.month)}};
    case EventKind::freeze_begins:
    case EventKind::freeze_ends:
      return {{"cause", name_of(cause_of_freeze(e, event))}};
    case EventKind::starvation_begins:
    case EventKind::debt_begins:
    case EventKind::decline_begins:
      return {{"fatal_months", fatal_months()}};
    case EventKind::exit:
      if (event.outcome == Outcome::acquired) return Json::object();
      return {{"months_in_a_row", fatal_run(e, event)}};
    case EventKind::ghost_confirmed:
    case EventKind::relapse:
      return {{"checks", explain_checks_json(e, event.unit, event.definition,
                                             std::min(event.month, e.replay.last_running_month(event.unit)))}};
    default:
      return Json::object();
  }
}

Json event_json(Explanation const& e, Event const& event)
{
  Json json = {{"month", event.month}, {"kind", name_of(event.kind)}};
  json["weight"] = name_of(event.weight);
  if (event.unit >= 0) json["unit"] = e.unit_name(event.unit);
  if (event.organisation >= 0)
    json["organisation"] = e.organisations[static_cast<std::size_t>(event.organisation)];
  if (event.definition >= 0) json["definition"] = e.definition_name(event.definition);
  if (event.definition >= 0 && event.criterion != Criterion::tie)
    json["criterion"] = name_of(event.criterion);
  if (event.kind == EventKind::exit) json["outcome"] = name_of(event.outcome);
  json["before"] = shortest_decimal(event.before);
  json["after"] = shortest_decimal(event.after);
  json["limit"] = shortest_decimal(event.limit);
  if (sum_of(event.people) > 0.0) {
    for (std::size_t r = 0; r < role_count; ++r)
      json["people"][std::string(role_names[r])] = static_cast<std::int64_t>(event.people[r]);
  }
  if (event.blocked) json["purchase_blocked"] = true;
  json.update(details_json(e, event));
  std::string const names =
      event.definition < 0 ? "" : "\"" + e.definition_name(event.definition) + "\"";
  json["text"] = event_words(e, event, names);
  return json;
}

}  // namespace

nlohmann::ordered_json explain_checks_json(Explanation const& e, int unit, int definition, int month)
{
  Json checks = Json::array();
  for (auto const& check :
       check_criteria(e.replay, unit, e.definition_at(definition), definition, month)) {
    checks.push_back({{"criterion", name_of(check.criterion)},
                      {"asked", check.asked},
                      {"holds", check.holds},
                      {"value", shortest_decimal(check.value)},
                      {"limit", shortest_decimal(check.limit)},
                      {"months_in_a_row", check.run}});
  }
  return checks;
}

nlohmann::ordered_json explain_events_json(Explanation const& explanation)
{
  Json events = Json::array();
  for (Event const& event : explanation.events) events.push_back(event_json(explanation, event));
  return events;
}

}  // namespace ghostcast
