// SPDX-License-Identifier: Apache-2.0
/// \file
/// Shares of variance by pick and freeze, freed of simulation noise.
#pragma once

#include <span>
#include <vector>

#include "ghostcast/sensitivity/estimate.hpp"

namespace ghostcast {

/// Indices of independent inputs, or of independent groups of inputs.
struct SobolIndices {
  Estimate variance;            ///< V = Var E[Y | X]: of beliefs alone
  double noise{};               ///< mean of the variance of one evaluation over the dice
  std::vector<Estimate> first;  ///< S_i = Var E[Y | X_i] / V
  std::vector<Estimate> total;  ///< ST_i = E Var[E[Y | X] | X_~i] / V
};

/// Saltelli's design and Jansen's estimators for noisy outputs.
///
/// Matrices A and B have n independent rows; AB_i is A with the column of input i from B. Each
/// evaluation is f = E[Y | X] + e with dice of its own, and nu an unbiased estimate of Var e. Then
///   V    = mean over rows of v,   v = ((f_A - m)^2 - nu_A + (f_B - m)^2 - nu_B) / 2,
///   V_i  = mean of v - ((f_B - f_ABi)^2 - nu_B - nu_ABi) / 2,    S_i  = V_i / V,
///   VT_i = mean of     ((f_A - f_ABi)^2 - nu_A - nu_ABi) / 2,    ST_i = VT_i / V,
/// because E (f_B - f_ABi)^2 = 2 (V - V_i) + Var e_B + Var e_ABi. In V_i the terms nu cancel on
/// average: independent dice alone keep it free of bias. V and VT_i do need them: without, ST tends to
/// noise / (V + noise) for an input that does nothing. m is the mean over A and B.
/// Jansen's V_i is poor for weak inputs. Saltelli's (f_B - m) (f_ABi - f_A) has the same mean, whatever
/// the noise, and little spread just there: it serves as a control variate, its weight fitted to the
/// rows (a bias of the order of 1/n).
/// Errors are those of ratios of means over rows. Indices are not numbers where V is not positive.
///
/// \param swapped  [input][row]: f at AB_i  \pre all of one length, two at least; inputs independent
/// Sources: Jansen, Computer Physics Communications 117 (1999); Saltelli et al., ibid. 181 (2010),
/// table 2 (b, e, f).
SobolIndices sobol_indices(std::span<Evaluation const> first, std::span<Evaluation const> second,
                           std::span<std::vector<Evaluation> const> swapped);

}  // namespace ghostcast
