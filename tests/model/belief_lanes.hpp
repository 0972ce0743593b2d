// SPDX-License-Identifier: Apache-2.0
/// \file
/// Beliefs prepared in a pack against the same beliefs one by one.
#pragma once

#include <gtest/gtest.h>

#include <cstring>
#include <memory>
#include <string>

#include "ghostcast/model/world.hpp"
#include "ghostcast/scenario/scenario.hpp"

namespace ghostcast::testing_support {

/// Stored numbers in use of a struct of them, compared by their bits in lane `i` of a pack.
template <class L, class Pack, class One>
void expect_lane(int i, Pack const& pack, One const& one, int count, std::string const& what)
{
  auto const* const packs = reinterpret_cast<Real<L> const*>(&pack);
  auto const* const ones = reinterpret_cast<float const*>(&one);
  for (int k = 0; k < count; ++k) {
    float const number = lane(packs[k], i);
    if (number != number && ones[k] != ones[k]) continue;  // no number either way
    ASSERT_EQ(as_word(number), as_word(ones[k])) << what << ", number " << k << ", lane " << i;
  }
}

/// Beliefs `first`, `first` + `step`, ... of a scenario: parameters, constants, repairs and components
/// in a pack over `L` have the bits of those of single trajectories.
template <class L>
void expect_beliefs_of_singles(Scenario const& scenario, std::uint64_t first, std::uint64_t step)
{
  ModelParams const model = scenario.params();
  auto const pack = std::make_unique<World<L>>();
  auto const one = std::make_unique<World<Scalar>>();
  set_up_world<L>(model, /*seed=*/3, *pack);
  set_up_world<Scalar>(model, /*seed=*/3, *one);
  std::uint64_t beliefs[L::width];
  for (std::uint64_t i = 0; i < L::width; ++i) beliefs[i] = first + i * step;
  prepare_beliefs<L>(beliefs, *pack);
  for (int i = 0; i < L::width; ++i) {
    std::uint64_t const belief[] = {beliefs[i]};
    prepare_beliefs<Scalar>(belief, *one);
    expect_lane<L>(i, pack->block, one->block, used_size<Scalar>(model.unit_count), "parameters");
    expect_lane<L>(i, pack->constants.market, one->constants.market, sizeof(MarketConstants<Scalar>) / sizeof(float), "market");
    for (int o = 0; o < model.organisation_count; ++o) {
      expect_lane<L>(i, pack->constants.organisation[o], one->constants.organisation[o],
                     sizeof(OrganisationConstants<Scalar>) / sizeof(float), "organisation");
    }
    for (int u = 0; u < model.unit_count; ++u) {
      expect_lane<L>(i, pack->constants.unit[u], one->constants.unit[u], sizeof(UnitConstants<Scalar>) / sizeof(float), "unit");
      EXPECT_EQ(lane(pack->repaired[u], i), one->repaired[u]);
      EXPECT_EQ(lane(pack->rho_component[u], i), one->rho_component[u]);
    }
  }
}

/// The scenarios that between them draw every kind of distribution, correlate, refer and rent.
template <class L>
void expect_beliefs_of_singles_everywhere()
{
  for (char const* file : {"/scenarios/phantom_unit.toml", "/scenarios/commando_against_department.toml",
                           "/scenarios/four_infra_engineers.toml", "/bench/scenarios/eight_units.toml"}) {
    SCOPED_TRACE(file);
    Scenario const scenario = load_scenario(std::string(GHOSTCAST_SOURCE_DIR) + file);
    expect_beliefs_of_singles<L>(scenario, 0, 1);
    expect_beliefs_of_singles<L>(scenario, 0xFFFFFFF0u, 3);  // numbers of 33 bits among them
  }
}

}  // namespace ghostcast::testing_support
