// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/random/random_stream.hpp"

#include <gmock/gmock.h>

#include <set>
#include <string_view>

#include "random/four_lanes.hpp"

namespace {

using namespace ghostcast;
using test::FourLanes;

constexpr std::uint32_t hash(std::string_view name)
{
  return name_hash(name.data(), name.size());
}

TEST(NameHash, IsFnv1a)
{
  // The test vectors of the hash's authors (isthe.com/chongo/tech/comp/fnv).
  static_assert(hash("") == 0x811c9dc5u);
  static_assert(hash("a") == 0xe40c292cu);
  static_assert(hash("foobar") == 0xbf9cf968u);
  EXPECT_NE(hash("unit.headcount"), hash("unit.headcuont"));
}

TEST(RandomWords, HaveTheDocumentedCounterAndKey)
{
  auto const stream = make_stream<Scalar>(0x1122334455667788u, 0x99aabbccddeeff00u);
  auto const words = random_words<Scalar>(stream, 119, 7, 0x123456u);
  auto const direct =
      philox4x32<Scalar>(0x07123456u, 119u, 0xddeeff00u, 0x99aabbccu, 0x55667788u, 0x11223344u);
  EXPECT_THAT(words.word, testing::ElementsAreArray(direct.word));
}

TEST(BeliefWords, HaveTheDocumentedCounterAndKey)
{
  auto const stream = make_stream<Scalar>(5, 6);
  auto const words = belief_words<Scalar>(stream, 3, 0xcafef00du);
  auto const direct = philox4x32<Scalar>(0xcafef00du, 0x10000003u, 6u, 0u, 5u, 0u);
  EXPECT_THAT(words.word, testing::ElementsAreArray(direct.word));
}

TEST(RandomWords, DifferAtDifferentAddresses)
{
  // 6 * 4 * 5 * 5 * 2 blocks; two equal first words among 1,440 have a chance of 2e-4, and the
  // words are fixed: a failure means that two addresses share a block.
  std::set<std::uint32_t> seen;
  std::size_t blocks = 0;
  for (std::uint64_t subsequence : {0u, 1u, 2u, 100u, 65536u, 1u << 24}) {
    auto const stream = make_stream<Scalar>(42, subsequence);
    for (int unit : {0, 1, 2, 255}) {
      for (int month : {0, 1, 2, 24, 359}) {
        for (std::uint32_t block : {0u, 1u, 2u, 256u, 0xffffffu}) {
          seen.insert(random_words<Scalar>(stream, month, unit, block).word[0]);
          ++blocks;
        }
        seen.insert(belief_words<Scalar>(stream, unit, static_cast<std::uint32_t>(month)).word[0]);
        ++blocks;
      }
    }
  }
  EXPECT_EQ(seen.size(), blocks);
}

TEST(MakeStream, NumbersTheLanesAndCarriesIntoTheHighWord)
{
  auto const stream = make_stream<FourLanes>(1, 0xffffffffu);
  EXPECT_THAT(stream.subsequence_low.lanes, testing::ElementsAre(0xffffffffu, 0u, 1u, 2u));
  EXPECT_THAT(stream.subsequence_high.lanes, testing::ElementsAre(0u, 1u, 1u, 1u));
}

TEST(RandomWords, OfALaneAreThoseOfItsTrajectory)
{
  auto const together = random_words<FourLanes>(make_stream<FourLanes>(1, 0xffffffffu), 9, 2, 4);
  for (int i = 0; i < 4; ++i) {
    auto const alone = random_words<Scalar>(
        make_stream<Scalar>(1, 0xffffffffu + static_cast<std::uint64_t>(i)), 9, 2, 4);
    for (int j = 0; j < 4; ++j) EXPECT_EQ(together.word[j].lanes[i], alone.word[j]);
  }
}

}  // namespace
