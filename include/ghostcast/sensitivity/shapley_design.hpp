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
  PointMatrix points;                    ///< [order][k = 0..d]
};

/// A walk for each order. Point 0 is a belief; point k has the first k players drawn again given the
/// others of it, so that half the expected squared difference of the two is c of the first k. All
/// points of a walk use one fresh draw: independent players change one after the other, costs of
/// neighbours go up and down together, and what a player adds is known better than with points of
/// their own (two inner draws of Song's algorithm, shared over k).
/// \param players  inputs of each player; together all inputs, each once. A player may be a group
ShapleyDesign shapley_design(NormalScores const& scores, std::vector<std::vector<int>> const& players, int order_count, std::uint64_t seed);

/// \param evaluations  one a point, each with dice of its own
std::vector<OrderedCosts> ordered_costs(ShapleyDesign const& design, std::span<Evaluation const> evaluations);

}  // namespace ghostcast
