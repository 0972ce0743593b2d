// SPDX-License-Identifier: Apache-2.0
// bench/compare.py and the peers: the exact law, what is refused, the flags. The cases are in Python, in
// files *_cases.py; each is a test here.
#include <gmock/gmock.h>

#include <cctype>
#include <nlohmann/json.hpp>
#include <regex>

#include "cli/process.hpp"

namespace ghostcast::test {
namespace {

using testing::HasSubstr;

std::string const here = GHOSTCAST_SOURCE_DIR "/tests/bench/";
std::string const compare = "python3 -B '" GHOSTCAST_SOURCE_DIR "/bench/compare.py' ";

bool has_python() { return run_shell("python3 -c 'import argparse, statistics'").code == 0; }

/// The interpreter that has NumPy, if any has; the test says what is missing otherwise.
std::string python_of_peers()
{
  for (char const* python : {"python3", "/usr/bin/python3"}) {
    if (run_shell(std::string(python) + " -c 'import numpy'").code == 0) return python;
  }
  return "python3";
}

/// The name of a case: a class and a method of unittest.
class PythonCase : public testing::TestWithParam<char const*> {
 protected:
  void SetUp() override
  {
    if (!has_python()) GTEST_SKIP() << "python3 was not found";
  }

  /// Passes, fails with what unittest says, or skips with the reason that the case gives.
  static void expect_passed(Finished const& done)
  {
    if (done.code == 77) GTEST_SKIP() << done.out.substr(std::string("SKIPPED: ").size());
    EXPECT_EQ(done.code, 0) << done.out << done.error;
  }
};

/// "Law.test_people" as LawPeople: letters alone may stand in a test's name.
std::string name_of_case(testing::TestParamInfo<char const*> const& info)
{
  std::string name;
  bool starts_word = true;
  for (char const c : std::regex_replace(info.param, std::regex("\\.test"), "")) {
    if (c != '_') name += starts_word ? static_cast<char>(std::toupper(c)) : c;
    starts_word = c == '_';
  }
  return name;
}

class Agreement : public PythonCase {};

TEST_P(Agreement, Holds)
{
  expect_passed(run_shell("python3 -B '" + here + "agreement_cases.py' " + GetParam()));
}

INSTANTIATE_TEST_SUITE_P(
    Cases, Agreement,
    testing::Values("Law.test_people_follow_the_enumerated_months", "Law.test_draws_have_the_enumerated_mean_and_variance",
                    "Law.test_headcount_is_the_sum_of_independent_roles", "ChiSquare.test_has_the_closed_forms_of_one_two_and_four_degrees",
                    "ChiSquare.test_p_of_the_right_law_is_spread_over_the_unit_interval",
                    "ChiSquare.test_two_samples_of_one_law_are_the_same_and_of_two_are_not", "Agreement"),
    name_of_case);

class Race : public PythonCase {};

TEST_P(Race, Holds)
{
  expect_passed(run_shell("python3 -B '" + here + "race_cases.py' '" GHOSTCAST_BINARY "' " + GetParam()));
}

INSTANTIATE_TEST_SUITE_P(Cases, Race, testing::Values("Quantiles", "Race", "Verdict", "Product"), name_of_case);

class Peer : public PythonCase {};

TEST_P(Peer, FollowsTheLaw)
{
  std::string const python = python_of_peers();
  expect_passed(run_shell(python + " -B '" + here + "peer_cases.py' " + python + " " + GetParam()));
}

INSTANTIATE_TEST_SUITE_P(Cases, Peer,
                         testing::Values("Peers.test_numpy", "Peers.test_numpy_inversion", "Peers.test_numba", "Peers.test_numba_blocks", "Peers.test_numba_stock",
                                         "Peers.test_numba_in_parallel", "Peers.test_numba_cuda_in_its_simulator", "Peers.test_jax_played",
                                         "Peers.test_jax_inversion_played", "Peers.test_cupy_played", "Peers.test_cupy_kernel_on_the_host",
                                         "CxxRandom.test_follows_the_law", "CxxRandom.test_a_planted_error_of_a_hazard_is_refused",
                                         "Inversion.test_gives_the_quantile_of_the_exact_law",
                                         "Inversion.test_takes_no_more_than_the_tail_at_the_largest_uniform"),
                         name_of_case);

/// Flags that are wrong, and a part of the one line that says so.
struct WrongFlag {
  char const* flags;
  char const* text;
};

class CompareRefuses : public testing::TestWithParam<WrongFlag> {};

TEST_P(CompareRefuses, InOneLine)
{
  if (!has_python()) GTEST_SKIP() << "python3 was not found";
  Finished const done = run_shell(compare + GetParam().flags);
  EXPECT_EQ(done.code, 2) << done.error;
  EXPECT_THAT(done.error, HasSubstr(GetParam().text));
  EXPECT_EQ(done.error.find('\n'), done.error.size() - 1) << done.error;
  EXPECT_EQ(done.out, "");
}

INSTANTIATE_TEST_SUITE_P(Flags, CompareRefuses,
                         testing::Values(WrongFlag{"--peers numpi", "no peer 'numpi'; there are numpy, "},
                                         WrongFlag{"--ours /no_such/ghostcast", "there is no program /no_such/ghostcast: build it"},
                                         WrongFlag{"--rounds 0", "--rounds: must be a whole number from 1, not '0'"},
                                         WrongFlag{"--seconds nan", "--seconds: must be a positive finite number, not 'nan'"},
                                         WrongFlag{"--json --markdown", "not allowed with argument"},
                                         WrongFlag{"--engine tpu", "invalid choice: 'tpu'"},
                                         WrongFlag{"--python /no_such/python --ours '" GHOSTCAST_BINARY "'", "there is no interpreter /no_such/python"}));

TEST(Compare, EndsWhereAPeerThatIsNamedIsNotInstalled)
{
  if (!has_python()) GTEST_SKIP() << "python3 was not found";
  Finished const done = run_shell("env PYTHONPATH= " + compare + "--ours '" GHOSTCAST_BINARY "' --peers jax");
  if (run_shell(python_of_peers() + " -c 'import jax'").code == 0) GTEST_SKIP() << "jax is installed";
  EXPECT_EQ(done.code, 3);
  EXPECT_THAT(done.error, HasSubstr("jax: jax is not installed\n"));
  EXPECT_EQ(done.out, "");
}

TEST(Compare, PrintsRatiosRatesAndAgreementAsJson)
{
  if (!has_python()) GTEST_SKIP() << "python3 was not found";
  if (run_shell("c++ --version").code != 0) GTEST_SKIP() << "no compiler named c++";
  Finished const done =
      run_shell(compare + "--ours '" GHOSTCAST_BINARY "' --peers cxx_random --rounds 2 --seconds 0.1 --agreement 20000 --json");
  ASSERT_EQ(done.code, 0) << done.error;
  nlohmann::json const all = nlohmann::json::parse(done.out);
  double const ours = all["rates"]["ghostcast"]["trajectories"];
  double const peer = all["rates"]["cxx_random"]["trajectories"];
  EXPECT_GT(ours, 0.0);
  EXPECT_GT(peer, 0.0);
  EXPECT_GE(all["ratios"]["cxx_random"], all["ratio_spread"]["cxx_random"][0]);
  EXPECT_LE(all["ratios"]["cxx_random"], all["ratio_spread"]["cxx_random"][1]);
  EXPECT_EQ(all["rounds"], 2);
  EXPECT_EQ(all["agreement"]["ghostcast"]["faults"], nlohmann::json::array());
  EXPECT_EQ(all["agreement"]["cxx_random"]["checks"], 9);
}

}  // namespace
}  // namespace ghostcast::test
