// SPDX-License-Identifier: Apache-2.0
/// \file
/// Which keys are legal in which table of a scenario file.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "ghostcast/scenario/compilation.hpp"

namespace ghostcast {

/// True where a table may hold the row's key.
bool holds(Section table, ParameterInfo const& row);

/// The `dist` that a table of parameters such as layoff_size may name for the reader's sake, or empty.
std::string_view family_of(std::string_view table);

/// Every key that a table may hold.
std::vector<std::string> keys_of(Section table);

/// Reports a key that is not legal, with what may have been meant.
void unknown_key(Compilation& compilation, Section section, Member const& member);

/// Reports all keys that are not legal in a table.
void check_keys(Compilation& compilation, Section section, Node const& table);

}  // namespace ghostcast
