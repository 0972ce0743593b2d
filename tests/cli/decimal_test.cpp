// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/cli/decimal.hpp"

#include <gtest/gtest.h>

namespace ghostcast::cli {
namespace {

TEST(Decimal, ReadsDigitsAlone)
{
  EXPECT_EQ(decimal("20000", 100000), 20000u);
  EXPECT_EQ(decimal("010", 100), 10u);
  EXPECT_EQ(decimal("18446744073709551615", ~std::uint64_t{0}), ~std::uint64_t{0});
}

TEST(Decimal, TakesNothingElseForANumber)
{
  for (char const* word : {"", "-1", "+1", " 1", "1 ", "0x10", "1e3", "1.0", "18446744073709551616"}) {
    EXPECT_EQ(decimal(word, ~std::uint64_t{0}), std::nullopt) << word;
  }
}

TEST(Decimal, StopsAtTheLimit)
{
  EXPECT_EQ(decimal("100", 100), 100u);
  EXPECT_EQ(decimal("101", 100), std::nullopt);
}

}  // namespace
}  // namespace ghostcast::cli
