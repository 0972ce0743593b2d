// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/tally/recorded_series.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <vector>

#include "ghostcast/engine/engine.hpp"
#include "ghostcast/model/belief_plan.hpp"
#include "support/model_parts.hpp"
#include "support/quiet_model.hpp"

namespace ghostcast {
namespace {

constexpr std::uint64_t recorded_in = std::uint64_t{1} << recorded_share_bits;  ///< one group of so many

TEST(RecordedSeries, TheFirstTrajectoriesAndThenWholeGroupsAreRecorded)
{
  for (std::uint64_t i = 0; i < all_recorded_before; ++i) ASSERT_TRUE(is_recorded(i)) << i;
  for (std::uint64_t i = all_recorded_before; i < 16 * all_recorded_before; ++i) {
    ASSERT_EQ(is_recorded(i), is_recorded(i / recorded_group * recorded_group)) << i;
  }
}

/// Multiples of the golden ratio fall into an interval as often as it is long, but for a few.
TEST(RecordedSeries, OneGroupIn32IsRecordedWhereverOneLooks)
{
  for (std::uint64_t const from : {all_recorded_before, std::uint64_t{1} << 32, std::uint64_t{999'999'000'000}}) {
    std::uint64_t const first = from / recorded_group * recorded_group;
    std::uint64_t count = 0;
    for (std::uint64_t group = 0; group < 1000 * recorded_in; ++group) count += is_recorded(first + group * recorded_group) ? 1u : 0u;
    EXPECT_NEAR(static_cast<double>(count), 1000.0, 3.0) << from;
  }
}

/// Beliefs that take turns are all met equally often, within a quarter, where 30 groups of each are recorded on average.
TEST(RecordedSeries, EveryBeliefIsRecordedAsOftenAsAnyOther)
{
  for (std::uint64_t count = 64; count <= 4096; count *= 2) {
    BeliefPlan const beliefs{count, 0};
    std::vector<std::uint64_t> met(count);
    std::uint64_t const last = 30 * recorded_in * count;
    for (std::uint64_t i = all_recorded_before; i < last; ++i) met[beliefs.of(i)] += is_recorded(i) ? 1u : 0u;
    auto const [least, most] = std::minmax_element(met.begin(), met.end());
    EXPECT_GE(*least, 22u) << count;
    EXPECT_LE(*most, 38u) << count;
  }
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
  // Packs begin at any number: 37 trajectories before the first that may be left out.
  std::uint64_t const first = all_recorded_before - 37;
  std::uint64_t const last = all_recorded_before + 2 * recorded_group * recorded_in + 11;
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
