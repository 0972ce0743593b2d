// SPDX-License-Identifier: Apache-2.0
/// \file
/// Shares of variance that stay meaningful where inputs are correlated.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "ghostcast/sensitivity/estimate.hpp"

namespace ghostcast {

/// Draws of the inputs inside that each cost rests on (N_I of the source).
inline constexpr int inner_draws = 3;

/// E Var[.] by a few draws: their sample variance less the mean of their noise. Unbiased; may be
/// negative. \pre two evaluations at least, with dice of their own
double within_variance(std::span<Evaluation const> evaluations);

/// One order in which inputs become uncertain, and what each group of the first k costs.
struct OrderedCosts {
  std::vector<int> order;    ///< a permutation of the inputs
  std::vector<double> cost;  ///< [k-1]: within_variance of the first k given the others, k = 1..d
};

/// Shapley effects Sh_i: mean over orders of the cost that input i adds when its turn comes, over the
/// mean cost of all. The cost of a group J is c(J) = E Var[E[Y | X] | X_-J], c of nobody is 0 and of
/// all V: effects sum to 1 exactly, and S_i <= Sh_i <= ST_i where inputs are independent.
/// \pre two orders at least
/// Source: Song, Nelson & Staum, SIAM/ASA Journal on Uncertainty Quantification 4 (2016), algorithm 2
/// with N_O = 1, N_I = 3; the noise is taken off as in sobol_indices.
std::vector<Estimate> shapley_effects(std::span<OrderedCosts const> orders);

/// Sums of the effects of inputs that belong together, with errors that know of their covariance.
/// \param group  [input]: 0 .. groups-1
std::vector<Estimate> joint_effects(std::span<OrderedCosts const> orders, std::span<std::size_t const> group);

}  // namespace ghostcast
