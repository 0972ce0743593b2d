// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/sensitivity/shapley_effects.hpp"

#include <algorithm>
#include <numeric>

namespace ghostcast {

double half_square(Evaluation const& a, Evaluation const& b)
{
  return 0.5 * ((a.mean - b.mean) * (a.mean - b.mean) - a.noise - b.noise);
}

std::vector<Estimate> joint_effects(std::span<OrderedCosts const> orders, std::span<std::size_t const> group)
{
  std::size_t const groups = 1 + *std::max_element(group.begin(), group.end());
  std::vector<std::vector<double>> added(groups, std::vector<double>(orders.size(), 0.0));
  std::vector<double> whole(orders.size());
  for (std::size_t k = 0; k < orders.size(); ++k) {
    double before = 0.0;
    for (std::size_t turn = 0; turn < orders[k].order.size(); ++turn) {
      double const cost = orders[k].cost[turn];
      added[group[static_cast<std::size_t>(orders[k].order[turn])]][k] += cost - before;
      before = cost;
    }
    whole[k] = before;
  }
  std::vector<Estimate> effects;
  for (auto const& of_group : added) effects.push_back(ratio_of_means(of_group, whole));
  return effects;
}

std::vector<Estimate> shapley_effects(std::span<OrderedCosts const> orders)
{
  std::vector<std::size_t> alone(orders.front().order.size());
  std::iota(alone.begin(), alone.end(), std::size_t{0});
  return joint_effects(orders, alone);
}

}  // namespace ghostcast
