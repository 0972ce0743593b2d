// SPDX-License-Identifier: Apache-2.0
/// \file
/// The points at which a model is evaluated for Shapley effects.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "ghostcast/sensitivity/normal_scores.hpp"
#include "ghostcast/sensitivity/point_matrix.hpp"
#include "ghostcast/sensitivity/shapley_effects.hpp"

namespace ghostcast {

struct ShapleyDesign {
  std::vector<std::vector<int>> orders;  ///< of players
  PointMatrix points;                    ///< [order][first k players, k = 1..d][inner draw]
};

/// For each order and each k a belief, and inner_draws draws of the first k players given the rest of it.
/// \param players  inputs of each player; together all inputs, each once. A player may be a group
ShapleyDesign shapley_design(NormalScores const& scores, std::vector<std::vector<int>> const& players, int order_count, std::uint64_t seed);

/// \param evaluations  one a point, each with dice of its own
std::vector<OrderedCosts> ordered_costs(ShapleyDesign const& design, std::span<Evaluation const> evaluations);

}  // namespace ghostcast
