// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/sensitivity/point_engine.hpp"

#include <gtest/gtest.h>

#include "ghostcast/engine/engine.hpp"
#include "ghostcast/sensitivity/inputs.hpp"
#include "sensitivity/haunted_team.hpp"
#include "sensitivity/noisy_function.hpp"

namespace ghostcast {
namespace {

using namespace testing_support;
using ghostcast::outputs_of;

constexpr Question question{0, 1, 24};
std::string const uncertain_pay = "pay_drift = { dist = \"uniform\", lo = 0, hi = 0.01 }\n";

std::vector<PointOutputs> outputs_of(Scenario const& scenario, PointMatrix const& points, int trajectories, int threads = 2, std::uint64_t stream = 5)
{
  std::vector<int> columns;
  for (int c = 0; c < points.columns; ++c) columns.push_back(c);
  return PointEngine(scenario, question, columns, {threads, Isa::automatic, 7}).evaluate(points, trajectories, stream);
}

void expect_equal(std::vector<PointOutputs> const& a, std::vector<PointOutputs> const& b)
{
  ASSERT_EQ(a.size(), b.size());
  for (std::size_t p = 0; p < a.size(); ++p) {
    for (std::size_t k = 0; k < study_output_count; ++k) {
      EXPECT_EQ(a[p][k].mean, b[p][k].mean) << "point " << p << ", output " << k;
      EXPECT_EQ(a[p][k].noise, b[p][k].noise);
    }
  }
}

// A draw set to 1.75 by its uniform is the number 1.75: same dice, same outputs, to the bit.
TEST(PointEngine, GivesWhatTheScenarioGivesWithNumbers)
{
  Scenario const drawn = parse_team(uncertain_quits + uncertain_pay);
  Scenario const fixed = parse_team("quit_multiplier = 1.75\n" + uncertain_pay);
  PointMatrix points = random_points(70, static_cast<int>(drawn.draws.size()), 3, DesignPurpose::first_matrix);
  int quits = -1;
  std::vector<int> in_fixed;
  for (std::size_t d = 0; d < drawn.draws.size(); ++d) {
    if (drawn.draw_names[d].find("quit_multiplier") != std::string::npos) quits = static_cast<int>(d);
    auto const found = std::find(fixed.draw_names.begin(), fixed.draw_names.end(), drawn.draw_names[d]);
    in_fixed.push_back(found == fixed.draw_names.end() ? -1 : static_cast<int>(found - fixed.draw_names.begin()));
  }
  ASSERT_GE(quits, 0);
  ASSERT_EQ(in_fixed[static_cast<std::size_t>(quits)], -1);
  for (int row = 0; row < points.rows; ++row) points.at(row, quits) = 0.5;
  PointEngine const engine(fixed, question, in_fixed, {1, Isa::automatic, 7});
  expect_equal(outputs_of(drawn, points, 8), engine.evaluate(points, 8, 5));
}

// Outputs of all points add up to the run of the same seed over the whole horizon and all definitions.
TEST(PointEngine, CountsWhatARunCounts)
{
  Scenario const scenario = parse_team("");
  constexpr int trajectories = 16;
  ModelParams params = scenario.params();
  params.draw_count = 0;  // medians
  RunPlan const plan{run_seed(7, 5, 0), 64, {0, 64 * trajectories}, 0};
  Tally const tally = make_cpu_engine(1)->run(params, plan, {}).tally;
  PointMatrix points(64, static_cast<int>(scenario.draws.size()));
  std::fill(points.uniform.begin(), points.uniform.end(), 0.5);
  double ghosts = 0.0, months = 0.0;
  for (PointOutputs const& point : outputs_of(scenario, points, trajectories)) {
    ghosts += trajectories * point[static_cast<std::size_t>(Output::ghost)].mean;
    months += trajectories * point[static_cast<std::size_t>(Output::time_lost)].mean;
  }
  double counted = 0.0, lost = 0.0;
  for (int month = 1; month <= question.month; ++month) {
    auto const count = static_cast<double>(tally.at(tally.layout.outcome_at(1, 0, Outcome::ghost, month)));
    counted += count;
    lost += count * (question.month - month);
  }
  EXPECT_GT(counted, 0.0);
  EXPECT_LT(counted, 64.0 * trajectories);
  EXPECT_NEAR(ghosts, counted, 1e-9);
  EXPECT_NEAR(months, lost, 1e-9);
}

TEST(PointEngine, GivesTheSameForAnyThreads)
{
  Scenario const scenario = parse_team(uncertain_quits);
  PointMatrix const points = random_points(200, static_cast<int>(scenario.draws.size()), 4, DesignPurpose::first_matrix);
  auto const one = outputs_of(scenario, points, 4, 1);
  expect_equal(one, outputs_of(scenario, points, 4, 3));
}

TEST(PointEngine, HasOtherDiceInAnotherStream)
{
  Scenario const scenario = parse_team(uncertain_quits);
  PointMatrix const points = random_points(64, static_cast<int>(scenario.draws.size()), 4, DesignPurpose::first_matrix);
  auto const a = outputs_of(scenario, points, 8, 1, 1);
  auto const b = outputs_of(scenario, points, 8, 1, 2);
  int different = 0;
  for (std::size_t p = 0; p < a.size(); ++p) different += a[p][0].mean != b[p][0].mean ? 1 : 0;
  EXPECT_GT(different, 10);
}

TEST(PointEngine, StopsWhenItIsAskedTo)
{
  Scenario const scenario = parse_team(uncertain_quits);
  PointMatrix const points = random_points(500, static_cast<int>(scenario.draws.size()), 4, DesignPurpose::first_matrix);
  std::vector<int> columns(scenario.draws.size(), -1);
  PointEngine const engine(scenario, question, columns, {1, Isa::automatic, 1});
  EXPECT_THROW(engine.evaluate(points, 2, 0, [](std::uint64_t) { return false; }), StudyInterrupted);
}

TEST(OutputsOf, AreMeansAndNoiseOfTrajectories)
{
  PointCounts counts{4, 1, std::vector<std::array<std::uint64_t, outcome_count>>(3)};
  counts.first[1][static_cast<std::size_t>(Outcome::ghost)] = 1;      // month 2 of 3: loses one month
  counts.first[2][static_cast<std::size_t>(Outcome::abandoned)] = 1;
  auto const outputs = outputs_of(counts, {1, 2, 3});
  auto const of = [&](Output output) { return outputs[static_cast<std::size_t>(output)]; };
  EXPECT_DOUBLE_EQ(of(Output::ghost).mean, 0.5);
  EXPECT_DOUBLE_EQ(of(Output::ghost).noise, 0.25 * 4 / 3 / 4);
  EXPECT_DOUBLE_EQ(of(Output::time_lost).mean, (3.0 + 1.0) / 4);
  EXPECT_DOUBLE_EQ(of(Output::abandoned).mean, 0.25);
  EXPECT_DOUBLE_EQ(of(Output::human).mean, 0.25);
  EXPECT_EQ(of(Output::acquired).mean, 0.0);
  EXPECT_EQ(of(Output::acquired).noise, 0.0);
}

// Of all N! equally likely outcomes the mean of nu is the variance of the mean: p (1-p) / N.
TEST(OutputsOf, HaveAnUnbiasedNoise)
{
  double expected = 0.0;
  constexpr double p = 0.3;
  std::vector<double> const law{0.7 * 0.7 * 0.7, 3 * 0.3 * 0.49, 3 * 0.09 * 0.7, 0.027};
  for (std::uint64_t hits = 0; hits <= 3; ++hits) {
    PointCounts counts{3, 0, std::vector<std::array<std::uint64_t, outcome_count>>(1)};
    counts.first[0][0] = hits;
    expected += law[hits] * outputs_of(counts, {1})[0].noise;
  }
  EXPECT_NEAR(expected, p * (1 - p) / 3, 1e-15);
}

}  // namespace
}  // namespace ghostcast
