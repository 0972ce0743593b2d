// SPDX-License-Identifier: Apache-2.0
/// \file
/// Screening by elementary effects: one input at a time, from many starting points.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "ghostcast/sensitivity/estimate.hpp"
#include "ghostcast/sensitivity/point_matrix.hpp"

namespace ghostcast {

/// Levels of each input: uniforms 1/16, 3/16, ... 15/16; no end of a range, which may be infinite.
inline constexpr int morris_levels = 8;
/// A step moves one input by half of its range of uniforms.
inline constexpr double morris_step = 0.5;

/// r courses through the k inputs, each from a point of its own, each input moved once in random
/// order. All courses take their m-th step together.
struct MorrisDesign {
  std::vector<PointMatrix> points;      ///< [step 0..k]: one row a course
  std::vector<std::vector<int>> moved;  ///< [step 1..k, as 0..k-1][course]: input that moved
};

/// \pre inputs >= 1, courses >= 1
/// Source: Morris, Technometrics 33 (1991), with p = 8 levels and step p/2 levels.
MorrisDesign morris_design(int inputs, int courses, std::uint64_t seed);

/// Elementary effect EE = (Y(x + step e_i) - Y(x)) / step: change of the output over the input's
/// whole range of uniforms, had it gone on like that.
struct ElementaryEffects {
  double mean{};        ///< mu
  Estimate absolute{};  ///< mu* = E|EE|: 0 for an input that never matters
  double sd{};          ///< sigma over courses: interaction or curvature; 0 for a linear output
};

/// One for each input. The dice of a course must be the same at all of its points: noise then cancels
/// but where the input changes what they lead to. What remains makes mu* too large, never too small
/// on average: of weak inputs it is an upper bound.
/// \param outputs  [step 0..k][course]
/// Source of mu*: Campolongo, Cariboni & Saltelli, Environmental Modelling & Software 22 (2007).
std::vector<ElementaryEffects> elementary_effects(MorrisDesign const& design, std::span<std::vector<double> const> outputs);

}  // namespace ghostcast
