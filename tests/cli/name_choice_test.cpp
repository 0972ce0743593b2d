// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/cli/name_choice.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace ghostcast::cli {
namespace {

std::vector<std::string> const units = {"Search", "Cloud", "Research"};

TEST(FindName, IsItsIndexAndTheFirstWhereNoneIsGiven)
{
  EXPECT_EQ(find_name(units, "Research"), 2);
  EXPECT_EQ(find_name(units, ""), 0);
  EXPECT_EQ(find_name(units, "research"), std::nullopt) << "names are names, letter by letter";
}

TEST(IndexOf, NamesTheFlagWhatThereIsAndWhatMayHaveBeenMeant)
{
  EXPECT_EQ(index_of(units, "Cloud", "--unit"), 1);
  try {
    index_of(units, "Clowd", "--unit");
    FAIL() << "it is not there";
  } catch (InputError const& error) {
    EXPECT_STREQ(error.what(), "ghostcast: --unit: Clowd: is not in this scenario; it has Search, Cloud or Research. Did you mean Cloud?");
  }
}

}  // namespace
}  // namespace ghostcast::cli
