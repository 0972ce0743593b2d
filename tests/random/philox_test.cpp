// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>

#include "ghostcast/random/philox.hpp"

#include <Random123/philox.h>
#undef philox4x32  // it is a macro there

#include <random>

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

// Random123 is the generator of those who invented it.
TEST(Philox, GivesTheWordsOfRandom123)
{
  std::mt19937 dice(5);
  auto const word = [&] { return static_cast<std::uint32_t>(dice()); };
  for (int i = 0; i < 100000; ++i) {
    r123::Philox4x32::ctr_type const counter = {{word(), word(), word(), word()}};
    r123::Philox4x32::key_type const key = {{word(), word()}};
    r123::Philox4x32::ctr_type const theirs = r123::Philox4x32{}(counter, key);
    auto const ours = philox4x32_scalar(counter[0], counter[1], counter[2], counter[3], key[0], key[1]);
    ASSERT_THAT(ours.word, ElementsAre(theirs[0], theirs[1], theirs[2], theirs[3])) << "block " << i;
  }
}

TEST(Philox, IsTheSameInDoublePrecisionLanes)
{
  EXPECT_THAT(philox4x32<ScalarDouble>(1, 2, 3, 4, 5, 6).word,
              testing::ElementsAreArray(philox4x32<Scalar>(1, 2, 3, 4, 5, 6).word));
}

}  // namespace
