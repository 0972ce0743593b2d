// SPDX-License-Identifier: Apache-2.0
// A model runs out of its image as out of the scenario; no device needed.
#include "ghostcast/engine/model_image.hpp"

#include <gtest/gtest.h>

#include <cstring>
#include <filesystem>

#include "ghostcast/engine/engine.hpp"
#include "ghostcast/scenario/scenario.hpp"
#include "support/rich_model.hpp"

namespace ghostcast {
namespace {

using testing_support::rich_model;

/// An image where its pointers say it is.
class HostImage {
 public:
  explicit HostImage(ModelParams const& params) : memory_(image_size(params))
  {
    std::vector<std::byte> const image = make_image(params, memory_.data());
    std::copy(image.begin(), image.end(), memory_.begin());
  }
  ModelParams const& model() const { return *reinterpret_cast<ModelParams const*>(memory_.data()); }

  /// Whether an array of `bytes` at `first` lies in the image, behind the ModelParams.
  bool holds(void const* first, std::size_t bytes) const
  {
    auto const* const begin = static_cast<std::byte const*>(first);
    return begin >= memory_.data() + sizeof(ModelParams) && begin + bytes <= memory_.data() + memory_.size();
  }

 private:
  std::vector<std::byte> memory_;
};

RunOutput run(ModelParams const& params)
{
  RunPlan plan;
  plan.range = {0, 40};
  return make_cpu_engine(1)->run(params, plan, {});
}

/// Overwrites all that the scenario's model borrowed.
void spoil(Scenario& scenario)
{
  auto const spoil_all = [](auto& list) {
    for (auto& element : list) std::memset(static_cast<void*>(&element), 0x7f, sizeof element);
  };
  spoil_all(scenario.distributions);
  spoil_all(scenario.tables);
  spoil_all(scenario.draws);
  spoil_all(scenario.draw_targets);
  spoil_all(scenario.copula_rows);
  spoil_all(scenario.copula_terms);
  spoil_all(scenario.lever_steps);
}

class ModelImageOf : public testing::TestWithParam<char const*> {
 protected:
  Scenario scenario_ = load_scenario(std::filesystem::path(GHOSTCAST_SOURCE_DIR) / "scenarios" / GetParam());
};

TEST_P(ModelImageOf, AScenarioGivesTheSameDigestWhenTheOriginalIsGone)
{
  RunOutput const original = run(scenario_.params());
  HostImage const image(scenario_.params());
  spoil(scenario_);
  RunOutput const copy = run(image.model());
  EXPECT_EQ(copy.digest, original.digest);
  EXPECT_EQ(copy.tally.counts, original.tally.counts);
}

TEST_P(ModelImageOf, AScenarioGivesTheSameDigestInAnotherProcess)
{
  RunOutput const original = run(scenario_.params());
  std::vector<OwnedModel> arrived;
  arrived.emplace_back(portable_image(scenario_.params()));
  spoil(scenario_);
  arrived.reserve(8);  // moved
  EXPECT_EQ(run(arrived.front().params()).digest, original.digest);
}

TEST_P(ModelImageOf, AScenarioHoldsEveryArrayThatTheModelPointsTo)
{
  HostImage const image(scenario_.params());
  ModelParams const& model = image.model();
  ModelExtent const extent = extent_of(model);
  // A scenario also keeps distributions that nothing draws from.
  EXPECT_LE(extent.distributions, scenario_.distributions.size());
  EXPECT_LE(extent.tables * quantile_table_size, scenario_.tables.size());
  EXPECT_EQ(extent.draws, scenario_.draws.size());
  EXPECT_EQ(extent.draw_targets, scenario_.draw_targets.size());
  EXPECT_EQ(extent.copula_rows, scenario_.copula_rows.size());
  EXPECT_EQ(extent.copula_terms, scenario_.copula_terms.size());
  EXPECT_TRUE(image.holds(model.distributions.distributions, extent.distributions * sizeof(Distribution)));
  EXPECT_TRUE(image.holds(model.draws, extent.draws * sizeof(Draw)));
  EXPECT_TRUE(image.holds(model.draw_targets, extent.draw_targets * sizeof(int)));
  if (extent.copula_terms > 0) {
    EXPECT_TRUE(image.holds(model.copula_terms, extent.copula_terms * sizeof(CopulaTerm)));
  }
}

INSTANTIATE_TEST_SUITE_P(Scenarios, ModelImageOf,
                         testing::Values("minimal.toml", "phantom_unit.toml", "hundred_million.toml",
                                         "commodity_day.toml", "freeze_twelve_seniors.toml"));

TEST(ModelImage, OfTheRichModelKeepsItsLevers)
{
  auto rich = rich_model();
  rich.lever(3, rich.market().price_noise, 0.2f);
  RunOutput const original = run(rich.params());
  HostImage const image(rich.params());
  rich.steps.assign(rich.steps.size(), {});
  EXPECT_EQ(run(image.model()).digest, original.digest);
}

TEST(ModelImage, WithoutArraysHasNullPointersAndTheModelAlone)
{
  testing_support::QuietModel quiet;
  HostImage const image(quiet.params());
  EXPECT_EQ(image.model().draws, nullptr);
  EXPECT_EQ(image.model().lever_steps, nullptr);
  EXPECT_LT(image_size(quiet.params()) - sizeof(ModelParams), 16u);
  EXPECT_EQ(run(image.model()).digest, run(quiet.params()).digest);
}

TEST(ModelImage, ForAnotherAddressDiffersByThatAddressOnly)
{
  Scenario const scenario = load_scenario(std::filesystem::path(GHOSTCAST_SOURCE_DIR) / "scenarios/phantom_unit.toml");
  char places[64];
  std::vector<std::byte> low = make_image(scenario.params(), places);
  std::vector<std::byte> high = make_image(scenario.params(), places + 32);
  ModelParams* const of_low = reinterpret_cast<ModelParams*>(low.data());
  ModelParams* const of_high = reinterpret_cast<ModelParams*>(high.data());
  EXPECT_EQ(reinterpret_cast<char const*>(of_high->draws) - reinterpret_cast<char const*>(of_low->draws), 32);
  EXPECT_TRUE(std::equal(low.begin() + sizeof(ModelParams), low.end(), high.begin() + sizeof(ModelParams)));
}

TEST(ExtentOf, FollowsAMixtureOfMixturesToItsLastComponentAndTable)
{
  // 0: mixture of 1, 2; 2: mixture of 3, 4; 4 has table 1.
  std::vector<Distribution> list(5);
  list[0] = {.kind = DistributionKind::mixture, .first_component = 1, .component_count = 2};
  list[2] = {.kind = DistributionKind::mixture, .first_component = 3, .component_count = 2};
  list[4] = {.kind = DistributionKind::gamma, .table = 1};
  Draw const draw{0, 0, 0, 2, 3, -1};
  ModelParams model{};
  model.distributions.distributions = list.data();
  model.draws = &draw;
  model.draw_count = 1;
  ModelExtent const extent = extent_of(model);
  EXPECT_EQ(extent.distributions, 5u);
  EXPECT_EQ(extent.tables, 2u);
  EXPECT_EQ(extent.draw_targets, 5u);
  EXPECT_EQ(extent.copula_rows, 0u);
}

TEST(ExtentOf, FollowsACopulaRowToItsLastTerm)
{
  std::vector<Distribution> const list(1);
  CopulaRow const rows[] = {{4, 3}, {0, 4}};
  Draw const draw{0, 0, 0, 0, 1, 1};
  ModelParams model{};
  model.distributions.distributions = list.data();
  model.draws = &draw;
  model.draw_count = 1;
  model.copula_rows = rows;
  ModelExtent const extent = extent_of(model);
  EXPECT_EQ(extent.copula_rows, 2u);
  EXPECT_EQ(extent.copula_terms, 7u);
}

}  // namespace
}  // namespace ghostcast
