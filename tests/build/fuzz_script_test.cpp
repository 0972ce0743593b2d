// SPDX-License-Identifier: Apache-2.0
/// scripts/fuzz.sh finds what there is to find, and says what it lacks.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "cli/process.hpp"

namespace ghostcast::test {
namespace {

using testing::HasSubstr;

Finished fuzz(std::string const& before, std::string const& arguments)
{
  return run_shell(before + " '" GHOSTCAST_SOURCE_DIR "/scripts/fuzz.sh' " + arguments);
}

TEST(FuzzScript, FindsAPlantedFaultAndKeepsItsInput)
{
  TemporaryFolder const folder;
  Finished const done = fuzz("GHOSTCAST_FUZZ_BUILD='" + folder.path().string() + "/fuzz'", "--planted --runs 2000000");
  if (done.code == 3) GTEST_SKIP() << "no clang with libFuzzer: " << done.error;
  EXPECT_EQ(done.code, 1) << done.out << done.error;
  EXPECT_THAT(done.out, HasSubstr("planted: FAULT"));
  EXPECT_THAT(done.out, HasSubstr("a planted fault"));
  EXPECT_THAT(done.out, HasSubstr("fuzz/found/planted-crash-"));
}

TEST(FuzzScript, NamesItsTargetsWhereOneIsUnknown)
{
  Finished const done = fuzz("", "nothing");
  EXPECT_EQ(done.code, 2);
  EXPECT_EQ(done.error, "fuzz.sh: nothing is no target; targets are scenario, setting, table, numbers, result and tally\n");
  EXPECT_EQ(fuzz("", "--runs many").code, 2);
}

TEST(FuzzScript, SaysThatItNeedsClang)
{
  Finished const done = fuzz("GHOSTCAST_FUZZ_CXX=/no/such/clang", "--planted");
  EXPECT_EQ(done.code, 3);
  EXPECT_THAT(done.error, HasSubstr("needs clang"));
}

}  // namespace
}  // namespace ghostcast::test
