// SPDX-License-Identifier: Apache-2.0
/// \file
/// Shares of variance that stay meaningful where inputs are correlated.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "ghostcast/sensitivity/estimate.hpp"

namespace ghostcast {

/// Half the squared difference of two evaluations with dice of their own, less their noise: an
/// unbiased estimate of the variance over what differs between the two; may be negative.
double half_square(Evaluation const& a, Evaluation const& b);

/// One order in which inputs become uncertain, and what each group of the first k costs.
struct OrderedCosts {
  std::vector<int> order;    ///< a permutation of the inputs
  std::vector<double> cost;  ///< [k-1]: estimate of c of the first k, k = 1..d
};

/// Shapley effects Sh_i: mean over orders of the cost that input i adds when its turn comes, over the
/// mean cost of all. The cost of a group J is c(J) = E Var[E[Y | X] | X_-J], c of nobody is 0 and of
/// all V: effects sum to 1 exactly, and S_i <= Sh_i <= ST_i where inputs are independent.
/// \pre two orders at least
/// Sources: Song, Nelson & Staum, SIAM/ASA Journal on Uncertainty Quantification 4 (2016), for costs and
/// random orders; Goda, Reliability Engineering & System Safety 213 (2021), for one walk an order.
std::vector<Estimate> shapley_effects(std::span<OrderedCosts const> orders);

/// Sums of the effects of inputs that belong together, with errors that know of their covariance.
/// \param group  [input]: 0 .. groups-1
std::vector<Estimate> joint_effects(std::span<OrderedCosts const> orders, std::span<std::size_t const> group);

}  // namespace ghostcast
