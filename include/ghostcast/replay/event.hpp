// SPDX-License-Identifier: Apache-2.0
/// \file
/// What happened along a replayed trajectory, each event with the numbers that made it so.
#pragma once

#include <vector>

#include "ghostcast/replay/criteria.hpp"

namespace ghostcast {

/// Kinds of events, with what `before`, `after`, `limit` and `people` of an event mean; "run" is a
/// number of months in a row.
enum class EventKind {
  // of the plan: parameter `parameter` is `after` from now on
  plan_step,
  // of the markets
  shortage_begins,  ///< price of a GPU before -> after [USD]
  shortage_ends,    ///< the same; limit: months it lasted
  heat_jump,        ///< e^h before -> after
  scarcity_begins,  ///< rent of a GPU-hour before -> after [USD]; limit: months it will last
  scarcity_ends,    ///< rent before -> after
  crash_begins,     ///< e^h before -> after; limit: months it will last
  crash_ends,
  commodity_day,  ///< chi before -> after
  // of an organisation, in GPUs
  orders,       ///< after: ordered this month; before: then on order
  arrivals,     ///< after: arrived this month; before: fleet before them
  retirements,  ///< after: idle and used ones that failed
  connection,   ///< power before -> after [MW]
  power_binds,  ///< after: fleet; limit: GPUs that the power carries
  // of a unit's GPUs
  gpus_fall,  ///< GPUs before -> after, a fifth or more; limit: of them failed
  gpus_rise,
  supervision_binds,  ///< 1 % of GPUs or more are unsupervised. after: GPUs; limit: those
                      ///< supervised
  supervision_frees,
  outage_begins,  ///< knowledge before; after: infrastructure engineers; limit: probability
  outage_ends,    ///< limit: months it lasted
  // of a unit's people: knowledge before -> after, and who left
  raid,            ///< limit: probability with which each was taken
  scheduled_raid,  ///< a share of all, by the plan
  scheduled_team,  ///< a number of people, by the plan
  team_poached,
  layoff_wave,       ///< limit: share of staff
  scheduled_layoff,  ///< limit: share of staff
  redundancies,      ///< limit: people wanted, all roles
  freeze_begins,     ///< freeze index before -> after; limit: the end that it passed
  freeze_ends,
  // of a unit's life
  starvation_begins,  ///< after: GPUs; limit: GPUs below which it starves
  starvation_ends,
  debt_begins,  ///< after: cash [USD]; limit: cash below which it is broke [USD]
  debt_ends,
  decline_begins,  ///< towards maintenance; after: V/V0; limit: V/V0 below which it is in decline
  decline_ends,
  exit,  ///< by `outcome`; after: run or people; limit: what ends it
  // of a unit by a definition
  criterion_holds,  ///< after: its value; limit: the definition's
  criterion_fails,
  born_ghost,
  ghost_confirmed,  ///< after: months in a row
  maintenance,      ///< after: months in a row
  relapse
};

/// How much an event says to somebody who reads one trajectory.
enum class Weight {
  routine,  ///< of most months: orders, arrivals, a few redundancies
  ordinary,
  headline  ///< changes what the trajectory is about
};

struct Event {
  int month{};
  EventKind kind{};
  Weight weight{Weight::ordinary};
  int unit{-1};                         ///< -1: none
  int organisation{-1};                 ///< -1: none
  int definition{-1};                   ///< -1: none
  int parameter{-1};                    ///< flat index of a plan's step, -1: none
  Criterion criterion{Criterion::tie};  ///< of a criterion, or the one met last by a ghost
  Outcome outcome{Outcome::ghost};      ///< of an exit
  double before{}, after{}, limit{};
  PeopleByRole people{};  ///< who left
  bool blocked{false};    ///< of a raid: the purchase is blocked, a licence fee is paid
};

/// All events in the order of time; within a month plan, markets, organisations, units.
std::vector<Event> events_of(ModelParams const& model, Replay const& replay);

/// Makes routine what a reader can do without: criteria that change back within half a year, and
/// those of a definition in the month in which its ghost comes or goes, which says them all.
void weigh_criteria(std::vector<Event>& events);

// The parts of it, month by month.
void add_plan_events(ModelParams const& model, Replay const& replay, int month,
                     std::vector<Event>& events);
void add_market_events(ModelParams const& model, Replay const& replay, int month,
                       std::vector<Event>& events);
void add_organisation_events(ModelParams const& model, Replay const& replay, int month,
                             std::vector<Event>& events);
void add_gpu_events(ModelParams const& model, Replay const& replay, int month, int unit,
                    std::vector<Event>& events);
void add_people_events(Replay const& replay, int month, int unit, std::vector<Event>& events);
void add_life_events(ModelParams const& model, Replay const& replay, int month, int unit,
                     std::vector<Event>& events);
void add_definition_events(ModelParams const& model, Replay const& replay, int month, int unit,
                           std::vector<Event>& events);

/// Name of a kind in results: "layoff_wave".
char const* name_of(EventKind kind);

}  // namespace ghostcast
