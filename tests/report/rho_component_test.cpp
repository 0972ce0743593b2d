// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/report/rho_component.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "report/sample_result.hpp"

namespace ghostcast {
namespace {

using nlohmann::json;
using testing::ElementsAre;
using testing::IsEmpty;

RunResult with_rho(json const& rho)
{
  RunResult result = test::empty_result(1, 1, 12);
  result.resolved = test::resolved_rho(rho);
  return result;
}

TEST(RhoComponents, AreTheValuesOfAMixture)
{
  json const rho = {{"dist", "mixture"}, {"value", {-2, -0.155, 0}}, {"weight", {0.5, 0.3, 0.2}}};
  EXPECT_THAT(rho_components(with_rho(rho), 0),
              ElementsAre("substitution_rho = -2", "substitution_rho = -0.155",
                          "substitution_rho = 0"));
}

TEST(RhoComponents, AreDistributionsInWordsWhereTheyAreNoPoints)
{
  json const normal = {{"dist", "normal"}, {"mean", -1}, {"sd", 0.5}};
  EXPECT_THAT(rho_components(with_rho({{"dist", "mixture"}, {"value", {normal, 0.25}}}), 0),
              ElementsAre("substitution_rho = normal(mean -1, sd 0.5)", "substitution_rho = 0.25"));
  EXPECT_THAT(rho_components(with_rho(normal), 0),
              ElementsAre("substitution_rho = normal(mean -1, sd 0.5)"));
}

TEST(RhoComponents, AreShiftedLikeTheDraws)
{
  json const normal = {{"dist", "normal"}, {"mean", -1}, {"sd", 0.5}};
  json const rho = {{"dist", "mixture"}, {"value", {-2, normal}}, {"shift", 0.5}};
  EXPECT_THAT(rho_components(with_rho(rho), 0),
              ElementsAre("substitution_rho = -1.5",
                          "substitution_rho = normal(mean -1, sd 0.5) shifted by 0.5"));
}

TEST(RhoComponents, AreOneWhereRhoIsANumber)
{
  EXPECT_THAT(rho_components(with_rho(0.4), 0), ElementsAre("substitution_rho = 0.4"));
}

TEST(RhoComponent, HasANumberWhereNothingIsKnown)
{
  RunResult const result = test::empty_result(1, 1, 12);
  EXPECT_THAT(rho_components(result, 0), IsEmpty());
  EXPECT_EQ(rho_component(result, 0, 2), "component 3 of substitution_rho");
}

}  // namespace
}  // namespace ghostcast
