// SPDX-License-Identifier: Apache-2.0
/// \file
/// Quantities and calendar months of a whole document, turned into numbers before anything is read.
#pragma once

#include <vector>

#include "ghostcast/scenario/document.hpp"

namespace ghostcast {

/// Replaces every text that stands for a number by that number, in the unit that the table
/// documents, and keeps the text for messages. What cannot be read becomes a fault and is marked as
/// refused. Calendar months count from `start`.
void convert_quantities(Node& root, std::vector<Fault>& faults);

}  // namespace ghostcast
