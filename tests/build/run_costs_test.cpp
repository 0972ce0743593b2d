// SPDX-License-Identifier: Apache-2.0
// bench/run_costs.py: its runs run, and its ratios are what it says. Nothing is timed.
#include <gtest/gtest.h>

#include "cli/process.hpp"

namespace ghostcast::test {
namespace {

class RunCosts : public testing::Test {
 protected:
  void SetUp() override
  {
    if (run_shell("python3 -c 'import json'").code != 0) GTEST_SKIP() << "python3 was not found";
  }

  /// Runs Python after `from run_costs import *`.
  Finished python(std::string const& code)
  {
    std::ofstream(folder_.path() / "code.py") << "import sys\nsys.path.insert(0, '" GHOSTCAST_SOURCE_DIR "/bench')\nimport run_costs\nfrom run_costs import *\n"
                                              << code;
    return run_shell("python3 -B '" + (folder_.path() / "code.py").string() + "'");
  }

  TemporaryFolder folder_;
};

TEST_F(RunCosts, AreOfCommandsThatTheProgramAccepts)
{
  Finished const done = python("run_costs.PROGRAM = pathlib.Path('" GHOSTCAST_BINARY "')\n"
                               "folder = pathlib.Path('" + folder_.path().string() + "')\n"
                               "for cases in (long_cases(16, folder), short_cases(16, folder)):\n"
                               "    for case in cases: assert seconds(case) > 0\n"
                               "print(sorted(path.name for path in folder.glob('*.db')))\n");
  EXPECT_EQ(done.code, 0) << done.error;
  EXPECT_EQ(done.out, "['long.db', 'old.db', 'short.db']\n");
}

TEST_F(RunCosts, AreRatiosWithinARoundWhoseOrderTurns)
{
  Finished const done = python("order = []\n"
                               "def played(case):\n"
                               "    order.append(case.name)\n"
                               "    return {'a': 2.0, 'b': 3.0}[case.name]\n"
                               "run_costs.seconds = played\n"
                               "table = list(rows(measure((Case('a', []), Case('b', [])), 3)))\n"
                               "print(order, [(row['run'], row['ratio'], row['rounds']) for row in table])\n");
  EXPECT_EQ(done.out, "['a', 'b', 'b', 'a', 'a', 'b'] [('a', 1.0, 3), ('b', 1.5, 3)]\n") << done.error;
}

TEST_F(RunCosts, EndWhereARunFails)
{
  Finished const done = python("seconds(Case('none', ['" GHOSTCAST_BINARY "', 'run', 'no_such_file.toml']))\n");
  EXPECT_EQ(done.code, 1);
  EXPECT_NE(done.error.find("exited with 2"), std::string::npos) << done.error;
}

}  // namespace
}  // namespace ghostcast::test
