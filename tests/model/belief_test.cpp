// SPDX-License-Identifier: Apache-2.0
// Uncertain parameters: drawn once per belief, by address.
#include "ghostcast/model/belief.hpp"

#include <gtest/gtest.h>

#include "support/observe.hpp"
#include "support/quiet_model.hpp"
#include "support/statistical.hpp"

namespace ghostcast {
namespace {

using namespace testing_support;

/// A model with a few draws, and what they point to.
struct Uncertain {
  QuietModel quiet;
  std::vector<Distribution> distributions;
  std::vector<Draw> draws;
  std::vector<int> targets;
  std::vector<CopulaRow> rows;
  std::vector<CopulaTerm> terms;

  void draw(Distribution const& distribution, std::uint32_t hash, float const& member, int row = -1)
  {
    targets.push_back(static_cast<int>(&member - flat(quiet.model->base)));
    draws.push_back({static_cast<int>(distributions.size()), hash, 0,
                     static_cast<int>(targets.size()) - 1, 1, row});
    distributions.push_back(distribution);
  }

  ModelParams const& params()
  {
    ModelParams& model = *quiet.model;
    model.distributions = {distributions.data(), nullptr};
    model.draws = draws.data();
    model.draw_count = static_cast<int>(draws.size());
    model.draw_targets = targets.data();
    model.copula_rows = rows.data();
    model.copula_terms = terms.data();
    return quiet.params();
  }
};

constexpr Distribution normal{.kind = DistributionKind::normal, .a = 0.0, .b = 1.0};

struct Values {
  ParameterBlock<Scalar> block{};
  std::uint32_t component[max_units];
};

void sample(Uncertain& uncertain, std::uint64_t seed, std::uint64_t belief, Values& values)
{
  sample_belief(uncertain.params(), seed, belief, values.block, values.component);
}

TEST(SampleBelief, DrawsTheDistributionAndLeavesTheRestAlone)
{
  Uncertain uncertain;
  uncertain.draw(normal, 17u, uncertain.quiet.unit().priority);
  Moments moments;
  auto const values = std::make_unique<Values>();
  for (std::uint64_t belief = 0; belief < 20000; ++belief) {
    sample(uncertain, 1, belief, *values);
    moments.add(static_cast<double>(values->block.unit[0].priority));
    ASSERT_EQ(values->block.unit[0].monthly_value, 1e6f);
  }
  EXPECT_TRUE(matches(moments.mean(), 0.0, 1.0 / std::sqrt(20000)));
  EXPECT_TRUE(matches(moments.variance(), 1.0, std::sqrt(2.0 / 20000)));
}

TEST(SampleBelief, AnotherUncertainParameterMovesNobody)
{
  Uncertain one;
  one.draw(normal, 17u, one.quiet.unit().priority);
  Uncertain two;
  two.draw(normal, 99u, two.quiet.unit().gpus);
  two.draw(normal, 17u, two.quiet.unit().priority);
  auto const a = std::make_unique<Values>();
  auto const b = std::make_unique<Values>();
  sample(one, 5, 3, *a);
  sample(two, 5, 3, *b);
  EXPECT_EQ(a->block.unit[0].priority, b->block.unit[0].priority);
}

TEST(SampleBelief, ACopulaGivesItsCorrelation)
{
  Uncertain uncertain;
  uncertain.terms = {{0.6, 1u, 255}, {0.8, 2u, 255}, {-0.6, 1u, 255}, {0.8, 3u, 255}};
  uncertain.rows = {{0, 2}, {2, 2}};
  uncertain.draw(normal, 17u, uncertain.quiet.unit().priority, 0);
  uncertain.draw(normal, 18u, uncertain.quiet.unit().gpu_appeal, 1);
  Moments products;
  auto const values = std::make_unique<Values>();
  for (std::uint64_t belief = 0; belief < 20000; ++belief) {
    sample(uncertain, 1, belief, *values);
    UnitParams<Scalar> const& unit = values->block.unit[0];
    products.add(static_cast<double>(unit.priority) * static_cast<double>(unit.gpu_appeal));
  }
  EXPECT_TRUE(matches(products.mean(), -0.36, products.error()));
}

TEST(SampleBelief, NamesTheComponentOfAMixtureOfExponents)
{
  Uncertain uncertain;
  uncertain.draw({.kind = DistributionKind::mixture, .first_component = 1, .component_count = 2},
                 7u, uncertain.quiet.unit().substitution_rho);
  uncertain.distributions.push_back(
      {.kind = DistributionKind::point, .a = -0.5, .cumulative_weight = 0.3});
  uncertain.distributions.push_back({.kind = DistributionKind::point, .a = 0.4});
  uncertain.quiet.model->rho_draw[0] = 0;
  double first = 0.0;
  auto const values = std::make_unique<Values>();
  for (std::uint64_t belief = 0; belief < 20000; ++belief) {
    sample(uncertain, 1, belief, *values);
    bool const negative = values->block.unit[0].substitution_rho < 0.0f;
    ASSERT_EQ(values->component[0], negative ? 0 : 1);
    first += negative ? 1.0 : 0.0;
  }
  EXPECT_TRUE(share_matches(first / 20000, 0.3, 20000));
}

/// Priority of unit 0, trajectory by trajectory, and the guarantee at the end.
struct Seen : Bystander {
  std::vector<float> priority, guarantee;
  void start(World<Scalar> const& w) { priority.push_back(w.block.unit[0].priority); }
  void month_end(World<Scalar> const& w)
  {
    if (w.dice.month == w.model->horizon) guarantee.push_back(w.block.unit[0].gpu_guarantee);
  }
};

TEST(Beliefs, AreSharedByTrajectoriesOfTheSameRemainder)
{
  Uncertain uncertain;
  uncertain.draw(normal, 17u, uncertain.quiet.unit().priority);
  Seen seen;
  observe(uncertain.params(), RunPlan{.seed = 2, .belief_count = 3, .range = {0, 9}, .record = 0},
          seen);
  for (std::size_t i = 3; i < 9; ++i) EXPECT_EQ(seen.priority[i], seen.priority[i % 3]);
  EXPECT_NE(seen.priority[0], seen.priority[1]);
}

TEST(Beliefs, MayDrawTheValueOfALever)
{
  Uncertain uncertain;
  uncertain.draw(normal, 17u, uncertain.quiet.model->base.plan_value[5]);
  float const& member = uncertain.quiet.unit().gpu_guarantee;
  uncertain.quiet.steps.push_back(
      {4, static_cast<int>(&member - flat(uncertain.quiet.model->base)), 0.0f, 5});
  Seen seen;
  observe(uncertain.params(), 2, 3, seen);
  auto const values = std::make_unique<Values>();
  for (std::uint64_t belief = 0; belief < 3; ++belief) {
    sample(uncertain, 2, belief, *values);
    EXPECT_EQ(seen.guarantee[belief], values->block.plan_value[5]);
  }
}

}  // namespace
}  // namespace ghostcast
