// SPDX-License-Identifier: Apache-2.0
/// \file
/// Mechanisms 10, 11, 12, 13, 26 of docs/model.md: who gets the GPUs.
#include "mechanisms/paired.hpp"

namespace ghostcast {
namespace {

using namespace testing_support;

Probe gpus_of(int unit) { return probe_unit(&UnitState<Scalar>::gpus, unit); }

void make_insatiable(BusyModel& busy)
{
  for (int u = 0; u < busy.model->unit_count; ++u) busy.unit(u).appetite = static_cast<float>(Appetite::unbounded);
}

/// Unit 0 has twice the people, unit 1 twice the GPUs.
void oppose_people_and_gpus(BusyModel& busy)
{
  make_insatiable(busy);
  for (int r = 0; r < role_count; ++r) busy.unit(0).people[r] *= 2.0f;
  busy.unit(1).gpus *= 2.0f;
}

TEST(Mechanism10, TheOldMetricOfPowerFavoursHeadcount)
{
  BusyModel off(2);
  BusyModel on(2);
  oppose_people_and_gpus(off);
  oppose_people_and_gpus(on);
  on.organisation().weight_on_headcount = 1.0f;
  EXPECT_TRUE(raises(compare(off, on, gpus_of(0))));
}

TEST(Mechanism10, TheNewMetricOfPowerFavoursCompute)
{
  BusyModel off(2);
  BusyModel on(2);
  oppose_people_and_gpus(off);
  oppose_people_and_gpus(on);
  on.organisation().weight_on_gpus = 1.0f;
  EXPECT_TRUE(raises(compare(off, on, gpus_of(1))));
}

TEST(Mechanism10, ItDoesSoWhenEverythingIsDividedAnew)
{
  BusyModel off(2);
  BusyModel on(2);
  for (BusyModel* busy : {&off, &on}) {
    oppose_people_and_gpus(*busy);
    busy->organisation().release = static_cast<float>(ReleaseMode::full);
  }
  on.organisation().weight_on_gpus = 1.0f;
  EXPECT_TRUE(raises(compare(off, on, gpus_of(1))));
}

TEST(Mechanism11, AFavouredGroupGetsMore)
{
  BusyModel off(2);
  BusyModel on(2);
  for (BusyModel* busy : {&off, &on}) {
    make_insatiable(*busy);
    busy->model->group_count = 2;
    busy->model->unit[1].group = 1;
  }
  on.organisation().group_weight[0] = 3.0f;
  EXPECT_TRUE(raises(compare(off, on, gpus_of(0))));
}

TEST(Mechanism12, TheDeskMovesHardwareToTheUrgentUnit)
{
  BusyModel off(2, 24);
  BusyModel on(2, 24);
  for (BusyModel* busy : {&off, &on}) {
    make_insatiable(*busy);
    busy->unit(0).priority = 2.0f;
  }
  off.organisation().project_end_rate = 0.0f;
  EXPECT_TRUE(raises(compare(off, on, gpus_of(0))));
}

TEST(Mechanism13, InsatiableDemandLeavesNothingIdle)
{
  BusyModel off;
  BusyModel on;
  make_insatiable(on);
  Probe const idle = [](World<Scalar> const& w) { return static_cast<double>(w.state.organisation[0].free); };
  EXPECT_TRUE(lowers(compare(off, on, idle, When::every_month)));
  for (double const left : measure(on, idle, When::every_month)) EXPECT_EQ(left, 0.0);
}

/// Gini coefficient of GPUs over units, by its definition.
double gini(World<Scalar> const& w)
{
  double differences = 0.0;
  double sum = 0.0;
  int const count = w.model->unit_count;
  for (int i = 0; i < count; ++i) {
    double const held = static_cast<double>(w.state.unit[i].gpus);
    sum += held;
    for (int j = 0; j < count; ++j) differences += std::abs(held - static_cast<double>(w.state.unit[j].gpus));
  }
  return sum > 0.0 ? differences / (2.0 * count * sum) : 0.0;
}

TEST(Mechanism26, WhoHasGetsAndGpusConcentrate)
{
  BusyModel off(4);
  BusyModel on(4);
  for (BusyModel* busy : {&off, &on}) {
    make_insatiable(*busy);
    for (int u = 0; u < 4; ++u) busy->unit(u).gpus = 512.0f * static_cast<float>(u + 1);
  }
  on.organisation().weight_on_gpus = 1.0f;
  EXPECT_TRUE(raises(compare(off, on, gini)));
}

}  // namespace
}  // namespace ghostcast
