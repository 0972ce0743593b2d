// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/random/binomial.hpp"

#include <gtest/gtest.h>

#include "ghostcast/random/random_stream.hpp"
#include "random/exact_law.hpp"

namespace {

using namespace ghostcast;

constexpr std::uint32_t words[] = {0u,          1u,          0x3fffffffu, 0x7fffffffu, 0x80000000u,
                                   0xc0000000u, 0xfffbff7fu, 0xfffbff80u, 0xfffbffffu,
                                   0xfffc0000u, 0xfffffffeu, 0xffffffffu};
constexpr float trials[] = {0.0f, 1.0f, 2.0f, 17.0f, 300.0f, 1e5f, 16777216.0f};

TEST(SampleBinomial, IsZeroAtProbabilityZero)
{
  for (float n : trials) {
    for (std::uint32_t word : words) {
      EXPECT_EQ(sample_binomial<Scalar>(n, chance_from_probability<Scalar>(0.0f), word), 0.0f);
      EXPECT_EQ(sample_binomial<Scalar>(n, chance_from_hazard<Scalar>(0.0f), word), 0.0f);
      EXPECT_EQ(sample_binomial<ScalarDouble>(n, chance_from_hazard<ScalarDouble>(0.0), word), 0.0);
    }
  }
}

TEST(SampleBinomial, IsAllAtProbabilityOne)
{
  for (float n : trials) {
    for (std::uint32_t word : words) {
      EXPECT_EQ(sample_binomial<Scalar>(n, chance_from_probability<Scalar>(1.0f), word), n);
      EXPECT_EQ(sample_binomial<Scalar>(n, chance_from_hazard<Scalar>(1000.0f), word), n);
    }
  }
}

TEST(SampleBinomial, IsZeroOfNobody)
{
  for (float p : {0.0f, 1e-6f, 0.3f, 0.5f, 0.9f, 1.0f}) {
    for (std::uint32_t word : words) {
      EXPECT_EQ(sample_binomial<Scalar>(0.0f, chance_from_probability<Scalar>(p), word), 0.0f);
    }
  }
}

TEST(SampleBinomial, IsAnIntegerBetweenZeroAndTheTrials)
{
  for (float n : trials) {
    for (float p : {1e-7f, 0.01f, 0.2f, 0.5f, 0.51f, 0.99f, 0.9999999f}) {
      for (std::uint32_t word : words) {
        float const count = sample_binomial<Scalar>(n, chance_from_probability<Scalar>(p), word);
        EXPECT_GE(count, 0.0f);
        EXPECT_LE(count, n);
        EXPECT_EQ(count, std::floor(count));
      }
    }
  }
}

/// Expects that the count does not fall over words in ascending order.
template <class L>
void expect_monotone(Real<L> n, Chance<L> const& chance, std::uint32_t start, std::uint32_t stride,
                     int steps)
{
  Real<L> previous = sample_binomial<L>(n, chance, start);
  std::uint64_t word = start;
  for (int i = 0; i < steps; ++i) {
    word += stride;
    if (word > 0xffffffffu) return;
    Real<L> const count = sample_binomial<L>(n, chance, static_cast<std::uint32_t>(word));
    ASSERT_LE(previous, count) << n << ' ' << chance.probability << ' ' << word;
    previous = count;
  }
}

TEST(SampleBinomial, NeverDecreasesWhenTheWordGrows)
{
  for (float n : {3.0f, 40.0f, 700.0f, 9000.0f, 3e5f, 16777216.0f}) {
    for (float p : {0.0004f, 0.01f, 0.19f, 0.5f, 0.77f, 0.999f}) {
      auto const chance = chance_from_probability<Scalar>(p);
      expect_monotone<Scalar>(n, chance, 0u, 0x1fffffu, 4000);   // the whole range
      expect_monotone<Scalar>(n, chance, 0u, 1u, 500);           // the lower end
      expect_monotone<Scalar>(n, chance, 0u - 500u, 1u, 500);    // the upper end
      expect_monotone<Scalar>(n, chance, 0x7fffff00u, 1u, 500);  // where the halves meet
      expect_monotone<Scalar>(n, chance, 0x12345800u - 250u, 1u, 500);  // from one cell of 21 bits into the next
    }
  }
}

TEST(SampleBinomial, NeverDecreasesWordByWordAcrossAStep)
{
  // Around each threshold of one cell of either regime, where rounding could make it flicker.
  for (float n : {60.0f, 400.0f, 4e5f}) {
    auto const chance = chance_from_probability<Scalar>(0.11f);
    auto const count = [&](std::uint32_t word) { return sample_binomial<Scalar>(n, chance, word); };
    double const mean = static_cast<double>(n) * 0.11;
    double const first = std::max(0.0, std::floor(mean - 3.0 * std::sqrt(mean)));
    for (double k = first; k < mean + 3.0 * std::sqrt(mean); k += std::ceil(mean / 300.0)) {
      auto const threshold = static_cast<std::uint32_t>(test::words_up_to(count, k, 0));
      expect_monotone<Scalar>(n, chance, threshold - 200u, 1u, 400);
    }
  }
}

TEST(SampleBinomial, OfTheRestAtTheComplementedWordIsTheRestOfTheCount)
{
  for (float n : trials) {
    for (float p : {0.015625f, 0.25f, 0.375f}) {  // 1 - p is exact
      for (std::uint32_t word : words) {
        float const count = sample_binomial<Scalar>(n, chance_from_probability<Scalar>(p), word);
        float const rest =
            sample_binomial<Scalar>(n, chance_from_probability<Scalar>(1.0f - p), ~word);
        EXPECT_EQ(count + rest, n);
      }
    }
  }
}

TEST(SampleBinomial, HasTheBinomialLawAboveOneHalf)
{
  // What is rounded is 1 - p, 3e-8; see binomial_small_test.
  for (float p : {0.55f, 0.7f, 0.9f, 0.99f}) {
    for (double rest : {0.3, 2.0, 7.0}) {
      double const n = std::max(1.0, std::floor(rest / (1.0 - static_cast<double>(p))));
      auto const chance = chance_from_probability<Scalar>(p);
      auto const error = test::law_error(
          [&](std::uint32_t word) {
            return sample_binomial<Scalar>(static_cast<float>(n), chance, word);
          },
          n, static_cast<double>(p));
      EXPECT_LE(error.total_variation, 3e-7) << n << ' ' << p;
      EXPECT_LE(std::fabs(error.bias), 3e-7) << n << ' ' << p;
    }
  }
}

TEST(SampleBinomial, AgreesWithDoublePrecisionAtAlmostEveryWord)
{
  // Both are exact for their own probability, which float rounds by 6e-8: of 300,000 words some .01 are
  // expected to differ. The words are fixed.
  auto const stream = make_stream<Scalar>(11, 0);
  int differences = 0;
  for (int i = 0; i < 300000; ++i) {
    auto const block = random_words<Scalar>(stream, i, 0, 0);
    float const n = static_cast<float>(1u + block.word[0] % 1000u);
    float const p = static_cast<float>(block.word[1] >> 8) * 0x1p-24f;
    float const single =
        sample_binomial<Scalar>(n, chance_from_probability<Scalar>(p), block.word[2]);
    double const twice =
        sample_binomial<ScalarDouble>(n, chance_from_probability<ScalarDouble>(p), block.word[2]);
    differences += static_cast<double>(single) != twice ? 1 : 0;
  }
  EXPECT_LE(differences, 1);
}

/// The cell of 2^24 numbers whose 40 leading bits are given.
float sample_of_bits(float n, Chance<Scalar> const& chance, std::uint64_t number)
{
  return sample_binomial<Scalar>(n, chance, static_cast<std::uint32_t>(number >> 32), [&](int) { return number; });
}

TEST(SampleBinomial, IsTheExactQuantileOfAllBitsOnEitherSideOfEachBoundary)
{
  // 2^-42 from a boundary of the cdf: no word of 32 bits tells these numbers apart. Either side of a
  // boundary at u, in the tail nearer to it, where double resolves them.
  for (float mean : {0.02f, 0.7f, 3.0f, 7.9f, 8.4f, 60.0f, 900.0f}) {
    for (float p : {0.003f, 0.11f, 0.4f}) {
      float const n = std::ceil(mean / p);
      auto const chance = chance_from_probability<Scalar>(p);
      double const exact_p = static_cast<double>(p);
      boost::math::binomial_distribution<double> const binomial(static_cast<double>(n), exact_p);
      double const sd = std::sqrt(static_cast<double>(n) * exact_p * (1.0 - exact_p));
      for (double k = std::max(0.0, std::floor(static_cast<double>(mean) - 3.0 * sd)); k < static_cast<double>(mean) + 3.0 * sd && k < static_cast<double>(n); k += 1.0) {
        double const boundary = boost::math::cdf(binomial, k) * 0x1p64;
        if (boundary < 0x1p44 || boundary > 0x1p64 - 0x1p44) continue;
        auto const at = static_cast<std::uint64_t>(boundary);
        EXPECT_EQ(static_cast<double>(sample_of_bits(n, chance, at - (std::uint64_t{1} << 22))), k) << n << ' ' << p;
        EXPECT_EQ(static_cast<double>(sample_of_bits(n, chance, at + (std::uint64_t{1} << 22))), k + 1.0) << n << ' ' << p;
      }
    }
  }
}

TEST(SampleBinomial, LooksAtNoBitBehindThe21stWithoutAsking)
{
  // The count is that of the number given, whatever the word's other eleven bits are.
  auto const stream = make_stream<Scalar>(12, 0);
  for (int i = 0; i < 200000; ++i) {
    auto const block = random_words<Scalar>(stream, i, 0, 0);
    float const n = static_cast<float>(1u + block.word[0] % 3000u);
    auto const chance = chance_from_probability<Scalar>(static_cast<float>(block.word[1] >> 8) * 0x1p-26f);
    std::uint64_t const number = std::uint64_t{block.word[2]} << 32 | block.word[3];
    auto const all = [&](int) { return number; };
    float const count = sample_binomial<Scalar>(n, chance, block.word[2], all);
    ASSERT_EQ(sample_binomial<Scalar>(n, chance, block.word[2] & 0xfffff800u, all), count);
    ASSERT_EQ(sample_binomial<Scalar>(n, chance, block.word[2] | 0x7ffu, all), count);
  }
}

}  // namespace
