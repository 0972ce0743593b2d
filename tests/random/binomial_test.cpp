// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/random/binomial.hpp"

#include <gtest/gtest.h>

#include "ghostcast/random/random_stream.hpp"
#include "random/exact_law.hpp"

namespace {

using namespace ghostcast;

constexpr std::uint32_t words[] = {0u,          1u,          0x3fffffffu, 0x7fffffffu, 0x80000000u,
                                   0xc0000000u, first_tail_word - 1u, first_tail_word, 0xfffbffffu,
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
      expect_monotone<Scalar>(n, chance, first_tail_word - 250u, 1u, 500);
      expect_monotone<Scalar>(n, chance, ~first_tail_word - 250u, 1u, 500);
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

TEST(SampleBinomial, StepsFromTheSumIntoTheExactTailWithoutFalling)
{
  // At the first word of the tail the sum's error of 1e-6 could give one more than the exact count.
  for (float n = 1.0f; n < 800.0f; n += 1.0f) {
    for (float mean : {0.05f, 0.4f, 1.3f, 2.9f, 5.0f, 7.9f}) {
      if (mean > 0.5f * n) continue;
      auto const chance = chance_from_probability<Scalar>(mean / n);
      ASSERT_LE(sample_binomial<Scalar>(n, chance, first_tail_word - 1u),
                sample_binomial<Scalar>(n, chance, first_tail_word))
          << n << ' ' << mean;
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
  // The bounds of the small regime, see binomial_small_test.
  for (float p : {0.55f, 0.7f, 0.9f, 0.99f}) {
    for (double rest : {0.3, 2.0, 7.0}) {
      double const n = std::max(1.0, std::floor(rest / (1.0 - static_cast<double>(p))));
      auto const chance = chance_from_probability<Scalar>(p);
      auto const error = test::law_error(
          [&](std::uint32_t word) {
            return sample_binomial<Scalar>(static_cast<float>(n), chance, word);
          },
          n, static_cast<double>(p));
      EXPECT_LE(error.total_variation, 2e-6) << n << ' ' << p;
      EXPECT_LE(std::fabs(error.bias), 8e-6) << n << ' ' << p;
    }
  }
}

TEST(SampleBinomial, AgreesWithDoublePrecisionAtAlmostEveryWord)
{
  // The laws differ by 1.4e-6 at most, so of 300,000 words 0.4 are expected to differ; a count of
  // 8 has a chance below 1e-8. The words are fixed.
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
  EXPECT_LE(differences, 8);
}

}  // namespace
