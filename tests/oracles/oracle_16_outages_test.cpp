// SPDX-License-Identifier: Apache-2.0
// Oracle 16: outages begin with .02 and end with .4 a month.
//   availability .4/.42; from up: P(up at t) = A + (1-A) (1 - .42)^t
#include "support/model_parts.hpp"
#include "support/statistical.hpp"

namespace ghostcast {
namespace {

using namespace testing_support;

constexpr double fails = 0.02;
constexpr double recovers = 0.4;
constexpr double availability = recovers / (fails + recovers);

double up_at(int month, double at_start)
{
  return availability + (at_start - availability) * std::pow(1.0 - fails - recovers, month);
}

/// Knowledge .8 that nothing changes; recovery is recovery_probability x knowledge.
QuietModel failing(float up)
{
  QuietModel quiet;
  UnitParams<Scalar>& unit = quiet.unit();
  unit.people[operations] = 5.0f;
  unit.outage_hazard = static_cast<float>(fails);
  unit.recovery_probability = static_cast<float>(recovers / 0.8);
  unit.initially_up = up;
  return quiet;
}

double down_share(Tally const& tally, int month)
{
  return row_share_at_most(tally, Quantity::up, 0, month, 0.0);
}

TEST(Outages, FormulaGivesThePublishedDigits)
{
  EXPECT_NEAR(availability, 0.952380952, 1e-9);
}

TEST(Outages, AvailabilityFollowsTheChainFromUpAndFromDown)
{
  constexpr std::uint64_t count = 100000;
  for (float start : {1.0f, 0.0f}) {
    Tally const tally = failing(start).run(count, 61, mask_of(Quantity::up));
    for (int month : {1, 2, 3, 6, 12, 60}) {
      EXPECT_TRUE(share_matches(1.0 - down_share(tally, month),
                                up_at(month, static_cast<double>(start)), count))
          << "month " << month << " from " << start;
    }
  }
}

TEST(Outages, IgnoranceMakesThemMoreFrequentAndLonger)
{
  // K = .2: iota (1 + iK (1-K)) with iK = 2, and recovery by max(K, .3).
  constexpr std::uint64_t count = 50000;
  QuietModel quiet = failing(1.0f);
  quiet.unit().initial_knowledge = 0.2f;
  quiet.unit().outage_knowledge_effect = 2.0f;
  Tally const tally = quiet.run(count, 67, mask_of(Quantity::up));
  double const more = fails * (1.0 + 2.0 * 0.8);
  double const less = 0.5 * 0.3;
  EXPECT_TRUE(share_matches(down_share(tally, 1), more, count));
  EXPECT_TRUE(share_matches(down_share(tally, 60), more / (more + less), count));
}

}  // namespace
}  // namespace ghostcast
