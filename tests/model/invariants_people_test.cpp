// SPDX-License-Identifier: Apache-2.0
// People, shares and knowledge on every month of every trajectory of the rich model.
#include "support/rich_variants.hpp"

namespace ghostcast {
namespace {

using namespace testing_support;

struct Balance {
  void check(State<Scalar> const& before, World<Scalar> const& world) const
  {
    for (int u = 0; u < world.model->unit_count; ++u) {
      UnitState<Scalar> const& s = world.state.unit[u];
      if (!s.running) continue;
      float const gone = s.quits + s.poached + s.raided + s.cut;
      ASSERT_EQ(s.people, before.unit[u].people - gone + s.transferred + s.started)
          << "unit " << u << ", month " << world.dice.month;
      float sum = 0.0f;
      for (auto const& role : s.n) sum += role[newcomer] + role[settled];
      ASSERT_EQ(s.people, sum);
    }
  }
};

TEST(PeopleInvariants, HeadcountChangesOnlyByLeaversStartersAndTransfers)
{
  watch_every_month<Balance>();
}

struct Whole {
  void check(State<Scalar> const&, World<Scalar> const& world) const
  {
    for (int u = 0; u < world.model->unit_count; ++u) {
      UnitState<Scalar> const& s = world.state.unit[u];
      for (int r = 0; r < role_count; ++r) {
        for (float count : {s.n[r][0], s.n[r][1], s.offers[r], s.vacancies[r], s.transferable[r]}) {
          ASSERT_GE(count, 0.0f);
          ASSERT_EQ(count, std::floor(count));
        }
      }
      ASSERT_GE(s.peak, s.people);
      ASSERT_GT(s.target_scale, 0.0f);
      ASSERT_LE(s.target_scale, 1.0f);
    }
  }
};

TEST(PeopleInvariants, EveryCountIsAWholeNumberThatIsNotNegative)
{
  watch_every_month<Whole>();
}

struct Transfers {
  void check(State<Scalar> const&, World<Scalar> const& world) const
  {
    ModelParams const& model = *world.model;
    for (int o = 0; o < model.organisation_count; ++o) {
      float given = 0.0f;
      float came = 0.0f;
      for (int u = 0; u < model.unit_count; ++u) {
        UnitState<Scalar> const& s = world.state.unit[u];
        if (model.unit[u].organisation != o) continue;
        for (float count : s.transferable) given += count;
        came += s.transferred;
      }
      ASSERT_LE(came, given) << "organisation " << o << ", month " << world.dice.month;
    }
  }
};

TEST(PeopleInvariants, NobodyIsTransferredWhoWasNotCutInTheSameOrganisation)
{
  watch_every_month<Transfers>();
}

struct Offers {
  void check(State<Scalar> const& before, World<Scalar> const& world) const
  {
    for (int u = 0; u < world.model->unit_count; ++u) {
      UnitState<Scalar> const& s = world.state.unit[u];
      if (!s.running) continue;
      float offered = 0.0f;
      float old = 0.0f;
      float open = 0.0f;
      for (int r = 0; r < role_count; ++r) {
        offered += s.offers[r];
        old += before.unit[u].offers[r];
        open += s.vacancies[r];
      }
      ASSERT_LE(s.started, old) << "somebody started in the month in which he accepted";
      ASSERT_GE(offered, old - s.started);
      ASSERT_LE(offered, old - s.started + open);
    }
  }
};

TEST(PeopleInvariants, OffersAreFilledVacanciesAndStartLater)
{
  watch_every_month<Offers>();
}

struct Bounds {
  void check(State<Scalar> const& before, World<Scalar> const& world) const
  {
    auto const expect_share = [](float value) {
      ASSERT_GE(value, 0.0f);
      ASSERT_LE(value, 1.0f);
    };
    expect_share(world.state.market.chi);
    ASSERT_GE(world.state.market.chi, before.market.chi);
    for (int u = 0; u < world.model->unit_count; ++u) {
      UnitState<Scalar> const& s = world.state.unit[u];
      expect_share(s.knowledge);
      expect_share(s.automation);
      for (float share : s.share.of) expect_share(share);
      ASSERT_GE(s.automation, before.unit[u].automation);
      ASSERT_LE(s.value, world.block.unit[u].value_ceiling * 1.00001f);
      ASSERT_TRUE(std::isfinite(s.cash));
    }
  }
};

TEST(StateInvariants, KnowledgeAutomationCommodityAndSharesStayWithinTheirBounds)
{
  watch_every_month<Bounds>();
}

/// A freeze bars everything but the minimum, the supervisors that chips need, and exempt roles.
struct Freeze {
  void check(State<Scalar> const&, World<Scalar> const& world) const
  {
    for (int u = 0; u < world.model->unit_count; ++u) {
      UnitState<Scalar> const& s = world.state.unit[u];
      if (!s.freeze || !s.running) continue;
      for (int r : {researcher, engineer, operations, manager}) {
        ASSERT_EQ(s.vacancies[r], 0.0f) << "role " << r << ", month " << world.dice.month;
      }
    }
  }
};

TEST(StateInvariants, AFreezeLeavesNoVacanciesInRolesWithoutAMinimum)
{
  watch_every_month<Freeze>();
}

}  // namespace
}  // namespace ghostcast
