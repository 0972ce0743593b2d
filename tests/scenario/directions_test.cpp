// SPDX-License-Identifier: Apache-2.0
// Dimensions of the Sobol sequence that uncertain parameters get.
#include <gtest/gtest.h>

#include <map>
#include <set>

#include "ghostcast/random/sobol_directions.hpp"
#include "ghostcast/scenario/scenario.hpp"

namespace ghostcast {
namespace {

using Address = std::pair<std::uint32_t, int>;

/// The directions of each uniform by its address.
std::map<Address, std::vector<std::uint32_t>> directions_of(Scenario const& scenario)
{
  std::map<Address, std::vector<std::uint32_t>> all;
  auto const add = [&](std::uint32_t hash, int unit, Directions const& directions) {
    all[{hash, unit}] = {std::begin(directions.reversed), std::end(directions.reversed)};
  };
  for (Draw const& draw : scenario.draws) {
    if (draw.copula_row < 0) add(draw.name_hash, draw.address_unit, draw.directions);
  }
  for (CopulaTerm const& term : scenario.copula_terms) add(term.name_hash, term.address_unit, term.directions);
  return all;
}

Scenario shipped(char const* name, ScenarioRequest const& request = {})
{
  return load_scenario(std::string(GHOSTCAST_SOURCE_DIR) + "/scenarios/" + name + ".toml", request);
}

TEST(Directions, AreOneDimensionForEachUniform)
{
  for (char const* const name : {"minimal", "phantom_unit", "commando_against_department"}) {
    std::set<std::vector<std::uint32_t>> dimensions;
    auto const all = directions_of(shipped(name));
    EXPECT_FALSE(all.empty());
    for (auto const& [address, directions] : all) {
      EXPECT_NE(directions[0], 0u) << "plain random";
      EXPECT_TRUE(dimensions.insert(directions).second) << name << ": two uniforms share a dimension";
    }
  }
}

TEST(Directions, AreTheSameUnderEveryPlan)
{
  auto const base = directions_of(shipped("phantom_unit"));
  auto const frozen = directions_of(shipped("phantom_unit", {.plan = "headcount frozen"}));
  for (auto const& [address, directions] : base) {
    ASSERT_TRUE(frozen.contains(address));
    EXPECT_EQ(frozen.at(address), directions);
  }
}

TEST(Directions, StayWhereOneParameterBecomesANumber)
{
  // The others keep their dimension but where hashes meet: in this scenario none does.
  auto const before = directions_of(shipped("minimal"));
  auto const after = directions_of(shipped("minimal", {.set = {"adoption_rate=0.03"}}));
  for (auto const& [address, directions] : after) EXPECT_EQ(before.at(address), directions);
}

}  // namespace
}  // namespace ghostcast
