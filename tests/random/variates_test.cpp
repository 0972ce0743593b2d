// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/random/variates.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "random/exact_law.hpp"

namespace {

using namespace ghostcast;

constexpr std::uint32_t words[] = {0u,          1u,          1000u,      0x40000000u,
                                   0x7fffffffu, 0x80000000u, 0xffffffffu};

TEST(Uniform, LiesStrictlyBetweenZeroAndOne)
{
  for (std::uint32_t word : words) {
    EXPECT_GT(uniform<Scalar>(word), 0.0f);
    EXPECT_LT(uniform<Scalar>(word), 1.0f);
  }
}

TEST(Uniform, IsTheWordOverTheNumberOfWords)
{
  // u drops the last bit (2^-33) and rounds twice to 24 bits.
  for (std::uint32_t word = 0; word < 0xff000000u; word += 0x123457u) {
    double const u = (word + 0.5) * 0x1p-32;
    EXPECT_NEAR(static_cast<double>(uniform<Scalar>(word)), u, 0x1p-33 + 0x1p-23 * u);
  }
}

/// Share of all words at which the event happens; it does so for words below a threshold.
double event_share(float probability)
{
  auto const rest = [&](std::uint32_t word) {
    return bernoulli<Scalar>(probability, word) ? 0.0 : 1.0;
  };
  return static_cast<double>(test::words_up_to(rest, 0.0, 0)) * 0x1p-32;
}

TEST(Bernoulli, HappensWithItsProbability)
{
  // Half a word, and half an ulp of the probability or of its complement.
  for (float p : {1e-9f, 1e-6f, 0.001f, 0.02f, 0.3f, 0.5f, 0.7f, 0.9999f, 0.99999994f}) {
    double const exact = static_cast<double>(p);
    double const unit = 0x1p-24 * std::min(exact, 1.0 - exact);
    EXPECT_NEAR(event_share(p), exact, 0x1p-32 + unit) << p;
  }
}

TEST(Bernoulli, IsExactAtItsEnds)
{
  for (std::uint32_t word : words) {
    EXPECT_FALSE(bernoulli<Scalar>(0.0f, word));
    EXPECT_TRUE(bernoulli<Scalar>(1.0f, word));
  }
}

TEST(Kumaraswamy, HasItsCdf)
{
  for (float a : {0.5f, 1.0f, 2.0f, 5.0f}) {
    for (float b : {0.5f, 1.0f, 3.0f, 20.0f}) {
      for (std::uint32_t word = 0x8000u; word < 0xff000000u; word += 0x1234567u) {
        double const f = static_cast<double>(kumaraswamy<Scalar>(a, b, word));
        double const cdf =
            1.0 - std::pow(1.0 - std::pow(f, static_cast<double>(a)), static_cast<double>(b));
        // Near f = 1 an ulp of f is a(1-f^a)^(b-1)... of the cdf, large for b < 1: hence the root.
        double const tolerance = b < 1.0f ? 1e-3 : 3e-6;
        EXPECT_NEAR(cdf, (word + 0.5) * 0x1p-32, tolerance) << a << ' ' << b << ' ' << word;
      }
    }
  }
}

TEST(Kumaraswamy, IsUniformAtShapesOne)
{
  for (std::uint32_t word = 0x8000u; word < 0xff000000u; word += 0x1234567u) {
    double const u = (word + 0.5) * 0x1p-32;
    EXPECT_NEAR(static_cast<double>(kumaraswamy<Scalar>(1.0f, 1.0f, word)), u, 3e-7);
  }
}

TEST(Kumaraswamy, StaysWithinZeroAndOne)
{
  for (std::uint32_t word : words) {
    float const f = kumaraswamy<Scalar>(0.3f, 0.2f, word);
    EXPECT_GE(f, 0.0f);
    EXPECT_LE(f, 1.0f);
  }
}

TEST(Geometric, HasTheTailOfItsMean)
{
  for (float mean : {0.01f, 0.3f, 1.0f, 5.5f, 40.0f}) {
    double const ratio = static_cast<double>(mean) / (1.0 + static_cast<double>(mean));
    auto const count = [&](std::uint32_t word) { return geometric<Scalar>(mean, word); };
    for (int k = 0; k < 30; ++k) {
      double const beyond = 1.0 - static_cast<double>(test::words_up_to(count, k, 0)) * 0x1p-32;
      double const truth = std::pow(ratio, k + 1);
      // log u and log ratio err by 2 ulp each: 4e-7 of log(u), at most 0.37 of it in the tail; and
      // u next to 1 is a multiple of 2^-24.
      EXPECT_NEAR(beyond, truth, 2e-7 + 1e-9) << mean << ' ' << k;
    }
  }
}

TEST(Geometric, IsZeroAtMeanZero)
{
  for (std::uint32_t word : words) EXPECT_EQ(geometric<Scalar>(0.0f, word), 0.0f);
}

TEST(Geometric, NeverDecreasesWhenTheWordGrows)
{
  float previous = 0.0f;
  for (std::uint32_t word = 0; word < 0xffff0000u; word += 0xfff1u) {
    float const count = geometric<Scalar>(7.0f, word);
    ASSERT_LE(previous, count);
    previous = count;
  }
}

}  // namespace
