// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/cli/belief_choice.hpp"

#include <algorithm>
#include <bit>

namespace ghostcast::cli {

std::uint64_t chosen_beliefs(Scenario const& scenario, std::uint64_t asked, std::uint64_t trajectories)
{
  if (asked > 0 || scenario.draws.empty() || trajectories < least_shared_trajectories) return asked;
  return std::min(std::bit_floor(trajectories / replicate_count), most_default_beliefs);
}

std::uint64_t used_beliefs(BeliefPlan const& plan, std::uint64_t count)
{
  if (plan.count == 0) return count;
  if (plan.block == 0) return std::min(plan.count, count);
  return count / plan.block * std::min(plan.count, plan.block) + std::min(plan.count, count % plan.block);
}

}  // namespace ghostcast::cli
