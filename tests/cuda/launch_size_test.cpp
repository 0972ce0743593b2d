// SPDX-License-Identifier: Apache-2.0
#include "cuda/launch_size.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace ghostcast::cuda {
namespace {

constexpr std::uint64_t resident = 1000;
constexpr std::uint64_t most = 100'000;

TEST(NextLaunchSize, StaysWhereTheLastLaunchTookTheWantedTime)
{
  EXPECT_EQ(next_launch_size(8000, wanted_launch_seconds, resident, most), 8000u);
}

TEST(NextLaunchSize, GrowsAtMostFourfoldAndShrinksAtOnce)
{
  EXPECT_EQ(next_launch_size(8000, wanted_launch_seconds / 100.0, resident, most), 32'000u);
  EXPECT_EQ(next_launch_size(8000, 0.0, resident, most), 32'000u);
  EXPECT_EQ(next_launch_size(8000, 4.0 * wanted_launch_seconds, resident, most), 2000u);
}

TEST(NextLaunchSize, IsWholeRoundsAboveOneRoundAndNeverZero)
{
  EXPECT_EQ(next_launch_size(8500, wanted_launch_seconds, resident, most), 8000u);
  EXPECT_EQ(next_launch_size(100, wanted_launch_seconds / 2.0, resident, most), 200u);
  EXPECT_EQ(next_launch_size(8000, 1e9, resident, most), 1u);
  EXPECT_EQ(next_launch_size(90'000, 0.1, resident, most), most);
  EXPECT_EQ(next_launch_size(90'000, 0.1, 70'000, most), 70'000u);
  EXPECT_EQ(next_launch_size(90'000, 0.1, 2 * most, most), most);
}

TEST(NextLaunchSize, ComesToTheWantedTimeWhereTheTimeIsProportionalToTheSize)
{
  for (double const rate : {3000.0, 70'000.0, 1e9}) {  // trajectories a second
    std::uint64_t size = first_launch_size;
    for (int launch = 0; launch < 12; ++launch) {
      double const seconds = static_cast<double>(size) / rate;
      EXPECT_LE(seconds, 1.0);
      size = next_launch_size(size, seconds, resident, most);
    }
    auto const proportional = static_cast<std::uint64_t>(wanted_launch_seconds * rate);
    EXPECT_EQ(size, std::min(proportional / resident * resident, most));
  }
}

}  // namespace
}  // namespace ghostcast::cuda
