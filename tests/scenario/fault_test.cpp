// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/scenario/fault.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "ghostcast/scenario/scenario.hpp"

namespace ghostcast {
namespace {

TEST(Position, IsOrderedByFileThenLineThenColumn)
{
  std::vector<Position> const ordered = {{0, 0},    {1, 1},    {1, 2},   {2, 1},
                                         {1, 1, 1}, {9, 9, 1}, {0, 0, 2}};
  for (std::size_t i = 0; i + 1 < ordered.size(); ++i) {
    EXPECT_LT(ordered[i], ordered[i + 1]) << i;
    EXPECT_NE(ordered[i], ordered[i + 1]) << i;
  }
}

TEST(InputError, NamesTheFileOfEachFault)
{
  InputError const error(
      std::vector<std::string>{"child.toml", "base.toml"},
      {Fault{{1, 1, 1}, "b", "is wrong", ""}, Fault{{7, 3}, "a", "is wrong", ""}});
  EXPECT_STREQ(error.what(), "child.toml:7:3: a: is wrong.\nbase.toml:1:1: b: is wrong.");
}

TEST(InputError, FallsBackOnTheFirstFile)
{
  InputError const error("a.toml", {Fault{{1, 2, 3}, "x", "is wrong", ""}});
  EXPECT_STREQ(error.what(), "a.toml:1:2: x: is wrong.");
}

TEST(Hints, AreSearchedForTheFaultsThatArePrinted)
{
  std::string text = "name = \"test\"\nhorizon = 60\n[market]\n";
  for (int i = 0; i < 2000; ++i) text += "gpu_prise" + std::to_string(i) + " = 1\n";
  try {
    parse_scenario(text, "test.toml");
    FAIL();
  } catch (InputError const& error) {
    auto const hints = std::count_if(error.faults().begin(), error.faults().end(),
                                     [](Fault const& each) { return !each.hint.empty(); });
    EXPECT_GE(hints, 100);
    EXPECT_LE(hints, 1001);  // one of them says that there is no unit
    EXPECT_THAT(error.what(), testing::HasSubstr("Did you mean gpu_price?"));
  }
}

}  // namespace
}  // namespace ghostcast
