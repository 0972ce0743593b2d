// SPDX-License-Identifier: Apache-2.0
/// \file
/// The whole curve of a difference in a few lines.
#pragma once

#include <string>

#include "ghostcast/report/comparison.hpp"

namespace ghostcast {

/// Difference of P(ghost) by month: columns above or below a line at 0, the end of the scale being
/// the largest difference; empty where there is none.
std::string difference_curve(Pairing const& pairing, int definition, int unit);

}  // namespace ghostcast
