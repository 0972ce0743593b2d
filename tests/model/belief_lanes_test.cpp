// SPDX-License-Identifier: Apache-2.0
// Beliefs are drawn and anchored for all lanes at once; no lane notices the others.
#include "model/belief_lanes.hpp"

#include <iterator>
#include <random>

#include "ghostcast/model/trajectory.hpp"
#include "ghostcast/replay/observe.hpp"
#include "model/four_lanes_model.hpp"

#if defined(__AVX2__)
#include "ghostcast/lanes/pack_lanes.hpp"
#endif

namespace ghostcast {
namespace {

using namespace testing_support;

TEST(PrepareBeliefs, GivesFourLanesWhatSinglesHave)
{
  expect_beliefs_of_singles_everywhere<test::ModelLanes>();
}

#if defined(__AVX2__)
TEST(PrepareBeliefs, GivesVectorsWhatSinglesHave)
{
  expect_beliefs_of_singles_everywhere<PackLanes<2>>();
}
#endif

/// Lanes whose parameters are drawn from the edges of their ranges: each takes branches of its own.
template <class L>
void expect_anchors_of_singles(std::uint32_t seed)
{
  constexpr float edges[] = {-1.0f, 0.0f, 1e-3f, 0.3f, 0.97f, 0.99f, 1.0f, 4.0f, 300.0f};
  constexpr int numbers = sizeof(UnitParams<Scalar>) / sizeof(float);
  std::mt19937 random(seed);
  UnitParams<L> params;
  UnitParams<Scalar> single[L::width];
  for (int k = 0; k < numbers; ++k) {
    for (int i = 0; i < L::width; ++i) {
      float const edge = edges[random() % std::size(edges)];
      set_lane(reinterpret_cast<Real<L>*>(&params)[k], i, edge);
      reinterpret_cast<float*>(&single[i])[k] = edge;
    }
  }
  Start const start = seed % 2 == 0 ? Start::stationary : Start::as_given;
  MarketParams<L> const market{};
  MarketParams<Scalar> const single_market{};
  OrganisationParams<L> const organisation{};
  OrganisationParams<Scalar> const single_organisation{};
  UnitConstants<L> constants{};
  Word<L> const repaired = anchor_unit<L>({8.0f, start, market, organisation, nullptr}, params, constants);
  for (int i = 0; i < L::width; ++i) {
    UnitConstants<Scalar> truth{};
    auto const truly = anchor_unit<Scalar>({8.0f, start, single_market, single_organisation, nullptr}, single[i], truth);
    EXPECT_EQ(lane(repaired, i), truly);
    expect_lane<L>(i, constants, truth, sizeof(truth) / sizeof(float), "seed " + std::to_string(seed));
  }
}

TEST(AnchorUnit, LetsNoLaneDecideForAnother)
{
  for (std::uint32_t seed = 0; seed < 400; ++seed) {
    expect_anchors_of_singles<test::ModelLanes>(seed);
#if defined(__AVX2__)
    expect_anchors_of_singles<PackLanes<2>>(seed);
#endif
    if (HasFailure()) break;
  }
}

/// Every parameter at the start of each trajectory.
struct Starts : Bystander {
  std::vector<ParameterBlock<Scalar>> block;
  void start(World<Scalar> const& w) { block.push_back(w.block); }
};

TEST(PrepareBeliefs, TakesBackWhatLeversDidToTheTrajectoryBefore)
{
  Scenario const scenario =
      load_scenario(std::string(GHOSTCAST_SOURCE_DIR) + "/scenarios/phantom_unit.toml", {.plan = "headcount frozen"});
  ModelParams const model = scenario.params();
  ASSERT_GT(model.lever_step_count, 0);
  Starts starts;
  observe(model, RunPlan{.seed = 3, .belief_count = 2, .range = {0, 4}, .record = 0}, starts);
  auto const fresh = std::make_unique<ParameterBlock<Scalar>>();
  std::uint32_t component[max_units];
  for (std::size_t i = 0; i < 4; ++i) {
    sample_belief(model, 3, i % 2, *fresh, component);
    int const used = used_size<Scalar>(model.unit_count);
    EXPECT_EQ(std::memcmp(flat(starts.block[i]), flat(*fresh), static_cast<std::size_t>(used) * sizeof(float)), 0) << i;
  }
}

TEST(PrepareBeliefs, ChangesNothingForBeliefsAtHand)
{
  Scenario const scenario = load_scenario(std::string(GHOSTCAST_SOURCE_DIR) + "/scenarios/phantom_unit.toml");
  ModelParams const model = scenario.params();
  auto const world = std::make_unique<World<Scalar>>();
  set_up_world<Scalar>(model, 3, *world);
  std::uint64_t const one[] = {5};
  std::uint64_t const other[] = {6};
  prepare_beliefs<Scalar>(one, *world);
  world->constants.unit[0].value0 = -1.0f;  // a mark that anchoring would wipe out
  prepare_beliefs<Scalar>(one, *world);
  EXPECT_EQ(world->constants.unit[0].value0, -1.0f);
  prepare_beliefs<Scalar>(other, *world);
  EXPECT_GT(world->constants.unit[0].value0, 0.0f);
}

}  // namespace
}  // namespace ghostcast
