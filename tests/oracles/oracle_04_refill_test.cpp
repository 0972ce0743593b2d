// SPDX-License-Identifier: Apache-2.0
// Oracle 4: N slots; a person leaves his with probability a, an empty slot is filled with
// probability b, to work from next month. Each slot is a two-state chain, n is their sum:
//   n' = n - Binomial(n, a) + Binomial(N - n, b)
#include "support/model_parts.hpp"
#include "support/statistical.hpp"

namespace ghostcast {
namespace {

using namespace testing_support;

constexpr int slots = 10;
constexpr double leave = 0.06;
constexpr double fill = 0.10;

/// P(n has been <= 3 by each month), [0..months], from all slots full.
std::vector<double> passage(int months)
{
  std::vector<double> now(slots + 1);
  now[slots] = 1.0;
  double passed = 0.0;
  std::vector<double> result{0.0};
  for (int t = 1; t <= months; ++t) {
    std::vector<double> next(slots + 1);
    for (int n = 0; n <= slots; ++n) {
      std::vector<double> const law =
          convolve(binomial_law(n, 1.0 - leave), binomial_law(slots - n, fill));
      for (std::size_t k = 0; k < law.size(); ++k)
        next[k] += now[static_cast<std::size_t>(n)] * law[k];
    }
    for (std::size_t k = 0; k <= 3; ++k) passed += std::exchange(next[k], 0.0);
    now = next;
    result.push_back(passed);
  }
  return result;
}

TEST(RefilledSlots, FormulaGivesThePublishedDigits)
{
  EXPECT_NEAR(passage(60)[60], 0.461456929, 1e-9);
}

TEST(RefilledSlots, FirstPassageFollowsTheChain)
{
  constexpr std::uint64_t count = 100000;
  QuietModel quiet;
  quiet.model->definition[0] = few_people(3.0f);
  staff(quiet.unit(), slots, leave);
  quiet.unit().fill_days = fill_days_of(fill);
  Tally const tally = quiet.run(count, 11, 0);
  std::vector<double> const law = passage(60);
  for (int month : {6, 12, 24, 36, 48, 60}) {
    double const expected = law[static_cast<std::size_t>(month)];
    EXPECT_TRUE(share_matches(incidence(tally, Outcome::ghost, month), expected, count))
        << "by month " << month;
  }
}

}  // namespace
}  // namespace ghostcast
