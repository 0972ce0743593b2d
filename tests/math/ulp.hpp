// SPDX-License-Identifier: Apache-2.0
/// \file
/// Errors in units in the last place.
#pragma once

#include <cmath>
#include <limits>

namespace ghostcast::test {

/// |value - truth| in units of the last place that `T` has at the truth.
template <class T>
double ulp_error(T value, long double truth)
{
  int exponent = 0;
  std::frexp(truth, &exponent);
  long double const unit = std::ldexp(1.0L, exponent - std::numeric_limits<T>::digits);
  return static_cast<double>(std::fabs(static_cast<long double>(value) - truth) / unit);
}

}  // namespace ghostcast::test
