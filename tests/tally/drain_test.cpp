// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/tally/drain.hpp"
#include "ghostcast/tally/tally.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <vector>

namespace ghostcast {
namespace {

/// A range's counters and a run's, by the definition: one counter after the other.
struct Counters {
  std::vector<std::uint32_t> counts;
  std::vector<std::uint64_t> totals;
  Digest digest{};

  void drain_one_by_one(std::int64_t first, std::int64_t last)
  {
    for (std::int64_t index = first; index < last; ++index) {
      auto const k = static_cast<std::size_t>(index);
      absorb(digest, index, counts[k]);
      totals[k] += counts[k];
      counts[k] = 0;
    }
  }
  void drain(std::int64_t first, std::int64_t last)
  {
    drain_counts(counts.data(), totals.data(), first, last, digest);
  }
  friend bool operator==(Counters const&, Counters const&) = default;
};

constexpr std::int64_t size = 1000;

/// About one of `rarity` counters is not zero; small counts and the largest.
Counters random_counters(std::uint32_t rarity)
{
  std::mt19937_64 dice(rarity);
  Counters counters{std::vector<std::uint32_t>(size), std::vector<std::uint64_t>(size), {dice(), dice()}};
  for (std::uint32_t& count : counters.counts) {
    if (dice() % rarity == 0) count = dice() % 5 == 0 ? ~0u : static_cast<std::uint32_t>(dice() % 100);
  }
  for (std::uint64_t& total : counters.totals) total = dice() >> 1;
  return counters;
}

TEST(DrainCounts, DoesInBlocksWhatIsDoneOneByOne)
{
  for (std::uint32_t const rarity : {1u, 3u, 60u, 700u}) {
    for (std::int64_t const first : {0, 1, 63, 64, 500}) {
      for (std::int64_t const last : {500, 501, 563, 564, 565, 1000}) {
        Counters blocks = random_counters(rarity);
        Counters singles = blocks;
        blocks.drain(first, last);
        singles.drain_one_by_one(first, last);
        EXPECT_EQ(blocks, singles) << "one of " << rarity << ", " << first << " to " << last;
      }
    }
  }
}

TEST(DrainCounts, InPiecesAddsUpToTheWhole)
{
  Counters whole = random_counters(4);
  Counters pieces = whole;
  whole.drain(0, size);
  for (std::int64_t const first : {640, 0, 320, 960}) pieces.drain(first, std::min<std::int64_t>(first + 320, size));
  EXPECT_EQ(pieces, whole);
}

TEST(CountersInUse, AreAllButTheSeriesWhereNoneIsRecorded)
{
  TallyLayout const layout = make_layout(2, 1, 1, 12, default_record, 32);
  ASSERT_LT(layout.series_begin(), layout.series_end());
  for (bool const series : {true, false}) {
    for (std::int64_t const piece : {std::int64_t{7}, std::int64_t{1000}, layout.size}) {
      std::vector<int> visits(static_cast<std::size_t>(layout.size));
      for (std::int64_t first = 0; first < layout.size; first += piece) {
        for_counters_in_use(layout, series, first, std::min(first + piece, layout.size), [&](std::int64_t begin, std::int64_t end) {
          ASSERT_LE(begin, end);
          for (std::int64_t index = begin; index < end; ++index) ++visits[static_cast<std::size_t>(index)];
        });
      }
      for (std::int64_t index = 0; index < layout.size; ++index) {
        bool const of_series = layout.series_begin() <= index && index < layout.series_end();
        ASSERT_EQ(visits[static_cast<std::size_t>(index)], series || !of_series ? 1 : 0) << index << ' ' << piece;
      }
    }
  }
}

TEST(DrainCounts, OfNothingDoesNothing)
{
  Counters drained = random_counters(2);
  Counters const before = drained;
  drained.drain(64, 64);
  EXPECT_EQ(drained, before);
}

TEST(DigestPhase, HasTheKeysOfEveryPositionAfterItsOwn)
{
  DigestPhase phase(17);
  for (std::int64_t index = 17; index < 200; ++index) {
    Digest one;
    absorb(one, index, 1);
    EXPECT_EQ(phase.high_key(), one.high);
    EXPECT_EQ(phase.low_key(), one.low);
    phase.advance();
  }
}

}  // namespace
}  // namespace ghostcast
