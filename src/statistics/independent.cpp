// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/statistics/independent.hpp"

#include <cmath>

namespace ghostcast {

IndependentDifference difference_of(Proportion const& a, Proportion const& b)
{
  double const value = b.value - a.value;
  double const below = std::hypot(b.value - b.interval.low, a.interval.high - a.value);
  double const above = std::hypot(b.interval.high - b.value, a.value - a.interval.low);
  return {value, value - below, value + above};
}

}  // namespace ghostcast
