// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/sensitivity/shapley_design.hpp"

#include <cstddef>

namespace ghostcast {
namespace {

/// Rows of the beliefs stand beside those of what is drawn given them: even and odd.
std::uint64_t belief_row(std::uint64_t group) { return 2 * group; }
std::uint64_t inner_row(std::uint64_t point) { return 2 * point + 1; }

/// The points of one order and one k.
void add_group(NormalScores const& scores, std::vector<char> const& free, std::uint64_t seed, std::uint64_t group, PointMatrix& points)
{
  auto const belief = scores.draw(seed, DesignPurpose::conditional, belief_row(group));
  for (int inner = 0; inner < inner_draws; ++inner) {
    std::uint64_t const point = group * inner_draws + static_cast<std::uint64_t>(inner);
    auto const drawn = scores.redraw(belief, free, seed, DesignPurpose::conditional, inner_row(point));
    for (int i = 0; i < points.columns; ++i) {
      points.at(static_cast<int>(point), i) = uniform_of_score(drawn[static_cast<std::size_t>(i)]);
    }
  }
}

}  // namespace

ShapleyDesign shapley_design(NormalScores const& scores, std::vector<std::vector<int>> const& players, int order_count, std::uint64_t seed)
{
  auto const count = static_cast<int>(players.size());
  ShapleyDesign design{{}, PointMatrix(order_count * count * inner_draws, scores.inputs())};
  std::uint64_t group = 0;
  for (int k = 0; k < order_count; ++k) {
    design.orders.push_back(design_permutation(seed, DesignPurpose::permutation, static_cast<std::uint64_t>(k), count));
    std::vector<char> free(static_cast<std::size_t>(scores.inputs()), 0);
    for (int const player : design.orders.back()) {
      for (int const input : players[static_cast<std::size_t>(player)]) free[static_cast<std::size_t>(input)] = 1;
      add_group(scores, free, seed, group++, design.points);
    }
  }
  return design;
}

std::vector<OrderedCosts> ordered_costs(ShapleyDesign const& design, std::span<Evaluation const> evaluations)
{
  std::vector<OrderedCosts> result;
  std::size_t next = 0;
  for (auto const& order : design.orders) {
    OrderedCosts costs{order, {}};
    for (std::size_t k = 0; k < order.size(); ++k, next += inner_draws) {
      costs.cost.push_back(within_variance(evaluations.subspan(next, inner_draws)));
    }
    result.push_back(std::move(costs));
  }
  return result;
}

}  // namespace ghostcast
