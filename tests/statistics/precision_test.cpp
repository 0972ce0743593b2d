// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/statistics/precision.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "report/sample_result.hpp"

namespace ghostcast {
namespace {

using test::add_trajectory;
using test::empty_result;

/// `count` trajectories, every fourth a ghost in month 20, each with a belief of its own.
RunResult quarter(std::uint64_t count)
{
  RunResult result = empty_result(1, 1, 48);
  for (std::uint64_t k = 0; k < count; ++k)
    add_trajectory(result, k, k % 4 == 0 ? std::optional(Outcome::ghost) : std::nullopt, 20);
  return result;
}

TEST(PrecisionOf, IsTheBinomialErrorWhereTrajectoriesAreIndependent)
{
  RunResult const result = quarter(1600);
  Precision const found = precision_of(result.tally, result.beliefs, {.absolute = 0.02});
  // Wilson's half width over the factor tends to sqrt(p(1-p)/n); its relative difference is of order 1/n.
  EXPECT_NEAR(found.largest_error, std::sqrt(0.25 * 0.75 / 1600.0), 1e-4);
  EXPECT_NEAR(found.ratio, found.largest_error / 0.02, 1e-12);
  EXPECT_TRUE(found.reached());
  EXPECT_FALSE(precision_of(result.tally, result.beliefs, {.absolute = 0.01}).reached());
  EXPECT_EQ(found.worst.month, 36);
}

TEST(PrecisionOf, RelativeGoalsLeaveOutWhatNobodyMet)
{
  RunResult const result = quarter(1600);
  Precision const found = precision_of(result.tally, result.beliefs, {.relative = 0.1});
  EXPECT_NEAR(found.ratio, found.worst.error / 0.25 / 0.1, 1e-12);
  EXPECT_TRUE(found.reached());
  RunResult nobody = empty_result(1, 1, 48);
  for (std::uint64_t k = 0; k < 10; ++k) add_trajectory(nobody, k, std::nullopt);
  EXPECT_TRUE(precision_of(nobody.tally, nobody.beliefs, {.relative = 0.01}).reached());
  EXPECT_FALSE(precision_of(nobody.tally, nobody.beliefs, {.absolute = 0.001}).reached()) << "0 has an error of its own";
}

TEST(PrecisionOf, ImprovesWithTheSquareRootOfTheTrajectories)
{
  RunResult const few = quarter(400);
  RunResult const many = quarter(6400);
  double const ratio = precision_of(few.tally, few.beliefs, {.absolute = 1.0}).largest_error /
                       precision_of(many.tally, many.beliefs, {.absolute = 1.0}).largest_error;
  EXPECT_NEAR(ratio, 4.0, 0.05);
}

TEST(PrecisionOf, LooksAtUnitsJointly)
{
  RunResult result = empty_result(2, 1, 48);
  TallyLayout const& layout = result.tally.layout;
  for (std::uint64_t k = 0; k < 64; ++k) add_trajectory(result, k, std::nullopt);
  // One ghost somewhere in half of the trajectories: as yet of no unit, to tell the two apart.
  result.tally.counts[static_cast<std::size_t>(layout.joint_at(0, 1, 5))] = 32;
  Precision const found = precision_of(result.tally, result.beliefs, {.absolute = 0.01});
  EXPECT_EQ(found.worst.unit, -1);
  EXPECT_EQ(found.worst.units, 1);
}

}  // namespace
}  // namespace ghostcast
