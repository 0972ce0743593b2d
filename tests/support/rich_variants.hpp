// SPDX-License-Identifier: Apache-2.0
/// \file
/// The rich model under every rule: what invariants must hold for.
#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>
#include <vector>

#include "support/observe.hpp"
#include "support/rich_model.hpp"

namespace ghostcast::testing_support {

struct Variant {
  std::string name;
  QuietModel model;
};

/// One variant for each allocation rule.
inline void add_rules(std::vector<Variant>& variants)
{
  for (AllocationRule rule :
       {AllocationRule::weighted, AllocationRule::priority, AllocationRule::proportional,
        AllocationRule::max_min, AllocationRule::marginal_value}) {
    QuietModel rich = rich_model();
    rich.organisation().allocation = static_cast<float>(rule);
    variants.push_back({"rule " + std::to_string(static_cast<int>(rule)), std::move(rich)});
  }
}

/// Full release and unbounded appetite.
inline void add_extremes(std::vector<Variant>& variants)
{
  for (float period : {12.0f, 1.0f}) {
    QuietModel rich = rich_model();
    rich.organisation().release = static_cast<float>(ReleaseMode::full);
    rich.organisation().full_period = period;
    variants.push_back({"full release", std::move(rich)});
  }
  QuietModel hungry = rich_model();
  for (int u = 0; u < 8; ++u) {
    hungry.unit(u).appetite = static_cast<float>(Appetite::unbounded);
  }
  variants.push_back({"unbounded appetite", std::move(hungry)});
}

/// Every kind of lever and event of the plan.
inline QuietModel eventful_model()
{
  QuietModel rich = rich_model();
  for (int u = 0; u < 8; u += 2) {
    UnitParams<Scalar> const& unit = rich.unit(u);
    rich.lever(10, unit.leased_gpus, 50.0f + static_cast<float>(u));
    rich.lever(12, unit.scheduled_raid_fraction, 0.2f);
    rich.lever(13, unit.scheduled_raid_fraction, 0.0f);
    rich.lever(14, unit.scheduled_raid_people[engineer], 3.0f);
    rich.lever(15, unit.scheduled_raid_people[engineer], 0.0f);
    rich.lever(16, unit.scheduled_layoff, 0.3f);
    rich.lever(17, unit.scheduled_layoff, 0.0f);
    rich.lever(20, unit.hiring_freeze, static_cast<float>(FreezeMode::on));
    rich.lever(22, unit.leased_gpus, 0.0f);
    rich.lever(30, unit.hiring_freeze, static_cast<float>(FreezeMode::automatic));
    rich.lever(36, unit.cancelled_positions[engineer], 2.0f);
  }
  rich.lever(5, rich.organisation().order_gpus, 500.0f);
  rich.lever(6, rich.organisation().order_gpus, 0.0f);
  rich.lever(8, rich.organisation().one_off_order, 3e6f);
  rich.lever(9, rich.organisation().grant_capital, 2e7f);
  rich.lever(10, rich.organisation().grant_capital, 0.0f);
  rich.lever(11, rich.organisation().one_off_order, 0.0f);
  std::stable_sort(rich.steps.begin(), rich.steps.end(),
                   [](LeverStep const& a, LeverStep const& b) { return a.month < b.month; });
  return rich;
}

/// All variants.
inline std::vector<Variant> rich_variants()
{
  std::vector<Variant> variants;
  add_rules(variants);
  add_extremes(variants);
  variants.push_back({"separate organisations", rich_model(Layout::separate)});
  QuietModel renting = rich_model(Layout::separate);
  renting.organisation(1).rental = 1.0f;
  variants.push_back({"one organisation rents", std::move(renting)});
  QuietModel coarse = rich_model();
  coarse.model->gpu_quantum = 4.0f;
  variants.push_back({"four GPUs a quantum", std::move(coarse)});
  QuietModel scarce = rich_model();
  scarce.organisation().power_mw = 6.0f;
  scarce.organisation().power_growth = 0.0f;
  variants.push_back({"little power", std::move(scarce)});
  variants.push_back({"eventful plan", eventful_model()});
  return variants;
}

/// Runs a few trajectories of every variant with several seeds. `Watcher` has
/// `check(previous state, world)` and says what it saw by GoogleTest.
template <class Watcher>
struct EveryMonth : Bystander {
  Watcher watcher;
  State<Scalar> previous;
  void start(World<Scalar> const& world) { previous = world.state; }
  void month_end(World<Scalar> const& world)
  {
    watcher.check(previous, world);
    previous = world.state;
  }
};

template <class Watcher>
void watch_every_month(std::uint64_t trajectories = 15)
{
  for (Variant& variant : rich_variants()) {
    SCOPED_TRACE(variant.name);
    for (std::uint64_t seed : {1u, 2u, 3u}) {
      EveryMonth<Watcher> observer;
      observe(variant.model.params(), seed, trajectories, observer);
      if (::testing::Test::HasFailure()) return;
    }
  }
}

}  // namespace ghostcast::testing_support
