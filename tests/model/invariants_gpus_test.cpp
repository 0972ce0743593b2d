// SPDX-License-Identifier: Apache-2.0
// GPUs on every month of every trajectory of the rich model under every rule.
#include "support/rich_variants.hpp"

namespace ghostcast {
namespace {

using namespace testing_support;

double fleet(ModelParams const& model, int o, State<Scalar> const& state)
{
  double sum = static_cast<double>(state.organisation[o].free);
  for (int u = 0; u < model.unit_count; ++u) {
    if (model.unit[u].organisation == o) sum += static_cast<double>(state.unit[u].gpus);
  }
  return sum;
}

double on_order(OrganisationState<Scalar> const& s)
{
  return static_cast<double>(s.order[0] + s.order[1] + s.order[2]);
}

struct Balance {
  void check(State<Scalar> const& before, World<Scalar> const& world) const
  {
    ModelParams const& model = *world.model;
    for (int o = 0; o < model.organisation_count; ++o) {
      OrganisationState<Scalar> const& s = world.state.organisation[o];
      double change = static_cast<double>(s.arrived - s.failed);
      for (int u = 0; u < model.unit_count; ++u) {
        UnitState<Scalar> const& unit = world.state.unit[u];
        if (model.unit[u].organisation != o) continue;
        change += static_cast<double>(unit.rented - unit.returned - unit.failed);
      }
      ASSERT_EQ(fleet(model, o, world.state), fleet(model, o, before) + change)
          << "organisation " << o << ", month " << world.dice.month;
    }
  }
};

TEST(GpuInvariants, FleetChangesOnlyByFailuresArrivalsAndRents)
{
  watch_every_month<Balance>();
}

struct Orders {
  void check(State<Scalar> const& before, World<Scalar> const& world) const
  {
    for (int o = 0; o < world.model->organisation_count; ++o) {
      OrganisationState<Scalar> const& s = world.state.organisation[o];
      double const waiting = on_order(before.organisation[o]) - static_cast<double>(s.arrived);
      ASSERT_GE(on_order(s), waiting) << "month " << world.dice.month;
      double const old_stages = static_cast<double>(s.order[1] + s.order[2] + s.arrived);
      ASSERT_LE(old_stages, on_order(before.organisation[o]))
          << "an order of this month has hopped, month " << world.dice.month;
    }
  }
};

TEST(GpuInvariants, WhatIsOnOrderArrivesOrWaitsAndNewOrdersHopNextMonth)
{
  watch_every_month<Orders>();
}

struct Whole {
  static void expect_count(float value)
  {
    ASSERT_GE(value, 0.0f);
    ASSERT_EQ(value, std::floor(value));
  }
  void check(State<Scalar> const&, World<Scalar> const& world) const
  {
    for (int u = 0; u < world.model->unit_count; ++u) {
      UnitState<Scalar> const& s = world.state.unit[u];
      for (float count : {s.gpus, s.leased, s.rent_due, s.failed, s.rented, s.returned}) {
        expect_count(count);
      }
    }
    for (int o = 0; o < world.model->organisation_count; ++o) {
      OrganisationState<Scalar> const& s = world.state.organisation[o];
      for (float count : {s.free, s.arrived, s.failed, s.order[0], s.order[1], s.order[2]}) {
        expect_count(count);
      }
      ASSERT_GE(s.granted, 0.0f);
      ASSERT_GE(s.earned, 0.0f);
    }
  }
};

TEST(GpuInvariants, EveryCountIsAWholeNumberThatIsNotNegative)
{
  watch_every_month<Whole>();
}

struct Caps {
  void check(State<Scalar> const& before, World<Scalar> const& world) const
  {
    for (int u = 0; u < world.model->unit_count; ++u) {
      UnitState<Scalar> const& s = world.state.unit[u];
      if (!before.unit[u].running) continue;
      double const sunk = std::ceil(0.97 * static_cast<double>(before.unit[u].gpus - s.failed));
      // A rounding of single precision may lift the product over a whole number.
      ASSERT_LE(static_cast<double>(s.gpus),
                std::max(static_cast<double>(s.cap_supply), sunk + 1.0))
          << "unit " << u << ", month " << world.dice.month;
      ASSERT_LE(s.gpus, s.cap) << "unit " << u << ", month " << world.dice.month;
    }
  }
};

TEST(GpuInvariants, NoUnitHoldsMoreThanItsCapAndItsSunkChips)
{
  watch_every_month<Caps>();
}

/// A unit that left hands its GPUs to the pool a month later and gets none back.
struct Exits {
  void check(State<Scalar> const& before, World<Scalar> const& world) const
  {
    for (int u = 0; u < world.model->unit_count; ++u) {
      UnitState<Scalar> const& s = world.state.unit[u];
      ASSERT_TRUE(before.unit[u].running || s.gpus == 0.0f) << "month " << world.dice.month;
      ASSERT_TRUE(s.running || s.people == 0.0f) << "month " << world.dice.month;
      ASSERT_TRUE(s.running || s.leased == 0.0f) << "month " << world.dice.month;
    }
  }
};

TEST(GpuInvariants, ExitedUnitsAreEmptyAMonthLater)
{
  watch_every_month<Exits>();
}

struct Power {
  void check(State<Scalar> const& before, World<Scalar> const& world) const
  {
    for (int o = 0; o < world.model->organisation_count; ++o) {
      OrganisationState<Scalar> const& s = world.state.organisation[o];
      OrganisationParams<Scalar> const& p = world.block.organisation[o];
      if (p.rental > 0.0f || s.arrived == 0.0f) continue;
      double const watts = 1000.0 * static_cast<double>(s.power);
      double const limit = watts / static_cast<double>(p.kw_per_gpu * p.pue) /
                           static_cast<double>(world.model->gpu_quantum);
      ASSERT_LE(fleet(*world.model, o, world.state), limit + 1.0) << "month " << world.dice.month;
      ASSERT_LE(before.organisation[o].power, p.power_max_mw);
    }
  }
};

TEST(GpuInvariants, NothingArrivesWithoutPower)
{
  watch_every_month<Power>();
}

}  // namespace
}  // namespace ghostcast
