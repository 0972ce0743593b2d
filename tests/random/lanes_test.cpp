// SPDX-License-Identifier: Apache-2.0
/// \file
/// Every sampler gives in a lane of a pack exactly what it gives alone.
#include <gtest/gtest.h>

#include "ghostcast/random/binomial.hpp"
#include "ghostcast/random/random_stream.hpp"
#include "ghostcast/random/variates.hpp"
#include "random/four_lanes.hpp"

namespace {

using namespace ghostcast;
using test::FourLanes;
using test::FourReal;
using test::FourWord;

/// Random cells of all regimes, one a lane: n up to 2^24, hazards from 1e-6 to 20.
struct Cells {
  FourReal n{};
  FourReal hazard{};
  FourWord word{};
};

Cells make_cells(int number)
{
  auto const stream = make_stream<FourLanes>(3, 0);
  auto const block = random_words<FourLanes>(stream, number, 0, 0);
  Cells cells;
  for (int i = 0; i < 4; ++i) {
    std::uint32_t const size = lane(block.word[0], i);
    float const log_hazard = static_cast<float>(lane(block.word[1], i) >> 8) * 0x1p-24f * 17.0f;
    set_lane(cells.n, i, static_cast<float>((size >> 8) >> (size % 25)));
    set_lane(cells.hazard, i, 20.0f * exp<Scalar>(-log_hazard));
    set_lane(cells.word, i, lane(block.word[2], i));
    // One word in eight lies in a tail, where the exact decisions are.
    if ((size & 7) == 0) set_lane(cells.word, i, ~(lane(block.word[2], i) >> 16));
  }
  return cells;
}

TEST(SampleBinomial, GivesEachLaneItsOwnCount)
{
  for (int number = 0; number < 50000; ++number) {
    Cells const cells = make_cells(number);
    auto const together = sample_binomial<FourLanes>(
        cells.n, chance_from_hazard<FourLanes>(cells.hazard), cells.word);
    for (int i = 0; i < 4; ++i) {
      float const alone = sample_binomial<Scalar>(
          lane(cells.n, i), chance_from_hazard<Scalar>(lane(cells.hazard, i)), lane(cells.word, i));
      ASSERT_EQ(lane(together, i), alone) << number;
    }
  }
}

TEST(Variates, GiveEachLaneItsOwnValue)
{
  for (int number = 0; number < 5000; ++number) {
    Cells const cells = make_cells(number);
    FourReal const shape = cells.hazard + FourReal(0.1f);
    auto const f = kumaraswamy<FourLanes>(shape, shape, cells.word);
    auto const k = geometric<FourLanes>(cells.hazard, cells.word);
    auto const b = bernoulli<FourLanes>(min(cells.hazard, FourReal(1.0f)), cells.word);
    auto const z = normal_quantile<FourLanes>(cells.word);
    for (int i = 0; i < 4; ++i) {
      std::uint32_t const word = lane(cells.word, i);
      float const hazard = lane(cells.hazard, i);
      ASSERT_EQ(lane(f, i), kumaraswamy<Scalar>(lane(shape, i), lane(shape, i), word));
      ASSERT_EQ(lane(k, i), geometric<Scalar>(hazard, word));
      ASSERT_EQ(lane(b, i), bernoulli<Scalar>(std::min(hazard, 1.0f), word));
      ASSERT_EQ(lane(z, i), normal_quantile<Scalar>(word));
    }
  }
}

}  // namespace
