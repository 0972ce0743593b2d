// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/random/chance.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace {

using namespace ghostcast;

// log1p and expm1 err by at most 2 ulp, a quotient of such by 3; an ulp is 1.2e-7 of the value.
constexpr double tolerance = 4e-7;

/// Checks the three forms against the probability of the event, in double.
void expect_chance(Chance<Scalar> const& chance, double probability, double rest)
{
  double const smaller = chance.reflected ? rest : probability;
  double const larger = chance.reflected ? probability : rest;
  EXPECT_LE(smaller, 0.5 + 1e-7);
  EXPECT_NEAR(static_cast<double>(chance.probability), smaller, tolerance * smaller) << probability;
  EXPECT_NEAR(static_cast<double>(chance.hazard), -std::log1p(-smaller),
              tolerance * smaller / larger);
  EXPECT_NEAR(static_cast<double>(chance.odds), smaller / larger, tolerance * smaller / larger);
}

TEST(ChanceFromHazard, HoldsTheSmallerSideInAllForms)
{
  for (float hazard = 1e-30f; hazard < 80.0f; hazard *= 1.037f) {
    double const h = static_cast<double>(hazard);
    expect_chance(chance_from_hazard<Scalar>(hazard), -std::expm1(-h), std::exp(-h));
  }
}

TEST(ChanceFromHazard, KeepsTheHazardItself)
{
  for (float hazard : {0.0f, 1e-12f, 0.01f, 0.5f, 0.69f}) {
    EXPECT_EQ(chance_from_hazard<Scalar>(hazard).hazard, hazard);
  }
}

TEST(ChanceFromHazard, IsNeverAtZeroAndReflectedAtAHighHazard)
{
  EXPECT_EQ(chance_from_hazard<Scalar>(0.0f).probability, 0.0f);
  EXPECT_EQ(chance_from_hazard<Scalar>(0.0f).odds, 0.0f);
  EXPECT_FALSE(chance_from_hazard<Scalar>(0.0f).reflected);
  EXPECT_TRUE(chance_from_hazard<Scalar>(1e9f).reflected);
  EXPECT_LT(chance_from_hazard<Scalar>(1e9f).probability, 1e-37f);
}

TEST(ChanceFromProbability, HoldsTheSmallerSideInAllForms)
{
  for (float p = 1e-30f; p < 1.0f; p *= 1.0137f) {
    double const exact = static_cast<double>(p);
    expect_chance(chance_from_probability<Scalar>(p), exact, 1.0 - exact);
  }
}

TEST(ChanceFromProbability, IsExactAtItsEnds)
{
  for (float p : {0.0f, 1.0f}) {
    auto const chance = chance_from_probability<Scalar>(p);
    EXPECT_EQ(chance.probability, 0.0f);
    EXPECT_EQ(chance.hazard, 0.0f);
    EXPECT_EQ(chance.odds, 0.0f);
    EXPECT_EQ(chance.reflected, p == 1.0f);
  }
}

TEST(ChanceFromHazard, AgreesWithTheProbabilityAcrossTheReflection)
{
  for (double h = 0.6; h < 0.8; h += 0.001) {
    auto const chance = chance_from_hazard<ScalarDouble>(h);
    auto const other = chance_from_probability<ScalarDouble>(-std::expm1(-h));
    double const event = chance.reflected ? 1.0 - chance.probability : chance.probability;
    double const same = other.reflected ? 1.0 - other.probability : other.probability;
    EXPECT_NEAR(event, same, 1e-15);
  }
}

}  // namespace
