// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/model/supply.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace ghostcast {
namespace {

TEST(HopProbability, MakesTheMeanOfThreeStagesTheLeadTime)
{
  for (double lead : {3.0, 5.5, 9.0, 13.0}) {
    EXPECT_NEAR(3.0 / hop_probability<ScalarDouble>(lead), lead, 1e-12);
  }
  EXPECT_EQ(hop_probability<ScalarDouble>(1.0), 1.0) << "three months are the least";
}

TEST(LeadTime, IsLongerInAShortageAndShortenedByEngineers)
{
  OrganisationParams<ScalarDouble> p{};
  p.lead_infra_scale = 10.0;
  OrganisationConstants<ScalarDouble> c{};
  c.lead_months[0] = 5.5;
  c.lead_months[1] = 13.0;
  EXPECT_EQ(lead_time<ScalarDouble>(p, c, false, 40.0), 5.5);
  EXPECT_EQ(lead_time<ScalarDouble>(p, c, true, 40.0), 13.0);
  p.lead_infra_effect = 0.5;
  EXPECT_NEAR(lead_time<ScalarDouble>(p, c, true, 40.0), 13.0 / (1.0 + 0.5 * std::log(5.0)), 1e-9);
}

TEST(PowerLimit, CountsWholeGpus)
{
  OrganisationParams<ScalarDouble> p{};
  p.kw_per_gpu = 1.45;
  p.pue = 1.25;
  EXPECT_EQ(power_limit<ScalarDouble>(p, 1.0, 1.0), 551.0);
  EXPECT_EQ(power_limit<ScalarDouble>(p, 1.0, 4.0), 137.0);
  EXPECT_EQ(power_limit<ScalarDouble>(p, 1e300, 1.0), static_cast<double>(max_gpu_quanta));
}

TEST(Power, GrowthHalvesAndConnectionsAreAddedBelowTheCeiling)
{
  OrganisationParams<ScalarDouble> p{};
  p.power_growth = 0.1;
  p.power_growth_half = 1.0;
  p.power_max_mw = 11.0;
  OrganisationState<ScalarDouble> s{};
  s.power = 10.0;
  advance_power<ScalarDouble>(p, 0u, 1, s);
  EXPECT_NEAR(s.power, 10.0 * std::exp(0.05), 1e-9);
  p.power_step_hazard = 1.0;
  p.power_step_mw = 3.0;
  advance_power<ScalarDouble>(p, 0u, 2, s);
  EXPECT_EQ(s.power, 11.0);
}

class Pipeline : public ::testing::Test {
 protected:
  void receive(double lead, double online, double limit)
  {
    dice_.month += 1;
    WordBlock<ScalarDouble> const words =
        words_for(dice_, organisation_address, BlockPurpose::organisation_chips);
    receive_orders<ScalarDouble>(lead, online, limit, words.word, dice_, s_);
  }
  Dice<ScalarDouble> dice_{make_stream<ScalarDouble>(1, 0), 0, true, 0};
  OrganisationState<ScalarDouble> s_{};
};

TEST_F(Pipeline, AShortLeadTimeMovesEverybodyOneStageAMonth)
{
  s_.order[0] = 7.0;
  receive(3.0, 0.0, 1e6);
  EXPECT_EQ(s_.order[1], 7.0);
  receive(3.0, 0.0, 1e6);
  EXPECT_EQ(s_.order[2], 7.0);
  EXPECT_EQ(s_.arrived, 0.0);
  receive(3.0, 0.0, 1e6);
  EXPECT_EQ(s_.arrived, 7.0);
}

TEST_F(Pipeline, ChipsWithoutPowerWaitInTheLastStage)
{
  s_.order[2] = 10.0;
  s_.order[1] = 5.0;
  receive(3.0, 96.0, 100.0);
  EXPECT_EQ(s_.arrived, 4.0);
  EXPECT_EQ(s_.order[2], 11.0);
  receive(3.0, 100.0, 100.0);
  EXPECT_EQ(s_.arrived, 0.0);
  EXPECT_EQ(s_.order[2], 11.0);
  receive(3.0, 120.0, 100.0);
  EXPECT_EQ(s_.arrived, 0.0) << "a fleet above its power takes nothing, and loses nothing";
}

}  // namespace
}  // namespace ghostcast
