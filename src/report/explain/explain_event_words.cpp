// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "ghostcast/report/definition_text.hpp"
#include "ghostcast/report/explanation.hpp"
#include "ghostcast/report/number_text.hpp"

namespace ghostcast {
namespace {

/// Writes one event. Whole GPUs and people are exact; money and heat are rounded.
class EventWords {
 public:
  EventWords(Explanation const& explanation, Event const& event, std::string const& definitions)
      : e_(explanation), event_(event), names_(definitions)
  {
  }

  std::string text() const
  {
    if (event_.kind == EventKind::plan_step) return "plan: " + plan_step_words(e_, event_);
    if (event_.kind <= EventKind::commodity_day) return market_event_words(e_, event_);
    if (event_.kind <= EventKind::power_binds) return organisation();
    if (event_.kind <= EventKind::outage_ends) return gpus();
    if (event_.kind <= EventKind::freeze_ends) return people();
    if (event_.kind <= EventKind::exit) return life();
    return judged();
  }

 private:
  static std::string months(double count)
  {
    return counted(static_cast<std::uint64_t>(count), "month", "months");
  }
  static std::string exact(double count) { return grouped(static_cast<std::uint64_t>(count)); }
  static std::string usd(double amount) { return money_words(amount) + " USD"; }

  std::string organisation() const
  {
    switch (event_.kind) {
      case EventKind::orders:
        return fmt::format("orders {} GPUs; {} are on order now", exact(event_.after),
                           exact(event_.before));
      case EventKind::arrivals:
        return fmt::format("{} GPUs arrive; the fleet was {}", exact(event_.after),
                           exact(event_.before));
      case EventKind::retirements:
        return fmt::format("{} GPUs fail", exact(event_.after));
      case EventKind::connection:
        return fmt::format("a new connection: power {:.4g} -> {:.4g} MW", event_.before,
                           event_.after);
      default:
        return fmt::format("power is full: it carries {} GPUs, {} are there; chips wait for power",
                           exact(event_.limit), exact(event_.after));
    }
  }

  std::string gpus() const
  {
    switch (event_.kind) {
      case EventKind::gpus_fall:
      case EventKind::gpus_rise:
        return fmt::format("GPUs {} -> {} ({} failed)", exact(event_.before), exact(event_.after),
                           exact(event_.limit));
      case EventKind::supervision_binds:
        return fmt::format("supervision binds: its people can supervise {} of {} GPUs",
                           exact(event_.limit), exact(event_.after));
      case EventKind::supervision_frees:
        return "supervision binds no more";
      case EventKind::outage_begins:
        return fmt::format(
            "outage: its compute is down (knowledge {:.2f}, {}; probability {} a month)",
            event_.before,
            counted(static_cast<std::uint64_t>(event_.after), "infrastructure engineer",
                    "infrastructure engineers"),
            percent(event_.limit));
      default:
        return fmt::format("outage over after {} (knowledge {:.2f})", months(event_.limit),
                           event_.before);
    }
  }

  std::string knowledge() const
  {
    return fmt::format("; knowledge {:.3f} -> {:.3f}", event_.before, event_.after);
  }

  std::string people() const
  {
    std::string const who = people_words(event_.people);
    std::string const blocked =
        event_.blocked ? "; the purchase is blocked, a licence fee goes to the organisation" : "";
    switch (event_.kind) {
      case EventKind::raid:
        return fmt::format("raid takes {}, each with probability {}{}{}", who,
                           percent(event_.limit), knowledge(), blocked);
      case EventKind::scheduled_raid:
        return fmt::format("raid of the plan takes {}, each with probability {}{}{}", who,
                           percent(event_.limit), knowledge(), blocked);
      case EventKind::scheduled_team:
        return "raid of the plan takes " + who + knowledge();
      case EventKind::team_poached:
        return "a team is poached: " + who + knowledge();
      case EventKind::layoff_wave:
        return fmt::format("layoff wave of {} of staff takes {}{}", percent(event_.limit), who,
                           knowledge());
      case EventKind::scheduled_layoff:
        return fmt::format("layoff of the plan, {} of staff, takes {}{}", percent(event_.limit),
                           who, knowledge());
      case EventKind::redundancies:
        return fmt::format("redundant: {}; wanted are {} in all{}", who, exact(event_.limit),
                           knowledge());
      default:
        return freeze();
    }
  }

  /// Eq. 28: value per USD of compute over that of labour, in logs since t=0.
  std::string freeze() const
  {
    bool const begins = event_.kind == EventKind::freeze_begins;
    std::string const what = begins ? "hiring is frozen" : "hiring is free again";
    FreezeCause const cause = cause_of_freeze(e_, event_);
    if (cause == FreezeCause::plan) return what + " by the plan";
    if (cause == FreezeCause::plan_ends) return what + ": the plan no longer says otherwise";
    return fmt::format(
        "{}: a USD of compute earns {:.2f} x what it does in labour, against 1 at the start "
        "(index {:.3f} -> {:.3f}, {} {:.2f})",
        what, std::exp(event_.after), event_.before, event_.after, begins ? "above" : "below",
        event_.limit);
  }

