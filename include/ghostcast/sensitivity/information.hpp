// SPDX-License-Identifier: Apache-2.0
/// \file
/// What it would be worth to learn one parameter, by regression on a sample of beliefs.
#pragma once

#include <cstdint>
#include <span>

#include "ghostcast/sensitivity/estimate.hpp"
#include "ghostcast/sensitivity/smoother.hpp"

namespace ghostcast {

/// Expected fall of the variance of an output when one parameter becomes known: Var E[Y | X_i].
/// With g = sum beta_k q_k the sample variance of g is sum_{k>0} beta_k^2, too large by tr C on
/// average, which is taken off; se^2 = 4 beta'C beta + 2 tr C^2 (over k > 0). At least 0. Noise of
/// single evaluations needs no correction: it is averaged by the regression.
/// Sources: Strong, Oakley & Brennan, Medical Decision Making 34 (2014).
Estimate variance_information(SmoothFit const& fitted);

/// Expected gain of a choice between two plans made after learning the parameter.
struct DecisionInformation {
  Estimate gain;     ///< freed of bias, >= 0, in units of the output
  double bias{};     ///< that was taken off
};

/// EVPPI = mean over points of max(0, g) - max(0, mean of g), where g is the smoothed advantage of the
/// second plan over the first. The largest of noisy values is too large: bias and error are those
/// over 200 coefficients drawn from N(beta, C).
/// \param seed, input  address of those draws
/// Source: as above, and Strong & Oakley, Medical Decision Making 33 (2013).
DecisionInformation decision_information(Basis const& basis, SmoothFit const& advantage, std::uint64_t seed, int input);

}  // namespace ghostcast
