// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/tally/recorded_series.hpp"

#include <gtest/gtest.h>

#include "ghostcast/engine/engine.hpp"
#include "support/model_parts.hpp"
#include "support/quiet_model.hpp"

namespace ghostcast {
namespace {

TEST(RecordedSeries, TheFirstTrajectoriesAndThenOneGroupInSixteenAreRecorded)
{
  std::uint64_t count = 0;
  for (std::uint64_t i = 0; i < all_recorded_before; ++i) ASSERT_TRUE(is_recorded(i)) << i;
  for (std::uint64_t i = all_recorded_before; i < 2 * all_recorded_before; ++i) {
    ASSERT_EQ(is_recorded(i), is_recorded(i / recorded_group * recorded_group)) << i;
    if (is_recorded(i)) ++count;
  }
  EXPECT_EQ(count, all_recorded_before / recorded_stride);
}

/// Trajectories [first, last) of a unit whose ten people stay, headcount recorded.
Tally tally_of(std::uint64_t first, std::uint64_t last, Isa isa)
{
  testing_support::QuietModel quiet;
  testing_support::staff(quiet.unit(), 10.0f, 0.0);
  RunPlan plan;
  plan.range = {first, last};
  plan.record = mask_of(Quantity::headcount);
  return make_cpu_engine(1, isa)->run(quiet.params(), plan, {}).tally;
}

std::uint64_t recorded_in_month(Tally const& tally, int month)
{
  std::uint64_t sum = 0;
  for (int bin = 0; bin < logarithmic_bins; ++bin) sum += tally.at(tally.layout.series_at(Quantity::headcount, 0, month, bin));
  return sum;
}

TEST(RecordedSeries, EveryMonthHasAsManyValuesAsTrajectoriesAreRecorded)
{
  // Packs begin at any number: 37 trajectories before the first that are left out, 64 of which one group follows.
  std::uint64_t const first = all_recorded_before - 37;
  std::uint64_t const last = all_recorded_before + recorded_group * recorded_stride + 11;
  std::uint64_t expected = 0;
  for (std::uint64_t i = first; i < last; ++i) expected += is_recorded(i) ? 1u : 0u;
  Tally const scalar = tally_of(first, last, Isa::scalar);
  EXPECT_EQ(scalar.scalar(Scalars::recorded), expected);
  EXPECT_LT(expected, last - first);
  EXPECT_EQ(recorded_in_month(scalar, 1), expected);
  EXPECT_EQ(recorded_in_month(scalar, scalar.layout.horizon), expected);
  for (Isa const isa : available_isas()) EXPECT_EQ(tally_of(first, last, isa).counts, scalar.counts) << isa_name(isa);
}

}  // namespace
}  // namespace ghostcast
