// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>

#include "ghostcast/random/philox.hpp"

namespace {

using namespace ghostcast;
using testing::ElementsAre;

// The three known answers that Random123 publishes for philox4x32-10 (kat_vectors).

TEST(Philox, GivesThePublishedWordsForZeros)
{
  EXPECT_THAT(philox4x32<Scalar>(0, 0, 0, 0, 0, 0).word,
              ElementsAre(0x6627e8d5u, 0xe169c58du, 0xbc57ac4cu, 0x9b00dbd8u));
}

TEST(Philox, GivesThePublishedWordsForOnes)
{
  std::uint32_t const ones = 0xffffffffu;
  EXPECT_THAT(philox4x32<Scalar>(ones, ones, ones, ones, ones, ones).word,
              ElementsAre(0x408f276du, 0x41c83b0eu, 0xa20bc7c6u, 0x6d5451fdu));
}

TEST(Philox, GivesThePublishedWordsForTheDigitsOfPi)
{
  EXPECT_THAT(philox4x32<Scalar>(0x243f6a88u, 0x85a308d3u, 0x13198a2eu, 0x03707344u, 0xa4093822u,
                                 0x299f31d0u)
                  .word,
              ElementsAre(0xd16cfe09u, 0x94fdccebu, 0x5001e420u, 0x24126ea1u));
}

TEST(Philox, IsTheSameInDoublePrecisionLanes)
{
  EXPECT_THAT(philox4x32<ScalarDouble>(1, 2, 3, 4, 5, 6).word,
              testing::ElementsAreArray(philox4x32<Scalar>(1, 2, 3, 4, 5, 6).word));
}

}  // namespace
