// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/sensitivity/shapley_values.hpp"

#include <bit>
#include <cstddef>

namespace ghostcast {
namespace {

/// size! (players - 1 - size)! / players! = 1 / (players x (players - 1 over size)), by size.
std::vector<double> coalition_weights(int players)
{
  std::vector<double> weights;
  double ways = 1.0;  // players - 1 over size
  for (int size = 0; size < players; ++size) {
    weights.push_back(1.0 / (players * ways));
    ways *= static_cast<double>(players - 1 - size) / (size + 1);
  }
  return weights;
}

}  // namespace

std::vector<double> shapley_values(int players, std::span<double const> value)
{
  std::vector<double> const weights = coalition_weights(players);
  std::vector<double> result(static_cast<std::size_t>(players), 0.0);
  for (std::size_t i = 0; i < result.size(); ++i) {
    std::size_t const own = std::size_t{1} << i;
    for (std::size_t others = 0; others < value.size(); ++others) {
      if ((others & own) != 0) continue;
      result[i] += weights[static_cast<std::size_t>(std::popcount(others))] * (value[others | own] - value[others]);
    }
  }
  return result;
}

std::vector<std::uint32_t> coalitions_of(std::span<int const> order)
{
  std::vector<std::uint32_t> result{0};
  for (int const player : order) result.push_back(result.back() | 1u << player);
  return result;
}

std::vector<double> shapley_values_of_orders(std::span<std::vector<int> const> orders, std::span<double const> value)
{
  std::vector<double> result(orders.front().size(), 0.0);
  for (auto const& order : orders) {
    auto const passed = coalitions_of(order);
    for (std::size_t turn = 0; turn < order.size(); ++turn) {
      double const added = value[passed[turn + 1]] - value[passed[turn]];
      result[static_cast<std::size_t>(order[turn])] += added / static_cast<double>(orders.size());
    }
  }
  return result;
}

}  // namespace ghostcast
