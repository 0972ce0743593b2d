// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/sensitivity/shapley_design.hpp"

#include <cstddef>

namespace ghostcast {
namespace {

/// Rows of the beliefs stand beside those of the fresh draws: even and odd.
std::uint64_t belief_row(std::uint64_t order) { return 2 * order; }
std::uint64_t fresh_row(std::uint64_t order) { return 2 * order + 1; }

void set_point(PointMatrix& points, int row, std::vector<double> const& scores)
{
  for (int i = 0; i < points.columns; ++i) points.at(row, i) = uniform_of_score(scores[static_cast<std::size_t>(i)]);
}

/// The d + 1 points of one order, from row `row` on.
void add_walk(NormalScores const& scores, std::vector<std::vector<int>> const& players, std::vector<int> const& order, std::uint64_t number,
              std::uint64_t seed, PointMatrix& points)
{
  auto const belief = scores.draw(seed, DesignPurpose::conditional, belief_row(number));
  int row = static_cast<int>(number * (order.size() + 1));
  set_point(points, row, belief);
  std::vector<char> free(belief.size(), 0);
  for (int const player : order) {
    for (int const input : players[static_cast<std::size_t>(player)]) free[static_cast<std::size_t>(input)] = 1;
    set_point(points, ++row, scores.redraw(belief, free, seed, DesignPurpose::conditional, fresh_row(number)));
  }
}

}  // namespace

ShapleyDesign shapley_design(NormalScores const& scores, std::vector<std::vector<int>> const& players, int order_count, std::uint64_t seed)
{
  auto const count = static_cast<int>(players.size());
  ShapleyDesign design{{}, PointMatrix(order_count * (count + 1), scores.inputs())};
  for (int k = 0; k < order_count; ++k) {
    auto const number = static_cast<std::uint64_t>(k);
    design.orders.push_back(design_permutation(seed, DesignPurpose::permutation, number, count));
    add_walk(scores, players, design.orders.back(), number, seed, design.points);
  }
  return design;
}

std::vector<OrderedCosts> ordered_costs(ShapleyDesign const& design, std::span<Evaluation const> evaluations)
{
  std::vector<OrderedCosts> result;
  std::size_t start = 0;
  for (auto const& order : design.orders) {
    OrderedCosts costs{order, {}};
    for (std::size_t k = 1; k <= order.size(); ++k) costs.cost.push_back(half_square(evaluations[start], evaluations[start + k]));
    start += order.size() + 1;
    result.push_back(std::move(costs));
  }
  return result;
}

}  // namespace ghostcast
