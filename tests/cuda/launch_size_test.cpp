// SPDX-License-Identifier: Apache-2.0
#include "cuda/launch_size.hpp"

#include <gtest/gtest.h>

namespace ghostcast::cuda {
namespace {

constexpr std::uint64_t resident = 1000;
constexpr std::uint64_t most = 100'000;

TEST(NextLaunchSize, StaysWhereTheLastLaunchTookTheWantedTime)
{
  EXPECT_EQ(next_launch_size(8000, wanted_launch_seconds, resident, most), 8000u);
}

TEST(NextLaunchSize, GrowsAtMostTwofoldAndShrinksAtOnce)
{
  EXPECT_EQ(next_launch_size(8000, wanted_launch_seconds / 100.0, resident, most), 16'000u);
  EXPECT_EQ(next_launch_size(8000, 0.0, resident, most), 16'000u);
  EXPECT_EQ(next_launch_size(8000, 4.0 * wanted_launch_seconds, resident, most), 2000u);
}

TEST(NextLaunchSize, IsWholeRoundsBetweenOneAndTheMost)
{
  EXPECT_EQ(next_launch_size(8500, wanted_launch_seconds, resident, most), 8000u);
  EXPECT_EQ(next_launch_size(8000, 1000.0, resident, most), resident);
  EXPECT_EQ(next_launch_size(90'000, 0.1, resident, most), most);
  EXPECT_EQ(next_launch_size(90'000, 0.1, 70'000, most), 70'000u);
  EXPECT_EQ(next_launch_size(1, 0.1, 2 * most, most), 2 * most) << "one round at least";
}

TEST(NextLaunchSize, ComesToTheWantedTimeWhereTheTimeIsProportionalToTheSize)
{
  double const rate = 70'000.0;  // trajectories a second
  std::uint64_t size = resident;
  for (int launch = 0; launch < 10; ++launch) {
    double const seconds = static_cast<double>(size) / rate;
    EXPECT_LE(seconds, 1.0);
    size = next_launch_size(size, seconds, resident, most);
  }
  EXPECT_EQ(size, 35'000u);
}

}  // namespace
}  // namespace ghostcast::cuda
