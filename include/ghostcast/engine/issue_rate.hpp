// SPDX-License-Identifier: Apache-2.0
/// \file
/// What devices could issue at most: the roof over their rates.
#pragma once

#include <vector>

namespace ghostcast {

/// Issue slots of lanes a second of these devices together: processors x 128 lanes x highest clock.
/// A number that stands twice counts once; an empty list means all there are. 0: not known.
double device_issue_rate(std::vector<int> const& numbers);

}  // namespace ghostcast
