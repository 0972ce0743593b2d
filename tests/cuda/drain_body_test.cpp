// SPDX-License-Identifier: Apache-2.0
// The body of the drain's kernel, run on the host over its stripes, against the drain of the CPU engine.
#include "cuda/drain_body.hpp"

#include <gtest/gtest.h>

#include <random>
#include <vector>

#include "ghostcast/tally/tally.hpp"

namespace ghostcast::cuda {
namespace {

/// Slots of a device as arrays of the host.
struct Slots {
  TallyLayout layout;
  std::vector<std::uint32_t> counts;
  std::vector<unsigned long long> draws;
  std::vector<unsigned long long> total;

  explicit Slots(int slot_count)
      : layout(make_layout(2, 1, 1, 12, mask_of(Quantity::headcount))),
        counts(static_cast<std::size_t>(slot_count * layout.size)),
        draws(static_cast<std::size_t>(slot_count)),
        total(static_cast<std::size_t>(layout.size))
  {
  }

  /// Some counts in every slot, most of them zero, the largest and the last one among them, and recorded
  /// trajectories, as the engine of the CPU looks for series where there are some.
  void fill()
  {
    std::mt19937_64 words(11);
    for (auto& count : counts) count = words() % 5 == 0 ? static_cast<std::uint32_t>(words()) : 0;
    for (std::size_t slot = 0; slot < draws.size(); ++slot) {
      draws[slot] = words() >> 8;  // beyond 32 bits
      counts[(slot + 1) * total.size() - 1] = 0xffffffffu;
      counts[slot * total.size() + static_cast<std::size_t>(layout.scalar_at(Scalars::draws))] = 0;
      counts[slot * total.size() + static_cast<std::size_t>(layout.scalar_at(Scalars::recorded))] = 7;
    }
  }

  RangeTally range_of(std::size_t slot) const
  {
    RangeTally range(layout);
    auto const first = counts.begin() + static_cast<std::ptrdiff_t>(slot * total.size());
    range.counts.assign(first, first + layout.size);
    range.draws = draws[slot];
    return range;
  }

  /// Drains one slot as `stride` threads would, the last thread first.
  Digest drain_in_stripes(int slot, std::int64_t stride)
  {
    DrainArguments const arguments{counts.data(), draws.data(),  total.data(), nullptr, nullptr, 1,
                                   layout.size,   layout.scalar_at(Scalars::draws)};
    Digest digest;
    for (std::int64_t first = stride - 1; first >= 0; --first) {
      digest += drain_stripe(arguments, slot, first, stride,
                             [](unsigned long long& sum, unsigned long long value) { sum += value; });
    }
    return digest;
  }
};

TEST(DrainStripe, StripesOfAnyWidthGiveTheDigestAndTheTotalOfTheCpuEngine)
{
  for (std::int64_t stride : {1, 3, 256, 4096, 1 << 20}) {
    Slots slots(3);
    slots.fill();
    Tally expected(slots.layout);
    for (int slot : {2, 0, 1}) {
      RangeTally range = slots.range_of(static_cast<std::size_t>(slot));
      Digest const digest = drain(range, expected);
      EXPECT_EQ(slots.drain_in_stripes(slot, stride), digest) << "slot " << slot << ", stride " << stride;
    }
    EXPECT_TRUE(std::equal(slots.total.begin(), slots.total.end(), expected.counts.begin())) << "stride " << stride;
  }
}

TEST(DrainStripe, LeavesItsSlotEmptyAndTheOthersAsTheyWere)
{
  Slots slots(3);
  slots.fill();
  Slots const before = slots;
  slots.drain_in_stripes(1, 256);
  EXPECT_EQ(slots.range_of(0).counts, before.range_of(0).counts);
  EXPECT_EQ(slots.range_of(2).counts, before.range_of(2).counts);
  EXPECT_EQ(slots.range_of(1).counts, RangeTally(slots.layout).counts);
  EXPECT_EQ(slots.draws[0], before.draws[0]);
  EXPECT_EQ(slots.draws[1], 0u);
}

TEST(DrainStripe, OfAnEmptySlotIsTheZeroDigestAndChangesNothing)
{
  Slots slots(1);
  slots.total[5] = 7;
  std::vector<unsigned long long> const before = slots.total;
  EXPECT_EQ(slots.drain_in_stripes(0, 64), Digest{});
  EXPECT_EQ(slots.total, before);
}

TEST(DrainStripe, SumsBeyond32BitsInTheTotal)
{
  Slots slots(1);
  for (int round = 0; round < 3; ++round) {
    slots.counts.back() = 0xffffffffu;
    slots.drain_in_stripes(0, 8);
  }
  EXPECT_EQ(slots.total.back(), 3ull * 0xffffffffull);
}

}  // namespace
}  // namespace ghostcast::cuda
