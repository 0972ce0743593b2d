// SPDX-License-Identifier: Apache-2.0
/// \file
/// Direction numbers of Sobol sequences. For the host: models carry those that they need.
#pragma once

#include "ghostcast/random/quasi_random.hpp"

namespace ghostcast {

/// Dimensions that uniforms of beliefs share out among themselves.
inline constexpr int sobol_dimensions = 1024;

/// Direction numbers of a dimension, read off the points of Boost.Random's engine, whose own come from
/// Joe & Kuo, "Constructing Sobol sequences with better two-dimensional projections", SIAM J. Sci.
/// Comput. 30 (2008). \pre 0 <= dimension < sobol_dimensions
Directions const& sobol_directions(int dimension);

}  // namespace ghostcast
