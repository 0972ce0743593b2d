// SPDX-License-Identifier: Apache-2.0
/// \file
/// Which keys are legal in which table of a scenario file.
#pragma once

#include <string>
#include <vector>

#include "ghostcast/scenario/compilation.hpp"

namespace ghostcast {

/// Every key that a table may hold.
std::vector<std::string> keys_of(Section table);

/// Reports a key that is not legal, with what may have been meant.
void unknown_key(Compilation& compilation, Section section, Member const& member);

/// Reports all keys that are not legal in a table.
void check_keys(Compilation& compilation, Section section, Node const& table);

}  // namespace ghostcast
