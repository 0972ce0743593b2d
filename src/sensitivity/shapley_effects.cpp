// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/sensitivity/shapley_effects.hpp"

#include <cstddef>

namespace ghostcast {

double within_variance(std::span<Evaluation const> evaluations)
{
  auto const n = static_cast<double>(evaluations.size());
  double mean = 0.0;
  double noise = 0.0;
  for (Evaluation const& each : evaluations) {
    mean += each.mean / n;
    noise += each.noise / n;
  }
  double squares = 0.0;
  for (Evaluation const& each : evaluations) squares += (each.mean - mean) * (each.mean - mean);
  return squares / (n - 1.0) - noise;
}

std::vector<Estimate> shapley_effects(std::span<OrderedCosts const> orders)
{
  std::size_t const inputs = orders.front().order.size();
  std::vector<std::vector<double>> added(inputs, std::vector<double>(orders.size()));
  std::vector<double> whole(orders.size());
  for (std::size_t k = 0; k < orders.size(); ++k) {
    double before = 0.0;
    for (std::size_t turn = 0; turn < inputs; ++turn) {
      double const cost = orders[k].cost[turn];
      added[static_cast<std::size_t>(orders[k].order[turn])][k] = cost - before;
      before = cost;
    }
    whole[k] = before;
  }
  std::vector<Estimate> effects;
  for (auto const& of_input : added) effects.push_back(ratio_of_means(of_input, whole));
  return effects;
}

}  // namespace ghostcast
