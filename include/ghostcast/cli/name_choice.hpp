// SPDX-License-Identifier: Apache-2.0
/// \file
/// Names of a scenario that flags give: units, definitions, plans.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "ghostcast/scenario/fault.hpp"

namespace ghostcast::cli {

/// Index of a name; the first where it is empty, nothing where it is not there.
std::optional<int> find_name(std::vector<std::string> const& names, std::string const& name);

/// What is wrong with a name that is not there. \param what  flag and name
Fault missing_name(std::vector<std::string> const& names, std::string const& name, std::string const& what);

/// Index of a name that a flag gives; the first where it is empty. \throws InputError where it is not there
int index_of(std::vector<std::string> const& names, std::string const& name, char const* flag);

}  // namespace ghostcast::cli
