// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/sensitivity/design_random.hpp"

#include <gtest/gtest.h>

#include <array>
#include <set>

#include "support/statistical.hpp"

namespace ghostcast {
namespace {

using testing_support::matches;
using testing_support::share_matches;

TEST(DesignBits, DependOnEveryPartOfTheAddress)
{
  std::set<std::uint64_t> seen;
  for (std::uint64_t const seed : {1ULL, 1ULL << 40}) {
    for (DesignPurpose const purpose : {DesignPurpose::first_matrix, DesignPurpose::second_matrix}) {
      for (std::uint64_t const row : {0ULL, 1ULL, 1ULL << 40}) {
        for (std::uint32_t const column : {0U, 7U}) seen.insert(design_bits(seed, purpose, row, column));
      }
    }
  }
  EXPECT_EQ(seen.size(), 2U * 2U * 3U * 2U);
}

TEST(DesignUniform, HasTheMeanAndVarianceOfAUniform)
{
  constexpr int n = 20000;
  double sum = 0.0, squares = 0.0;
  for (std::uint64_t row = 0; row < n; ++row) {
    double const u = design_uniform(3, DesignPurpose::screening, row, 2);
    ASSERT_TRUE(u > 0.0 && u < 1.0);
    sum += u / n;
    squares += (u - 0.5) * (u - 0.5) / n;
  }
  EXPECT_TRUE(matches(sum, 0.5, std::sqrt(1.0 / 12 / n)));
  EXPECT_TRUE(matches(squares, 1.0 / 12, std::sqrt(1.0 / 180 / n)));  // E (u - 1/2)^4 - 1/144 = 1/180
}

TEST(DesignPermutation, GivesEachOrderEqually)
{
  constexpr int n = 6000;
  std::array<std::array<int, 3>, 3> count{};  // [place][element]
  for (std::uint64_t row = 0; row < n; ++row) {
    auto const order = design_permutation(1, DesignPurpose::permutation, row, 3);
    for (std::size_t place = 0; place < 3; ++place) ++count[place][static_cast<std::size_t>(order[place])];
  }
  for (auto const& of_place : count) {
    for (int const times : of_place) EXPECT_TRUE(share_matches(static_cast<double>(times) / n, 1.0 / 3, n));
  }
}

}  // namespace
}  // namespace ghostcast
