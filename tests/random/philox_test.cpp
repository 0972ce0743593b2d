// SPDX-License-Identifier: Apache-2.0
#if __has_include(<curand_kernel.h>)
#define GHOSTCAST_TEST_CURAND
// cuRAND's device code compiles as host code with this qualifier; no GPU and no nvcc needed.
#define QUALIFIERS static inline
#include <cuda_runtime.h>
#include <curand_kernel.h>
#endif

#include <gmock/gmock.h>

#include "ghostcast/random/philox.hpp"
#include "ghostcast/random/random_stream.hpp"

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

#if defined(GHOSTCAST_TEST_CURAND)

TEST(RandomStream, GivesTheWordsThatCurandGives)
{
  for (std::uint64_t i = 0; i < 5000; ++i) {
    std::uint64_t const seed = i * 0x9e3779b97f4a7c15u;
    std::uint64_t const subsequence = i * 0xbf58476d1ce4e5b9u;
    int const month = static_cast<int>(i % 361);
    int const unit = static_cast<int>(i % 256);
    auto const block = static_cast<std::uint32_t>(i * 3353u) & 0xffffffu;
    std::uint64_t const number =
        static_cast<std::uint64_t>(month) << 32 | static_cast<std::uint64_t>(unit) << 24 | block;
    curandStatePhilox4_32_10_t state;
    curand_init(seed, subsequence, 4 * number, &state);
    uint4 const theirs = curand4(&state);
    auto const ours =
        random_words<Scalar>(make_stream<Scalar>(seed, subsequence), month, unit, block);
    ASSERT_THAT(ours.word, ElementsAre(theirs.x, theirs.y, theirs.z, theirs.w)) << i;
  }
}

#endif

}  // namespace
