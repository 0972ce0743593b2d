// SPDX-License-Identifier: Apache-2.0
// Our words are cuRAND's: those of its device code, compiled here for the host, and those of its
// library's generator for the host. Neither needs a GPU, the first not even nvcc.
#if __has_include(<curand_kernel.h>)
#define QUALIFIERS static inline  // makes host functions of cuRAND's device functions
#include <cuda_runtime.h>
#include <curand_kernel.h>
#endif
#if defined(GHOSTCAST_CURAND_LIBRARY)
#include <curand.h>
#endif

#include <gmock/gmock.h>

#include <algorithm>
#include <array>

#include "random/addresses.hpp"

namespace ghostcast::test {
namespace {

using Words = std::array<std::uint32_t, 4>;

template <class L>
Words words_of(WordBlock<L> const& block)
{
  return {block.word[0], block.word[1], block.word[2], block.word[3]};
}

// ---- cuRAND's device code on the host; without its headers each test says so

#if defined(CURAND_KERNEL_H_) || defined(CURAND_PHILOX4X32_X__H_)
constexpr char const* no_headers = nullptr;

/// The words of a block as a kernel asks cuRAND for them: offset counts words. Out of line, so that the
/// compiler does not see that both sides compute the same.
[[gnu::noinline]] Words device_words(WordAddress const& address)
{
  curandStatePhilox4_32_10_t state;
  curand_init(static_cast<unsigned long long>(address.seed), static_cast<unsigned long long>(address.subsequence),
              static_cast<unsigned long long>(4 * address.block), &state);
  uint4 const words = curand4(&state);
  return {words.x, words.y, words.z, words.w};
}

/// The round function that philox.hpp calls in device code.
[[gnu::noinline]] Words device_rounds(std::uint32_t const (&c)[4], std::uint32_t const (&key)[2])
{
  uint4 const words = curand_Philox4x32_10(make_uint4(c[0], c[1], c[2], c[3]), make_uint2(key[0], key[1]));
  return {words.x, words.y, words.z, words.w};
}
#else
constexpr char const* no_headers = "cuRAND's headers (curand_kernel.h) were not found";
Words device_words(WordAddress const&) { return {}; }
Words device_rounds(std::uint32_t const (&)[4], std::uint32_t const (&)[2]) { return {}; }
#endif

class CurandDeviceCode : public testing::Test {
 protected:
  void SetUp() override
  {
    if (no_headers != nullptr) GTEST_SKIP() << no_headers;
  }
};

/// Counts addresses and those whose words differ, and keeps the first that does.
struct Comparison {
  std::uint64_t count{};
  std::uint64_t different{};
  WordAddress first{};

