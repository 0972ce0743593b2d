// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <cmath>

#include "ghostcast/report/explain_json.hpp"
#include "ghostcast/scenario/parameter_info.hpp"

namespace ghostcast {
namespace {

using Json = nlohmann::ordered_json;

Json whole(double count)
{
  return static_cast<std::int64_t>(std::llround(count));
}
Json whole(float count)
{
  return whole(static_cast<double>(count));
}
Json real(float value)
{
  return shortest_decimal(static_cast<double>(value));
}

template <class CountOf>
Json by_role(CountOf const& count_of)
{
  Json json = Json::object();
  for (std::size_t r = 0; r < role_count; ++r)
    json[std::string(role_names[r])] = whole(count_of(r));
  return json;
}

Json by_role(PeopleByRole const& people)
{
  return by_role([&](std::size_t r) { return people[r]; });
}

Json departures_json(Departures const& gone)
{
  return {{"left", by_role(gone.left)},
          {"raided", by_role(gone.raided)},
          {"poached_team", by_role(gone.team)},
          {"raided_by_plan", by_role(gone.scheduled_team)},
          {"layoff_wave", by_role(gone.wave)},
          {"redundant", by_role(gone.redundant)},
          {"laid_off_by_plan", by_role(gone.scheduled_cut)}};
}

Json flows_json(UnitMonth const& month)
{
  UnitState<Scalar> const& s = month.state;
  return {{"quits", whole(s.quits)},
          {"poached", whole(s.poached)},
          {"raided", whole(s.raided)},
          {"cut", whole(s.cut)},
          {"transferred_in", whole(s.transferred)},
          {"started", whole(s.started)},
          {"layoff_fraction", real(s.layoff_fraction)},
          {"by_role", departures_json(month.departures)}};
}

Json definition_json(Explanation const& e, int unit, int index, int month)
{
  UnitState<Scalar> const& s = e.replay.unit_at(unit, month).state;
  Judgement<Scalar> const& j = s.judgement[index];
  auto const held = criteria_held(s, e.definition_at(index), index, month);
  auto const run = criteria_runs(s, index, month);
  return {{"share", held[0]},
          {"headcount", held[1]},
          {"value", held[2]},
          {"supervisor", held[3]},
          {"run", ghostly_months(s, e.definition_at(index), index, month)},
          {"share_run", run[0]},
          {"headcount_run", run[1]},
          {"value_run", run[2]},
          {"decided", j.decided},
          {"ghost", j.ghost},
          {"relapsed", j.relapsed}};
}

Json shares_json(UnitState<Scalar> const& s)
{
  return {{"counterfactual", real(s.share.of[0])},
          {"euler", real(s.share.of[1])},
          {"cost", real(s.share.of[2])},
          {"books", real(s.share.of[3])}};
}

Json gpus_json(UnitMonth const& month)
{
  UnitState<Scalar> const& s = month.state;
  return {{"quanta", whole(s.gpus)},
          {"leased_quanta", whole(s.leased)},
          {"failed_quanta", whole(s.failed)},
          {"rented_quanta", whole(s.rented)},
          {"returned_quanta", whole(s.returned)},
          {"cap_quanta", whole(s.cap)},
          {"supervised_gpus", shortest_decimal(month.supervised_gpus)},
          {"supervision_binds", month.supervision_binds}};
}

Json money_json(UnitMonth const& month)
{
  UnitState<Scalar> const& s = month.state;
  return {{"payroll", real(s.payroll)},
          {"gpu_cost", real(s.gpu_cost)},
          {"cash", real(s.cash)},
          {"freeze_index", shortest_decimal(month.freeze_index)}};
}

Json runs_json(UnitState<Scalar> const& s, int month)
{
  return {{"supervisor", month - static_cast<int>(s.supervisor_missed)},
          {"starved", whole(s.starved_run)},
          {"broke", whole(s.broke_run)},
          {"empty", whole(s.empty_run)},
          {"maintenance", whole(s.maintenance_run)}};
}

}  // namespace

nlohmann::ordered_json shortest_decimal(double value)
{
  auto const single = static_cast<float>(value);
  if (!std::isfinite(single)) return nullptr;
  return std::stod(fmt::format("{}", single));
}

nlohmann::ordered_json explain_months_json(Explanation const& explanation, int unit)
{
  Json months = Json::array();
  for (int month = 0; month <= explanation.replay.horizon(); ++month) {
    UnitMonth const& now = explanation.replay.unit_at(unit, month);
    if (!now.at_work) break;
    UnitState<Scalar> const& s = now.state;
    Json json = {{"month", month}, {"running", s.running}, {"headcount", whole(now.people)}};
    json["people"] = by_role([&](std::size_t r) { return s.n[r][newcomer] + s.n[r][settled]; });
    json["new_people"] = by_role([&](std::size_t r) { return s.n[r][newcomer]; });
    json["offers"] = by_role([&](std::size_t r) { return s.offers[r]; });
    json["wanted"] = by_role([&](std::size_t r) { return s.target[r]; });
    json["flows"] = flows_json(now);
    json["gpus"] = gpus_json(now);
    json["value"] = real(s.value);
    json["shares"] = shares_json(s);
    json["knowledge"] = real(s.knowledge);
    json["automation"] = real(s.automation);
    json["up"] = s.up;
    json["freeze"] = s.freeze;
    json["money"] = money_json(now);
    json["runs"] = runs_json(s, month);
    json["definitions"] = Json::array();
    for (std::size_t d = 0; d < explanation.definitions.size(); ++d)
      json["definitions"].push_back(definition_json(explanation, unit, static_cast<int>(d), month));
    months.push_back(std::move(json));
  }
  return months;
}

nlohmann::ordered_json explain_market_json(Explanation const& explanation)
{
  Json months = Json::array();
  for (int month = 0; month <= explanation.replay.horizon(); ++month) {
    MarketState<Scalar> const& m = explanation.replay.market_at(month);
    months.push_back({{"month", month},
                      {"shortage", m.shortage},
                      {"heat", real(m.heat_level)},
                      {"gpu_price", real(m.price)},
                      {"rent", real(m.rent)},
                      {"scarcity_months_left", whole(m.scarcity_left)},
                      {"algorithms", real(m.algorithms)},
                      {"frontier", real(m.frontier)},
                      {"commoditisation", real(m.chi)},
                      {"commodity_day", m.commodity_day},
                      {"crash_months_left", whole(m.crash_left)}});
  }
  return months;
}

nlohmann::ordered_json explain_organisation_json(Explanation const& explanation, int organisation)
{
  Json months = Json::array();
  for (int month = 0; month <= explanation.replay.horizon(); ++month) {
    OrganisationMonth const& now = explanation.replay.organisation_at(organisation, month);
    months.push_back(
        {{"month", month},
         {"ordered_quanta", whole(now.ordered)},
         {"on_order_quanta",
          {whole(now.state.order[0]), whole(now.state.order[1]), whole(now.state.order[2])}},
         {"arrived_quanta", whole(now.state.arrived)},
         {"idle_failed_quanta", whole(now.state.failed)},
         {"idle_quanta", whole(now.state.free)},
         {"power_mw", real(now.state.power)},
         {"book_price", real(now.state.book_price)},
         {"granted", real(now.state.granted)},
         {"earned", real(now.state.earned)}});
  }
  return months;
}

}  // namespace ghostcast
