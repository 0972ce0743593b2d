// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/engine/launch_pacer.hpp"

#include <gtest/gtest.h>

namespace ghostcast {
namespace {

TEST(LaunchPacer, StartsWithAFullDevice)
{
  EXPECT_EQ(LaunchPacer(1000).size(), 1000u);
}

TEST(LaunchPacer, DoublesAtMost)
{
  LaunchPacer pacer(1000);
  pacer.learn(1000, 1e-9);
  EXPECT_EQ(pacer.size(), 2000u);
  pacer.learn(2000, 0.0);
  EXPECT_EQ(pacer.size(), 4000u);
}

TEST(LaunchPacer, SettlesAtItsAimAtAnyRate)
{
  for (double const per_second : {1e3, 1e5, 3e8}) {
    LaunchPacer pacer(64);
    for (int launch = 0; launch < 60; ++launch)
      pacer.learn(pacer.size(), static_cast<double>(pacer.size()) / per_second);
    double const seconds = static_cast<double>(pacer.size()) / per_second;
    EXPECT_NEAR(seconds, LaunchPacer::launch_seconds, 1.01 / per_second) << per_second;
  }
}

TEST(LaunchPacer, ShortensInProportionAfterALaunchThatWasTooLong)
{
  LaunchPacer pacer(1000);
  pacer.learn(1000, 0.8);
  EXPECT_EQ(pacer.size(), 250u);
}

TEST(LaunchPacer, IsShortenedByALongLaunchThatWasNotFullToo)
{
  LaunchPacer pacer(1000);
  pacer.learn(800, 0.4);
  EXPECT_EQ(pacer.size(), 400u);
}

TEST(LaunchPacer, LearnsNothingFromAShortLaunchThatWasNotFull)
{
  LaunchPacer pacer(1000);
  pacer.learn(10, 0.15);
  EXPECT_EQ(pacer.size(), 1000u);
}

TEST(LaunchPacer, KeepsASixteenthOfTheDeviceBusyWhereOneTrajectoryIsSlowAlready)
{
  LaunchPacer pacer(1600);
  for (int launch = 0; launch < 20; ++launch) pacer.learn(pacer.size(), 3.0);
  EXPECT_EQ(pacer.size(), 100u);
  LaunchPacer tiny(3);
  for (int launch = 0; launch < 20; ++launch) tiny.learn(tiny.size(), 3.0);
  EXPECT_EQ(tiny.size(), 1u);
}

}  // namespace
}  // namespace ghostcast
