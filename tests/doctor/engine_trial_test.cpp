// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/doctor/engine_trial.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "doctor/fake_engines.hpp"
#include "ghostcast/scenario/scenario.hpp"

namespace ghostcast {
namespace {

using testing::HasSubstr;

/// A few hundred trajectories: more would show no more, and some tests run without optimisation.
TrialLimits few()
{
  return {600.0, 320};
}

TEST(TryEngines, FindEveryInstructionSetEqual)
{
  EngineTrials const trials = try_engines(reference_candidate(), cpu_candidates(3), few(), {});
  EXPECT_EQ(trials.trajectories, 320U);
  EXPECT_EQ(trials.others.size(), 2 * available_isas().size() - 1);
  for (EngineTrial const& each : trials.others) {
    EXPECT_EQ(each.digest, trials.reference.digest) << each.name;
    EXPECT_EQ(each.compared, 320U) << each.name;
    EXPECT_EQ(each.fault, "");
  }
  EXPECT_EQ(gravest(trial_findings(trials)), Verdict::well);
}

TEST(TryEngines, FindTheOneRangeThatDiffers)
{
  EngineTrials const trials = try_engines(reference_candidate(), {test::wrong_candidate(5)}, few(), {});
  ASSERT_EQ(trials.others[0].different.size(), 1U);
  EXPECT_EQ(trials.others[0].different[0].first, 25U);
  EXPECT_EQ(trials.others[0].different[0].last, 30U);
  std::vector<Finding> const findings = trial_findings(trials);
  EXPECT_EQ(gravest(findings), Verdict::differs);
  EXPECT_THAT(findings.back().text, HasSubstr("wrong: 1 of its ranges differ from cpu scalar, 1 thread, the first of trajectories 25 to 29"));
  EXPECT_THAT(findings.back().advice, HasSubstr("Do not use results of this engine"));
}

TEST(TryEngines, GoOnAfterAnEngineThatFails)
{
  EngineTrials const trials = try_engines(reference_candidate(), {test::missing_candidate(), test::lost_candidate(), test::wrong_candidate(99)}, few(), {});
  std::vector<Finding> const findings = trial_findings(trials);
  ASSERT_EQ(findings.size(), 4U);
  EXPECT_EQ(findings[1].text, "missing: it does not open");
  EXPECT_EQ(findings[2].text, "lost: the device fell off the bus (fake.cu:1)");
  EXPECT_EQ(findings[1].verdict, Verdict::problem);
  EXPECT_EQ(findings[2].verdict, Verdict::problem);
  EXPECT_EQ(findings[3].verdict, Verdict::well);
}

TEST(TryEngines, StopWhereTheyAreAskedTo)
{
  int asked = 0;
  EngineTrials const trials = try_engines(reference_candidate(), cpu_candidates(2), few(), [&] { return ++asked < 0; });
  EXPECT_TRUE(trials.interrupted);
  EXPECT_TRUE(trials.others.empty());
}

TEST(TryEngines, SayThatNothingCanBeComparedWithoutAReference)
{
  EngineTrials const trials = try_engines(test::missing_candidate(), {test::wrong_candidate()}, few(), {});
  std::vector<Finding> const findings = trial_findings(trials);
  ASSERT_EQ(findings.size(), 1U);
  EXPECT_EQ(findings[0].verdict, Verdict::problem);
}

TEST(TrialScenario, HasUnitsGroupsAndRareEvents)
{
  Scenario const scenario = parse_scenario(trial_scenario_text(), "doctor");
  EXPECT_EQ(scenario.unit_names.size(), 3U);
  EXPECT_EQ(scenario.group_names.size(), 2U);
  EXPECT_EQ(scenario.definition_names.size(), 2U);
  EXPECT_GT(scenario.draws.size(), 2U);
}

}  // namespace
}  // namespace ghostcast
