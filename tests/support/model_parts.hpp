// SPDX-License-Identifier: Apache-2.0
/// \file
/// What oracle tests switch on in a quiet model.
#pragma once

#include <cmath>

#include "support/quiet_model.hpp"

namespace ghostcast::testing_support {

/// The hazard of an event of probability q a month.
inline float hazard_of(double q)
{
  return static_cast<float>(-std::log1p(-q));
}

/// Days to fill a vacancy so that the probability of filling it in a month is p.
inline float fill_days_of(double p)
{
  return static_cast<float>(30.4 / -std::log1p(-p));
}

/// Ghost as soon as at most `people` are left, whatever the share and the value.
inline Definition few_people(float people)
{
  return {.threshold = 0.0f,
          .headcount_share = 0.0f,
          .headcount_limit = people,
          .growth = 0.0f,
          .persistence = 1,
          .needs_supervisor = false};
}

/// Ghost once value is at least `growth` x V0 for `persistence` months, whatever the staff.
inline Definition high_value(float growth, int persistence)
{
  return {.threshold = 0.0f,
          .headcount_share = 1.0f,
          .headcount_limit = 1e6f,
          .growth = growth,
          .persistence = persistence,
          .needs_supervisor = false};
}

/// `count` engineers who quit with probability `quit` a month; nobody else.
inline void staff(UnitParams<Scalar>& unit, float count, double quit)
{
  unit.people[engineer] = count;
  unit.quit_hazard_settled[engineer] = hazard_of(quit);
}

/// 100 GPUs that make half of the value, and one supervisor who stays. Demand makes value rise to
/// 1.105 V0 in month 1 and 1.22 V0 at last, so value is above 1.05 V0 while compute is up, and
/// below 0.62 V0 while it is down; at t=0 it is V0.
inline void value_follows_uptime(UnitParams<Scalar>& unit)
{
  unit.people[supervisor] = 1.0f;
  unit.gpus = 100.0f;
  unit.initial_compute_share = 0.5f;
  unit.initial_automation = 0.6f;
  unit.demand_growth = 0.2f;
  unit.demand_growth_half = 1.0f;
  unit.initial_knowledge = 1.0f;
}

}  // namespace ghostcast::testing_support
