// SPDX-License-Identifier: Apache-2.0
/// \file
/// Differences of probabilities that were estimated independently.
#pragma once

#include "ghostcast/statistics/event_probability.hpp"

namespace ghostcast {

struct IndependentDifference {
  double value{};  ///< b minus a
  double low{};    ///< -1 .. value
  double high{};   ///< value .. 1
};

/// The square-and-add interval, which keeps what the single intervals know of their tails (Newcombe 1998,
/// "Interval estimation for the difference between independent proportions: comparison of eleven methods",
/// Statistics in Medicine 17, 873-890, method 10). Its level is that of the intervals.
IndependentDifference difference_of(Proportion const& a, Proportion const& b);

}  // namespace ghostcast
