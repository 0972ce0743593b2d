// SPDX-License-Identifier: Apache-2.0
/// \file
/// Truncation of distributions, and whether their values are possible.
#pragma once

#include <string>

#include "ghostcast/random/distribution.hpp"
#include "ghostcast/scenario/parameter_info.hpp"

namespace ghostcast {

/// True for the kinds whose support has no upper end: normal, lognormal, gamma.
bool is_endless(DistributionKind kind);

/// P(X <= x) of an endless kind before truncation and shift.
double endless_cdf(Distribution const& distribution, double x);

/// Truncates an endless kind to [low, high]; false when nothing is left.
bool narrow(Distribution& distribution, double low, double high);

/// Makes every value lie in the range: a tail of at most 1 % outside is cut off.
/// \return why that cannot be, or an empty text
std::string fit_into(Distribution& distribution, Range const& range);

}  // namespace ghostcast
