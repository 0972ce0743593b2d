// SPDX-License-Identifier: Apache-2.0
/// \file
/// Random plans of a random scenario: levers, events and alternatives.
#pragma once

#include "support/random_values.hpp"

namespace ghostcast::test {

/// What a plan must know of its scenario.
struct PlanSetting {
  int units;
  int horizon;
  bool rental;
};

/// One event or lever of those that several plans may have.
inline std::string random_lever(PlanSetting const& s)
{
  int const month = between(1, s.horizon);
  switch (anywhere(0, 9)) {
    case 0: return "hiring_freeze = \"on\"\n";
    case 1: return fmt::format("scheduled_raid = {{ month = {}, fraction = {} }}\n", month, number(share()));
    case 2: return fmt::format("scheduled_layoffs = [{{ month = {}, fraction = {} }}]\n", month, number(share()));
    case 3: return fmt::format("cancel_positions = {{ month = {}, engineer = {} }}\n", month, between(1, 5));
    case 4: return fmt::format("rent_gpus = {{ month = {}, gpus = {}, months = {} }}\n", month, 8 * between(1, 20), between(1, 12));
    case 5: return fmt::format("commodity_shock = {{ month = {}, size = {{ dist = \"beta\", a = 2, b = 2 }} }}\n", month);
    case 6: return fmt::format("scheduled_raid = {{ month = {}, people = {}, role = \"engineer\" }}\n", month, between(1, 9));
    case 7: return fmt::format("redundancy_rate = [[1, 0.01], [{}, {{ dist = \"uniform\", lo = 0.01, hi = 0.05 }}]]\n", std::max(2, month));
    case 8: return s.rental ? "" : fmt::format("order_gpus = {{ month = {}, gpus = {} }}\n", month, 8 * between(1, 50));
    default: return s.rental ? "" : fmt::format("grant_capital = {{ month = {}, usd = {}e6 }}\n", month, between(1, 50));
  }
}

/// Writes [plan] and alternatives that differ by their pay. \return the name of one of them
inline std::string write_plans(std::string& text, PlanSetting const& setting)
{
  if (!chance(60)) return "base";
  text += "[plan]\n";
  if (chance(50) && setting.horizon > 1) text += random_lever(setting);
  if (chance(20)) text += fmt::format("units = [\"U{}\"]\n", between(0, setting.units - 1));
  int const alternatives = between(0, 3);
  for (int a = 0; a < alternatives; ++a) {
    text += fmt::format("[[plan.alternative]]\nname = \"A{}\"\npay = {}\n", a, number(1.1 + 0.1 * a));
    if (chance(50) && setting.horizon > 1) text += random_lever(setting);
  }
  int const chosen = between(0, alternatives);
  return chosen == 0 ? "base" : fmt::format("A{}", chosen - 1);
}

}  // namespace ghostcast::test
