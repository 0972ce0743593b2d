// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/replay/event.hpp"

namespace ghostcast {
namespace {

using Market = MarketState<Scalar>;

/// Months before `month` in a row in which `holds` was true.
template <class Condition>
int months_before(Replay const& replay, int month, Condition const& holds)
{
  int count = 0;
  for (int t = month - 1; t >= 1 && holds(replay.market_at(t)); --t) ++count;
  return count;
}

/// Writes the changes of one month of the markets.
class MarketChanges {
 public:
  MarketChanges(Replay const& replay, int month, std::vector<Event>& events)
      : replay_(replay),
        before_(replay.market_at(month - 1)),
        now_(replay.market_at(month)),
        month_(month),
        events_(events)
  {
  }

  void shortage()
  {
    if (now_.shortage == before_.shortage) return;
    auto const lasts = [](Market const& m) { return m.shortage; };
    EventKind const kind = now_.shortage ? EventKind::shortage_begins : EventKind::shortage_ends;
    add(kind, before_.price, now_.price,
        now_.shortage ? 0.0 : months_before(replay_, month_, lasts));
  }

  void scarcity()
  {
    bool const was = before_.scarcity_left > 0.0f;
    bool const is = now_.scarcity_left > 0.0f;
    // One scarcity may follow another without a month between them.
    bool const begins = is && (!was || now_.scarcity_left > before_.scarcity_left);
    if (was && !is) add(EventKind::scarcity_ends, before_.rent, now_.rent, 0.0);
    if (begins)
      add(EventKind::scarcity_begins, before_.rent, now_.rent,
          static_cast<double>(now_.scarcity_left));
  }

  void crash()
  {
    if (now_.crash)
      add(EventKind::crash_begins, before_.heat_level, now_.heat_level,
          static_cast<double>(now_.crash_left), Weight::headline);
    bool const over = before_.crash_left > 0.0f && !(now_.crash_left > 0.0f);
    if (over) add(EventKind::crash_ends, before_.heat_level, now_.heat_level, 0.0);
  }

  void commodity()
  {
    if (now_.commodity_day)
      add(EventKind::commodity_day, now_.chi_before_jump, now_.chi, 0.0, Weight::headline);
  }

  void heat(bool jumped)
  {
    if (jumped) add(EventKind::heat_jump, before_.heat_level, now_.heat_level, 0.0);
  }

 private:
  void add(EventKind kind, float before, float after, double limit,
           Weight weight = Weight::ordinary)
  {
    Event event{.month = month_, .kind = kind, .weight = weight};
    event.before = static_cast<double>(before);
    event.after = static_cast<double>(after);
    event.limit = limit;
    events_.push_back(event);
  }

  Replay const& replay_;
  Market const& before_;
  Market const& now_;
  int month_;
  std::vector<Event>& events_;
};

/// GPUs of an organisation's units [quanta].
double held_by_units(ModelParams const& model, Replay const& replay, int organisation, int month)
{
  double sum = 0.0;
  for (int u = 0; u < model.unit_count; ++u) {
    if (model.unit[u].organisation == organisation)
      sum += static_cast<double>(replay.unit_at(u, month).state.gpus);
  }
  return sum;
}

/// GPUs of an organisation, idle ones included [quanta].
double fleet_of(ModelParams const& model, Replay const& replay, int organisation, int month)
{
  return held_by_units(model, replay, organisation, month) +
         static_cast<double>(replay.organisation_at(organisation, month).state.free);
}

/// Of the fleet, in use or idle, that failed this month [quanta].
double failed_of(ModelParams const& model, Replay const& replay, int organisation, int month)
{
  double sum = static_cast<double>(replay.organisation_at(organisation, month).state.failed);
  for (int u = 0; u < model.unit_count; ++u) {
    if (model.unit[u].organisation == organisation)
      sum += static_cast<double>(replay.unit_at(u, month).state.failed);
  }
  return sum;
}

/// Orders or arrivals of a month of at least this share of the fleet are worth a line,
constexpr double large_delivery = 0.5;
/// and of this share where there were none for `pause` months.
constexpr double notable_delivery = 0.1;
constexpr int pause = 3;

/// Whether a flow of the month is worth a line.
template <class Flow>
bool is_notable(Replay const& replay, int organisation, int month, double fleet, Flow const& flow)
{
  double const now = flow(replay.organisation_at(organisation, month));
  bool const after_pause = month > pause && [&] {
    for (int t = month - pause; t < month; ++t) {
      if (flow(replay.organisation_at(organisation, t)) > 0.0) return false;
    }
    return true;
  }();
  return now >= (after_pause ? notable_delivery : large_delivery) * fleet;
}

}  // namespace

void add_market_events(ModelParams const&, Replay const& replay, int month,
                       std::vector<Event>& events)
{
  MarketChanges changes(replay, month, events);
  changes.shortage();
  changes.heat(replay.months[static_cast<std::size_t>(month)].heat_jump);
  changes.scarcity();
  changes.crash();
  changes.commodity();
}

void add_organisation_events(ModelParams const& model, Replay const& replay, int month,
                             std::vector<Event>& events)
{
  double const quantum = static_cast<double>(model.gpu_quantum);
  for (int o = 0; o < model.organisation_count; ++o) {
    OrganisationMonth const& before = replay.organisation_at(o, month - 1);
    OrganisationMonth const& now = replay.organisation_at(o, month);
    double const fleet = fleet_of(model, replay, o, month - 1);
    double const arrived = static_cast<double>(now.state.arrived);
    auto const add = [&](EventKind kind, double was, double is, double limit, bool notable) {
      Event event{.month = month, .kind = kind, .organisation = o};
      event.weight = notable ? Weight::ordinary : Weight::routine;
      event.before = was;
      event.after = is;
      event.limit = limit;
      events.push_back(event);
    };
    auto const notable = [&](auto const& flow) {
      return is_notable(replay, o, month, fleet, flow);
    };
    using Month = OrganisationMonth;
    if (now.ordered > 0.0)
      add(EventKind::orders, now.on_order * quantum, now.ordered * quantum, 0.0,
          notable([](Month const& m) { return m.ordered; }));
    if (arrived > 0.0)
      add(EventKind::arrivals, fleet * quantum, arrived * quantum, 0.0,
          notable([](Month const& m) { return static_cast<double>(m.state.arrived); }));
    double const failed = failed_of(model, replay, o, month);
    if (failed > 0.0) add(EventKind::retirements, 0.0, failed * quantum, 0.0, false);
    if (now.connected)
      add(EventKind::connection, static_cast<double>(before.state.power),
          static_cast<double>(now.state.power), 0.0, true);
    double const held = fleet_of(model, replay, o, month);
    bool const binds = now.on_order > 0.0 && held >= now.power_limit;
    bool const bound = before.on_order > 0.0 && month > 1 && fleet >= before.power_limit;
    if (binds && !bound)
      add(EventKind::power_binds, fleet * quantum, held * quantum, now.power_limit * quantum, true);
  }
}

}  // namespace ghostcast
