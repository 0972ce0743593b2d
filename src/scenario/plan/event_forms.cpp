// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/scenario/event_form.hpp"

namespace ghostcast {

std::span<EventForm const> event_forms()
{
  static std::vector<EventForm> const all = {
      {"grant_capital", "grant_capital", {"month", "usd"}, "usd", 1},
      {"order_gpus", "order_gpus", {"month", "gpus"}, "gpus", 1},
      {"one_off_order", "one_off_order", {"month", "usd", "months"}, "usd", -1},
      {"scheduled_raid",
       "scheduled_raid.fraction",
       {"month", "fraction", "people", "role"},
       "fraction",
       1},
      {"scheduled_layoffs", "scheduled_layoffs", {"month", "fraction"}, "fraction", 1},
      {"rent_gpus", "rent_gpus", {"month", "gpus", "months"}, "gpus", -1},
      {"cancel_positions", "cancel_positions", {"month"}, "", 0},
      {"open_positions", "cancel_positions", {"month"}, "", 0, -1.0}};
  return all;
}

}  // namespace ghostcast