  std::string life() const
  {
    int const exits_after = fatal_months();
    std::string const ended = fmt::format(" after {}", months(event_.before));
    switch (event_.kind) {
      case EventKind::starvation_begins:
        return fmt::format("starves: {} GPUs < {}; it dies of {} such months in a row",
                           exact(event_.after), compact(event_.limit), exits_after);
      case EventKind::starvation_ends:
        return "starves no more" + ended + ": " + exact(event_.after) + " GPUs";
      case EventKind::debt_begins:
        return fmt::format("broke: cash {} < {}; it dies of {} such months in a row",
                           usd(event_.after), usd(event_.limit), exits_after);
      case EventKind::debt_ends:
        return "no longer broke" + ended + ": cash " + usd(event_.after);
      case EventKind::decline_begins:
        return fmt::format(
            "in decline: value {:.3f} x today's < {:.3g}, few people and a low share; "
            "maintenance after {} such months in a row",
            event_.after, event_.limit, exits_after);
      case EventKind::decline_ends:
        return fmt::format("in decline no more{}: value {:.3f} x today's", ended, event_.after);
      default:
        return exit();
    }
  }

  std::string exit() const
  {
    switch (event_.outcome) {
      case Outcome::acquired:
        return fmt::format("acqui-hired: the raid took {}, at least {} of {} at once",
                           people_words(event_.people), percent(event_.limit),
                           counted(static_cast<std::uint64_t>(event_.before), "person", "people"));
      case Outcome::dead_gpu:
        return fmt::format("dies for lack of GPUs: {} in a row below its least",
                           months(fatal_run(e_, event_)));
      case Outcome::dead_money:
        return fmt::format("dies for lack of money: broke for {} in a row",
                           months(fatal_run(e_, event_)));
      default:
        return fmt::format("abandoned: nobody there for {} in a row",
                           months(fatal_run(e_, event_)));
    }
  }

  std::string judged() const
  {
    switch (event_.kind) {
      case EventKind::criterion_holds:
      case EventKind::criterion_fails:
        return criterion();
      case EventKind::born_ghost:
        return fmt::format("a ghost from the start by {}", names_);
      case EventKind::ghost_confirmed:
        return confirmed();
      case EventKind::maintenance:
        return fmt::format("goes into maintenance by {}: {} in a row in decline", names_,
                           months(event_.after));
      default:
        return fmt::format("no longer a ghost by {}: {}", names_, checks());
    }
  }

  std::string criterion() const
  {
    bool const holds = event_.kind == EventKind::criterion_holds;
    CriterionCheck const check{event_.criterion, true, holds, event_.after, event_.limit, 0};
    return fmt::format("{} {} [{}]", check_words(e_.definition_at(event_.definition), check),
                       holds ? "now" : "no more", names_);
  }

  std::string confirmed() const
  {
    std::string const last = event_.criterion == Criterion::tie
                                 ? "several came last together"
                                 : fmt::format("{} came last", name_of(event_.criterion));
    return fmt::format("GHOST by {}, confirmed after {} in a row; {}; {}", names_,
                       months(event_.after), last, checks());
  }

  std::string checks() const
  {
    return checks_words(e_, event_.unit, event_.definition,
                        std::min(event_.month, e_.replay.last_running_month(event_.unit)));
  }

  Explanation const& e_;
  Event const& event_;
  std::string const& names_;
};

}  // namespace

char const* name_of(FreezeCause cause)
{
  constexpr char const* names[] = {"index", "plan", "plan_ends"};
  return names[static_cast<int>(cause)];
}

FreezeCause cause_of_freeze(Explanation const& explanation, Event const& event)
{
  UnitMonth const& now = explanation.replay.unit_at(event.unit, event.month);
  if (now.rules.freeze_mode != FreezeMode::automatic) return FreezeCause::plan;
  // The index goes on where the plan has just let it.
  bool const begins = event.kind == EventKind::freeze_begins;
  bool const passed = begins ? event.after > event.limit : event.after < event.limit;
  return passed ? FreezeCause::index : FreezeCause::plan_ends;
}

double fatal_run(Explanation const& explanation, Event const& event)
{
  UnitState<Scalar> const& s = explanation.replay.unit_at(event.unit, event.month).state;
  switch (event.outcome) {
    case Outcome::dead_gpu:
      return static_cast<double>(s.starved_run);
    case Outcome::dead_money:
      return static_cast<double>(s.broke_run);
    default:
      return static_cast<double>(s.empty_run);
  }
}

std::string event_words(Explanation const& explanation, Event const& event,
                        std::string const& definitions)
{
  return EventWords(explanation, event, definitions).text();
}

}  // namespace ghostcast
