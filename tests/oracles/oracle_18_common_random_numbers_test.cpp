// SPDX-License-Identifier: Apache-2.0
// Oracle 18: two scenarios with one seed share their dice, so their difference is precise.
// Pure death (oracle 1) with q = .04 and .035; T <= 36.
#include "support/model_parts.hpp"
#include "support/observe.hpp"
#include "support/statistical.hpp"

namespace ghostcast {
namespace {

using namespace testing_support;

double few_left(double quit)
{
  return at_most(binomial_law(12, std::pow(1.0 - quit, 36)), 2);
}

/// Whether each trajectory got down to two people.
struct FewLeft : Bystander {
  std::vector<bool> few;
  void begin(std::uint64_t) { few.push_back(false); }
  void month_end(World<Scalar> const& world)
  {
    few.back() = few.back() || world.state.unit[0].people <= 2.0f;
  }
};

std::vector<bool> simulate(double quit, std::uint64_t seed, std::uint64_t count)
{
  QuietModel quiet;
  quiet.model->horizon = 36;
  staff(quiet.unit(), 12.0f, quit);
  FewLeft observer;
  observe(quiet.params(), seed, count, observer);
  return observer.few;
}

Moments difference(std::vector<bool> const& a, std::vector<bool> const& b)
{
  Moments moments;
  for (std::size_t i = 0; i < a.size(); ++i) moments.add((a[i] ? 1.0 : 0.0) - (b[i] ? 1.0 : 0.0));
  return moments;
}

TEST(CommonRandomNumbers, FormulaGivesThePublishedDigits)
{
  EXPECT_NEAR(few_left(0.04) - few_left(0.035), 0.143921377, 1e-9);
}

TEST(CommonRandomNumbers, PairedDifferenceHasAThirdOfTheVarianceOrLess)
{
  constexpr std::uint64_t count = 40000;
  std::vector<bool> const high = simulate(0.04, 71, count);
  Moments const paired = difference(high, simulate(0.035, 71, count));
  Moments const independent = difference(high, simulate(0.035, 73, count));
  EXPECT_TRUE(matches(paired.mean(), 0.143921377, paired.error()));
  EXPECT_TRUE(matches(independent.mean(), 0.143921377, independent.error()));
  EXPECT_LT(3.0 * paired.variance(), independent.variance());
}

}  // namespace
}  // namespace ghostcast
