// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/rare/ghost_process.hpp"

#include <gtest/gtest.h>

#include "ghostcast/rare/splitting.hpp"
#include "ghostcast/scenario/scenario.hpp"
#include "support/model_parts.hpp"
#include "support/observe.hpp"

namespace ghostcast {
namespace {

using namespace testing_support;

/// Month and headcount of the unit's state, trajectory by trajectory.
struct Course : Bystander {
  std::vector<std::vector<float>> people;

  void begin(std::uint64_t) { people.emplace_back(); }
  void month_end(World<Scalar> const& world) { people.back().push_back(world.state.unit[0].people); }
};

Scenario load(std::string const& name)
{
  return load_scenario(std::string(GHOSTCAST_SOURCE_DIR "/scenarios/") + name);
}

TEST(GhostProcess, WithTheRootsDiceIsTheTrajectoryOfARun)
{
  Scenario const scenario = load("freeze_twelve_seniors.toml");
  ModelParams const model = scenario.params();
  Course course;
  observe(model, 5, 3, course);
  GhostProcess process(model, {0, 0, model.horizon}, 5);
  for (std::uint64_t root : {2u, 0u, 1u}) {
    process.start(root);
    for (int month = 1; month <= model.horizon; ++month) {
      process.advance(root);
      EXPECT_EQ(process.world().state.unit[0].people, course.people[root][static_cast<std::size_t>(month) - 1])
          << "trajectory " << root << ", month " << month;
    }
  }
}

TEST(GhostProcess, KeepsTheBeliefAndTheMonthsBeforeASplit)
{
  Scenario const scenario = load("minimal.toml");
  ModelParams const model = scenario.params();
  GhostProcess one(model, {0, 0, 24}, 1);
  GhostProcess other(model, {0, 0, 24}, 1);
  one.start(4);
  other.start(4);
  bool differed = false;
  for (int month = 1; month <= 24; ++month) {
    one.advance(4);
    other.advance(month <= 12 ? 4 : 999);
    UnitState<Scalar> const& a = one.world().state.unit[0];
    UnitState<Scalar> const& b = other.world().state.unit[0];
    if (month <= 12) {
      EXPECT_EQ(a.people, b.people);
    }
    differed = differed || a.people != b.people || a.value != b.value;
    EXPECT_EQ(one.world().belief[0], other.world().belief[0]);
  }
  EXPECT_TRUE(differed);
}

TEST(GhostProcess, IsOverWhenTooFewMonthsAreLeftToConfirm)
{
  QuietModel quiet;
  staff(quiet.unit(), 12.0f, 0.04);
  quiet.model->definition[0] = few_people(2.0f);
  quiet.model->definition[0].persistence = 3;
  GhostProcess process(quiet.params(), {0, 0, 12}, 1);
  process.start(0);
  int months = 0;
  for (; process.running(); ++months) process.advance(0);
  ASSERT_LT(process.score(), 0.0) << "this trajectory has more than two people all the time";
  EXPECT_EQ(months, 10) << "a run of three must begin in month 10";
}

TEST(GhostProcess, IsOverWhenAnotherOutcomeCameFirst)
{
  QuietModel quiet;
  staff(quiet.unit(), 3.0f, 0.9);  // soon empty, abandoned six months later
  GhostProcess process(quiet.params(), {0, 0, 60}, 1);
  process.start(0);
  int months = 0;
  for (; process.running(); ++months) process.advance(0);
  EXPECT_LT(months, 20);
  EXPECT_LT(process.score(), event_score);
}

TEST(GhostProcess, ABornGhostIsThereAtOnce)
{
  QuietModel quiet;
  staff(quiet.unit(), 2.0f, 0.04);
  quiet.model->definition[0] = few_people(2.0f);
  GhostProcess process(quiet.params(), {0, 0, 12}, 1);
  process.start(0);
  EXPECT_EQ(process.score(), event_score);
  EXPECT_FALSE(process.running());
}

}  // namespace
}  // namespace ghostcast