  void operator()(WordAddress const& address, WordBlock<Scalar> const& ours)
  {
    ++count;
    if (device_words(address) == words_of(ours)) return;
    if (different++ == 0) first = address;
  }
};

void expect_same(Comparison const& comparison, std::uint64_t least)
{
  EXPECT_GE(comparison.count, least);
  EXPECT_EQ(comparison.different, 0u) << "first: seed " << comparison.first.seed << ", subsequence " << comparison.first.subsequence
                                      << ", block " << comparison.first.block;
}

TEST_F(CurandDeviceCode, GivesTheWordsOfEveryPurposeUnitAndMonth)
{
  Comparison comparison;
  for_each_trajectory_address([&](WordAddress const& address, WordBlock<Scalar> const& ours) { comparison(address, ours); });
  expect_same(comparison, 8 * 8 * 8 * 7 * 39);
}

TEST_F(CurandDeviceCode, GivesTheWordsOfBeliefs)
{
  Comparison comparison;
  for_each_belief_address([&](WordAddress const& address, WordBlock<Scalar> const& ours) { comparison(address, ours); });
  expect_same(comparison, 8 * 8 * 6 * 6);
}

TEST_F(CurandDeviceCode, GivesTheWordsAtScatteredAddresses)
{
  Comparison comparison;
  for (std::uint64_t i = 0; i < 20000; ++i) {
    std::uint64_t const seed = i * 0x9e3779b97f4a7c15u;
    std::uint64_t const number = i * 0xbf58476d1ce4e5b9u;
    int const month = static_cast<int>(i * 2654435761u % (1u << 28));
    int const unit = static_cast<int>(i % 256);
    auto const block = static_cast<std::uint32_t>(i * 3353u) & 0xffffffu;
    comparison({seed, number, trajectory_block(month, unit, block)}, random_words<Scalar>(make_stream<Scalar>(seed, number), month, unit, block));
  }
  expect_same(comparison, 20000);
}

TEST_F(CurandDeviceCode, HasTheRoundsThatTheDeviceCallsDirectly)
{
  for (std::uint32_t i = 0; i < 20000; ++i) {
    std::uint32_t const c[] = {i * 0x9e3779b9u, ~i, i * i, 0x80000000u ^ i};
    std::uint32_t const key[] = {i * 0x85ebca6bu, 0xffffffffu - i};
    ASSERT_EQ(device_rounds(c, key), words_of(philox4x32<Scalar>(c[0], c[1], c[2], c[3], key[0], key[1]))) << i;
  }
}

// ---- the library's generator for the host: 65,536 subsequences in turn

#if defined(GHOSTCAST_CURAND_LIBRARY)
constexpr char const* no_library = nullptr;

/// The first `block_count` blocks that the generator gives. \param blocks_before  left out first
std::vector<Words> library_words(std::uint64_t seed, std::uint64_t blocks_before, std::size_t block_count)
{
  curandGenerator_t generator{};
  std::vector<Words> words(block_count);
  EXPECT_EQ(curandCreateGeneratorHost(&generator, CURAND_RNG_PSEUDO_PHILOX4_32_10), CURAND_STATUS_SUCCESS);
  EXPECT_EQ(curandSetPseudoRandomGeneratorSeed(generator, seed), CURAND_STATUS_SUCCESS);
  EXPECT_EQ(curandSetGeneratorOffset(generator, 4 * blocks_before), CURAND_STATUS_SUCCESS);
  EXPECT_EQ(curandGenerate(generator, words.front().data(), 4 * block_count), CURAND_STATUS_SUCCESS);
  EXPECT_EQ(curandDestroyGenerator(generator), CURAND_STATUS_SUCCESS);
  return words;
}
#else
constexpr char const* no_library = "the cuRAND library (libcurand, curand.h) was not found";
std::vector<Words> library_words(std::uint64_t, std::uint64_t, std::size_t block_count) { return std::vector<Words>(block_count); }
#endif

class CurandLibrary : public testing::Test {
 protected:
  void SetUp() override
  {
    if (no_library != nullptr) GTEST_SKIP() << no_library;
  }
};

/// Blocks of the library's output that differ from ours; block i is block i / 65536 of subsequence i mod 65536.
std::size_t differences(std::uint64_t seed, std::uint64_t blocks_before, std::size_t block_count)
{
  std::vector<Words> const theirs = library_words(seed, blocks_before, block_count);
  std::size_t different = 0;
  for (std::size_t i = 0; i < block_count; ++i) {
    std::uint64_t const n = blocks_before + i;
    std::uint64_t const block = n / 65536;
    auto const stream = make_stream<Scalar>(seed, n % 65536);
    auto const ours = block_words<Scalar>(stream, static_cast<std::uint32_t>(block), static_cast<std::uint32_t>(block >> 32));
    different += words_of(ours) == theirs[i] ? 0 : 1;
  }
  return different;
}

TEST_F(CurandLibrary, GivesOurBlocksOfSixtyFiveThousandTrajectories)
{
  for (std::uint64_t seed : seeds) EXPECT_EQ(differences(seed, 0, 3 * 65536), 0u) << seed;
}

TEST_F(CurandLibrary, GivesTheWordsOfEveryPurposeInTheFirstMonthOfUnitZero)
{
  // Month 0 of unit 0: the block's number is the purpose's.
  std::vector<std::uint32_t> const blocks = purpose_blocks();
  std::uint32_t const last = *std::max_element(blocks.begin(), blocks.end());
  std::vector<Words> const theirs = library_words(/*seed=*/7, 0, std::size_t{last + 1} * 65536);
  for (std::uint64_t number : {0u, 1u, 4711u, 65535u}) {
    auto const stream = make_stream<Scalar>(7, number);
    for (std::uint32_t block : blocks) {
      ASSERT_EQ(words_of(random_words<Scalar>(stream, 0, 0, block)), theirs[block * std::size_t{65536} + number]) << number << ' ' << block;
    }
  }
}

TEST_F(CurandLibrary, GivesTheWordsOfLaterMonthsAndUnits)
{
  for (int month : {1, 119, 4095}) {
    for (int unit : {1, market_address, 255}) {
      EXPECT_EQ(differences(42, trajectory_block(month, unit, 2) * 65536, 2 * 65536), 0u) << month << ' ' << unit;
    }
  }
}

}  // namespace
}  // namespace ghostcast::test
