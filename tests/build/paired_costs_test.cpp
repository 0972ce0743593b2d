// SPDX-License-Identifier: Apache-2.0
// bench/paired_costs.py: its variants are scenarios, and its ratios are what it says. Nothing is timed.
#include <gtest/gtest.h>

#include "cli/process.hpp"

namespace ghostcast::test {
namespace {

class PairedCosts : public testing::Test {
 protected:
  void SetUp() override
  {
    if (run_shell("python3 -c 'import json'").code != 0) GTEST_SKIP() << "python3 was not found";
  }

  /// Runs Python after `from paired_costs import *`.
  Finished python(std::string const& code)
  {
    std::ofstream(folder_.path() / "code.py") << "import sys\nsys.path.insert(0, '" GHOSTCAST_SOURCE_DIR "/bench')\nfrom paired_costs import *\n"
                                              << code;
    return run_shell("python3 -B '" + (folder_.path() / "code.py").string() + "'");
  }

  TemporaryFolder folder_;
};

TEST_F(PairedCosts, AreOfScenariosThatTheProgramAccepts)
{
  Finished const done = python("runner = Runner(pathlib.Path('" + std::filesystem::path(GHOSTCAST_BINARY).parent_path().string() +
                               "'), None, pathlib.Path('" + folder_.path().string() +
                               "'))\n"
                               "for pair in PAIRS:\n"
                               "    for variant in (pair.without, pair.with_it):\n"
                               "        program, _, path, *_ = runner.command(pair.scenario, variant, START)\n"
                               "        done = subprocess.run([program, 'check', path, '--allow-outside'], capture_output=True, text=True)\n"
                               "        if done.returncode != 0: print(pair.name, pair.scenario, done.stderr)\n");
  EXPECT_EQ(done.code, 0) << done.error;
  EXPECT_EQ(done.out, "");
}

TEST_F(PairedCosts, SubtractTheStartUpRunAndAlternate)
{
  // A program that "takes" 1 s to start, 2 s for the run without and 3 s for the one with: (3 - 1) / (2 - 1).
  Finished const done = python(
      "import paired_costs\n"
      "order = []\n"
      "def played(command):\n"
      "    order.append(command)\n"
      "    return {'start': 1.0, 'without': 2.0, 'with': 3.0}[command]\n"
      "paired_costs.cpu_seconds = played\n"
      "runner = Runner(pathlib.Path('.'), None, pathlib.Path('.'))\n"
      "runner.trajectories_for = lambda pair, seconds: BATCH\n"
      "runner.command = lambda scenario, variant, count: 'start' if count == START else variant.text\n"
      "print(runner.ratios(Pair('', '', Variant('without'), Variant('with'), None), 2, 1)[1], [each for each in order if each != 'start'])\n");
  EXPECT_EQ(done.out, "[2.0, 2.0] ['without', 'with', 'with', 'without']\n") << done.error;
}

TEST_F(PairedCosts, AreSummedUpByMedianAndQuartiles)
{
  Finished const done = python("row = summary('', '', [1.4, 1.0, 1.1, 1.2, 1.3], 1.1)\n"
                               "print(row['lower_quartile'], row['median'], row['upper_quartile'], row['pairs'])\n");
  EXPECT_EQ(done.out, "1.1 1.2 1.3 5\n") << done.error;
}

}  // namespace
}  // namespace ghostcast::test
