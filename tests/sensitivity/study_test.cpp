// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/sensitivity/study.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <stdexcept>

#include "ghostcast/sensitivity/sensitivity_report.hpp"
#include "sensitivity/haunted_team.hpp"
#include "support/statistical.hpp"

namespace ghostcast {
namespace {

using namespace testing_support;

constexpr auto ghost = static_cast<std::size_t>(Output::ghost);

StudyOptions small()
{
  StudyOptions options;
  options.question = {0, 1, 24};
  options.points = 1024;
  options.switches = false;
  options.engine.threads = 2;
  return options;
}

/// Every draw of the team but those that `keep` names becomes the number at its median.
ScenarioRequest request_without_other_draws(std::string const& unit, std::vector<std::string> const& keep)
{
  ScenarioRequest request;
  Scenario const scenario = parse_team(unit);
  for (std::size_t d = 0; d < scenario.draws.size(); ++d) {
    std::string const& name = scenario.draw_names[d];
    std::string const key = name.substr(name.rfind(": ") == std::string::npos ? 0 : name.rfind(": ") + 2);
    bool kept = false;
    for (std::string const& each : keep) kept = kept || key == each;
    if (kept) continue;
    float const median = flat(scenario.model.base)[scenario.draw_targets[static_cast<std::size_t>(scenario.draws[d].first_target)]];
    request.set.push_back(key + "=" + std::to_string(median));
  }
  return request;
}

SensitivityResult study_of(std::string const& unit, std::vector<std::string> const& keep, StudyOptions const& options, std::string const& rest = "",
                           std::vector<std::string> const& plans = {})
{
  ScenarioRequest const request = request_without_other_draws(unit, keep);
  ScenarioLoader const load = [&](ScenarioRequest const& asked) { return parse_team(unit, rest, asked); };
  Scenario const scenario = load(request);
  EXPECT_EQ(scenario.draws.size(), keep.size());
  return study(scenario, request, load, plans, options, {});
}

ParameterFinding const& found(SensitivityResult const& result, std::string const& key)
{
  for (ParameterFinding const& each : result.parameters) {
    if (each.name.ends_with(key)) return each;
  }
  throw std::runtime_error("no parameter " + key);
}

TEST(Study, OfOneParameterGivesItAll)
{
  SensitivityResult const result = study_of(uncertain_quits, {"quit_multiplier"}, small());
  ASSERT_EQ(result.groups.size(), 1U);
  GroupFinding const& only_one = result.groups[0];
  OutputFinding const& output = result.outputs[ghost];
  EXPECT_GT(output.variance.value, 10 * output.variance.error);
  EXPECT_TRUE(matches(only_one.first[ghost].value, 1.0, only_one.first[ghost].error));
  EXPECT_TRUE(matches(only_one.total[ghost].value, 1.0, only_one.total[ghost].error));
  EXPECT_LT(only_one.first[ghost].error, 0.1);
  EXPECT_DOUBLE_EQ(only_one.shapley[ghost].value, 1.0);
  ParameterFinding const& quits = found(result, "quit_multiplier");
  double const error = std::hypot(quits.information[ghost].error, output.variance.error);
  EXPECT_TRUE(matches(quits.information[ghost].value, output.variance.value, error));
  EXPECT_LT(quits.at_low[ghost].value, quits.at_high[ghost].value);
  EXPECT_NEAR(quits.low, 0.625, 1e-9);
  EXPECT_NEAR(quits.high, 2.875, 1e-9);
}

// There is no outage that knowledge could prevent: not a bit of a trajectory changes.
TEST(Study, GivesNothingToAParameterThatIsSwitchedOff)
{
  std::string const off = "outage_knowledge_effect = { dist = \"uniform\", lo = 1, hi = 4 }\noutage_hazard = 0\n";
  SensitivityResult const result = study_of(uncertain_quits + off, {"quit_multiplier", "outage_knowledge_effect"}, small());
  ParameterFinding const& nothing = found(result, "outage_knowledge_effect");
  EXPECT_EQ(nothing.effects[ghost].absolute.value, 0.0);
  EXPECT_EQ(nothing.effects[ghost].sd, 0.0);
  EXPECT_LE(nothing.information[ghost].value, 5 * nothing.information[ghost].error);
  GroupFinding const& group = result.groups[static_cast<std::size_t>(nothing.group)];
  EXPECT_TRUE(matches(group.first[ghost].value, 0.0, group.first[ghost].error));
  EXPECT_TRUE(matches(group.total[ghost].value, 0.0, group.total[ghost].error));
  EXPECT_TRUE(matches(nothing.shapley[ghost]->value, 0.0, nothing.shapley[ghost]->error));
  EXPECT_EQ(result.parameters.front().name, found(result, "quit_multiplier").name);
}

// Nothing but the dice varies P(ghost): no variance is left over beliefs, and none is worth removing.
TEST(Study, FindsNoVarianceOverBeliefsWhereOnlyDiceVary)
{
  std::string const idle = "quit_multiplier = 1.5\noutage_knowledge_effect = { dist = \"uniform\", lo = 1, hi = 4 }\noutage_hazard = 0\n";
  SensitivityResult const result = study_of(idle, {"outage_knowledge_effect"}, small());
  OutputFinding const& output = result.outputs[ghost];
  EXPECT_GT(output.noise, 0.05);
  EXPECT_TRUE(matches(output.variance.value, 0.0, output.variance.error));
  EXPECT_LE(result.parameters[0].information[ghost].value, 5 * result.parameters[0].information[ghost].error);
}

// What does nothing but tells of what does has a Shapley effect, and is worth learning.
TEST(Study, GivesAShareToWhatTellsOfACause)
{
  std::string const pair = uncertain_quits + "outage_knowledge_effect = { dist = \"uniform\", lo = 1, hi = 4 }\noutage_hazard = 0\n";
  std::string const correlation = "[[correlation]]\nof = [\"quit_multiplier\", \"outage_knowledge_effect\"]\nmatrix = [[1, 0.8], [0.8, 1]]\n";
  StudyOptions options = small();
  options.points = 4096;
  SensitivityResult const result = study_of(pair, {"quit_multiplier", "outage_knowledge_effect"}, options, correlation);
  ASSERT_EQ(result.groups.size(), 1U);
  EXPECT_TRUE(matches(result.groups[0].first[ghost].value, 1.0, result.groups[0].first[ghost].error));
  Estimate const cause = *found(result, "quit_multiplier").shapley[ghost];
  Estimate const sign = *found(result, "outage_knowledge_effect").shapley[ghost];
  EXPECT_NEAR(cause.value + sign.value, 1.0, 1e-12);
  EXPECT_GT(sign.value, 5 * sign.error);
  EXPECT_LT(sign.value, cause.value);
  Estimate const learned = found(result, "outage_knowledge_effect").information[ghost];
  EXPECT_GT(learned.value, 5 * learned.error);
  EXPECT_EQ(found(result, "outage_knowledge_effect").effects[ghost].absolute.value, 0.0);
}

TEST(Study, SwitchesAddUpToTheWholeDifference)
{
  for (int const orders : {0, 3}) {
    StudyOptions options = small();
    options.points = 256;
    options.switches = true;
    options.switch_orders = orders;
    SensitivityResult const result = study_of(uncertain_quits, {"quit_multiplier"}, options);
    ASSERT_TRUE(result.switches);
    EXPECT_EQ(result.switches->groups.size(), 7U);
    for (std::size_t k = 0; k < study_output_count; ++k) {
      double sum = 0.0;
      for (SwitchFinding const& each : result.switches->groups) sum += each.contribution[k].value;
      EXPECT_NEAR(sum, result.switches->all[k].value - result.switches->none[k].value, 1e-9);
    }
    // The hiring freeze is politics: without it places are filled again.
    for (SwitchFinding const& each : result.switches->groups) {
      if (each.group != "allocation-politics") continue;
      EXPECT_GT(each.contribution[ghost].value, 5 * each.contribution[ghost].error);
    }
  }
}

TEST(Study, LeavesOutSwitchesThatAreOffAlready)
{
  StudyOptions options = small();
  options.points = 128;
  options.switches = true;
  ScenarioRequest request;
  request.without = {"shocks", "knowledge", "commoditisation", "compute-supply"};
  ScenarioLoader const load = [&](ScenarioRequest const& asked) { return parse_team(uncertain_quits, "", asked); };
  SensitivityResult const result = study(load(request), request, load, {}, options, {});
  EXPECT_EQ(result.switches->players, 3);
  EXPECT_EQ(result.switches->groups.size(), 3U);
}

// A plan that hires again never makes more ghosts; the first plan's dice are the second one's, so what
// no belief changes is no gain.
TEST(Study, WeighsADecisionBetweenPlans)
{
  std::string const plans = "[[plan.alternative]]\nname = \"hire\"\nhiring_freeze = \"off\"\n[[plan.alternative]]\nname = \"same\"\nhiring_freeze = \"on\"\nretention_bonus = 0\n";
  SensitivityResult const result = study_of(uncertain_quits, {"quit_multiplier"}, small(), plans, {"hire", "same"});
  ASSERT_EQ(result.plans.size(), 2U);
  EXPECT_GT(result.plans[0].advantage.value, 5 * result.plans[0].advantage.error);
  EXPECT_EQ(result.plans[1].advantage.value, 0.0);
  EXPECT_EQ(result.plans[1].advantage.error, 0.0);
  for (DecisionInformation const& each : found(result, "quit_multiplier").decisions) {
    EXPECT_GE(each.gain.value, 0.0);
    EXPECT_LE(each.gain.value, 5 * each.gain.error + 1e-12);
  }
}

TEST(Study, SaysTheSameForAnyThreads)
{
  StudyOptions options = small();
  options.points = 256;
  options.switches = true;
  auto const text = [&](int threads) {
    options.engine.threads = threads;
    SensitivityReport const report{{}, options, study_of(uncertain_quits, {"quit_multiplier"}, options), 0.0};
    auto const& found = report.result;
    std::string all = groups_csv(report);
    for (ParameterFinding const& each : found.parameters) all += std::to_string(each.information[ghost].value) + std::to_string(each.effects[ghost].mean);
    for (SwitchFinding const& each : found.switches->groups) all += std::to_string(each.contribution[ghost].value);
    return all;
  };
  std::string const one = text(1);
  EXPECT_EQ(one, text(3));
  options.engine.seed = 2;
  EXPECT_NE(one, text(1));
}

TEST(StudySize, IsThatOfAWholeStudy)
{
  StudyOptions options = small();
  options.points = 256;
  options.switches = true;
  SensitivityResult const result = study_of(uncertain_quits, {"quit_multiplier"}, options);
  EXPECT_EQ(result.trajectories, study_size(1, 0, 7, options));
}

}  // namespace
}  // namespace ghostcast
