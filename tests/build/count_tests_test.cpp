// SPDX-License-Identifier: Apache-2.0
// What build.sh says after the tests (scripts/count_tests.sh), from reports as ctest writes them.
#include <gtest/gtest.h>

#include "cli/process.hpp"

namespace ghostcast::test {
namespace {

std::string passed(std::string const& name) { return "\t<testcase name=\"" + name + "\" classname=\"x\" time=\"0\" status=\"run\">\n\t\t<system-out>[       OK ]\n</system-out>\n\t</testcase>\n"; }

std::string failed(std::string const& name) { return "\t<testcase name=\"" + name + "\" classname=\"x\" time=\"0\" status=\"fail\">\n\t\t<failure message=\"\"/>\n\t\t<system-out></system-out>\n\t</testcase>\n"; }

std::string skipped(std::string const& message, std::string const& output)
{
  return "\t<testcase name=\"s\" classname=\"s\" time=\"0\" status=\"notrun\">\n\t\t<skipped message=\"" + message +
         "\"/>\n\t\t<system-out>" + output + "</system-out>\n\t</testcase>\n";
}

/// A test that called GTEST_SKIP.
std::string skipped_by_gtest(std::string const& reason)
{
  return skipped("SKIP_REGULAR_EXPRESSION_MATCHED",
                 "Running main()\n[ RUN      ] s\nx.cpp:3: Skipped\n" + reason + "\n[  SKIPPED ] s (0 ms)\n[  PASSED  ] 0 tests.\n");
}

std::string count(std::string const& cases)
{
  TemporaryFolder const folder;
  std::string const report = (folder.path() / "tests.xml").string();
  std::ofstream(report) << "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuite name=\"x\"\n\ttests=\"9\"\n\tskipped=\"9\"\n\t>\n"
                        << cases << "</testsuite>\n";
  Finished const done = run_shell("'" GHOSTCAST_SOURCE_DIR "/scripts/count_tests.sh' '" + report + "'");
  EXPECT_EQ(done.code, 0) << done.error;
  return done.out;
}

TEST(CountTests, EndsWithPassedFailedAndSkipped)
{
  EXPECT_EQ(count(passed("a") + failed("b") + passed("c")), "2 passed, 1 failed, 0 skipped\n");
}

TEST(CountTests, GivesEachReasonOnceWithItsCount)
{
  EXPECT_EQ(count(skipped_by_gtest("no CUDA device") + passed("a") + skipped_by_gtest("no cuRAND") + skipped_by_gtest("no CUDA device")),
            "2 skipped: no CUDA device\n1 skipped: no cuRAND\n1 passed, 0 failed, 3 skipped\n");
}

TEST(CountTests, ReadsTheReasonOfAScript)
{
  EXPECT_EQ(count(skipped("SKIP_RETURN_CODE=77", "SKIPPED: no nvcc\n")), "1 skipped: no nvcc\n0 passed, 0 failed, 1 skipped\n");
}

TEST(CountTests, TurnsMarkupBackIntoText)
{
  EXPECT_EQ(count(skipped_by_gtest("driver &lt; 12.4 &amp; no device")), "1 skipped: driver < 12.4 & no device\n0 passed, 0 failed, 1 skipped\n");
}

TEST(CountTests, NamesASkipWithoutReason)
{
  std::string const silent = skipped("SKIP_REGULAR_EXPRESSION_MATCHED", "x.cpp:3: Skipped\n[  SKIPPED ] s (0 ms)\n");
  EXPECT_EQ(count(silent), "1 skipped: no reason given\n0 passed, 0 failed, 1 skipped\n");
}

TEST(CountTests, CallsATestThatCouldNotRunFailed)
{
  EXPECT_EQ(count(skipped("Unable to find executable", "Unable to find executable: x\n")), "0 passed, 1 failed, 0 skipped\n");
}

TEST(CountTests, CountsDisabledTestsAsSkipped)
{
  std::string const disabled = "\t<testcase name=\"d\" classname=\"d\" time=\"0\" status=\"disabled\">\n\t\t<system-out>Disabled</system-out>\n\t</testcase>\n";
  EXPECT_EQ(count(passed("a") + disabled), "1 skipped: disabled\n1 passed, 0 failed, 1 skipped\n");
}

}  // namespace
}  // namespace ghostcast::test
