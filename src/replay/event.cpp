// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/replay/event.hpp"

#include <cstddef>

namespace ghostcast {

std::vector<Event> events_of(ModelParams const& model, Replay const& replay)
{
  std::vector<Event> events;
  for (int month = 0; month <= replay.horizon(); ++month) {
    if (month > 0) {
      add_plan_events(model, replay, month, events);
      add_market_events(model, replay, month, events);
      add_organisation_events(model, replay, month, events);
    }
    for (int unit = 0; unit < model.unit_count; ++unit) {
      bool const at_work = month > 0 && replay.unit_at(unit, month).at_work;
      if (at_work) add_gpu_events(model, replay, month, unit, events);
      if (at_work) add_people_events(replay, month, unit, events);
      if (at_work) add_life_events(model, replay, month, unit, events);
      if (at_work || month == 0) add_definition_events(model, replay, month, unit, events);
    }
  }
  weigh_criteria(events);
  return events;
}

namespace {

/// The value that the belief drew for a step of the plan; its median where it drew none.
double drawn_step(ModelParams const& model, Replay const& replay, LeverStep const& step)
{
  int const first = static_cast<int>(offsetof(ParameterBlock<Scalar>, plan_value) / sizeof(float));
  for (int d = 0; d < model.draw_count; ++d) {
    Draw const& draw = model.draws[d];
    for (int k = draw.first_target; k < draw.first_target + draw.target_count; ++k) {
      if (model.draw_targets[k] == first + step.slot)
        return replay.belief.drawn[static_cast<std::size_t>(d)].value;
    }
  }
  return static_cast<double>(step.value);
}

}  // namespace

void add_plan_events(ModelParams const& model, Replay const& replay, int month,
                     std::vector<Event>& events)
{
  for (int k = 0; k < model.lever_step_count; ++k) {
    LeverStep const& step = model.lever_steps[k];
    if (step.month != month) continue;
    Event event{.month = month, .kind = EventKind::plan_step, .parameter = step.target};
    event.after =
        step.slot >= 0 ? drawn_step(model, replay, step) : static_cast<double>(step.value);
    events.push_back(event);
  }
}

char const* name_of(EventKind kind)
{
  constexpr char const* names[] = {"plan_step",       "shortage_begins",   "shortage_ends",
                                   "heat_jump",       "scarcity_begins",   "scarcity_ends",
                                   "crash_begins",    "crash_ends",        "commodity_day",
                                   "orders",          "arrivals",          "retirements",
                                   "connection",      "power_binds",       "gpus_fall",
                                   "gpus_rise",       "supervision_binds", "supervision_frees",
                                   "outage_begins",   "outage_ends",       "raid",
                                   "scheduled_raid",  "scheduled_team",    "team_poached",
                                   "layoff_wave",     "scheduled_layoff",  "redundancies",
                                   "freeze_begins",   "freeze_ends",       "starvation_begins",
                                   "starvation_ends", "debt_begins",       "debt_ends",
                                   "decline_begins",  "decline_ends",      "exit",
                                   "criterion_holds", "criterion_fails",   "born_ghost",
                                   "ghost_confirmed", "maintenance",       "relapse"};
  static_assert(sizeof(names) / sizeof(names[0]) ==
                static_cast<std::size_t>(EventKind::relapse) + 1);
  return names[static_cast<std::size_t>(kind)];
}

}  // namespace ghostcast
