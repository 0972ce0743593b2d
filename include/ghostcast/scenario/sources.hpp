// SPDX-License-Identifier: Apache-2.0
/// \file
/// Which table of the file a parameter of a unit or organisation takes its value from.
#pragma once

#include "ghostcast/scenario/compilation.hpp"

namespace ghostcast {

/// The value of a row in a table, or nullptr.
Node const* find_in(Node const& table, ParameterInfo const& row);

/// An array with one value per organisation, for a row that is one number.
bool is_by_organisation(ParameterInfo const& row, Node const& node);

/// What a unit with reference_unit has from there.
bool is_shared_with_reference(ParameterInfo const& row);

/// 1 for the market, else the number of organisations or units.
int instance_count(Compilation const& compilation, ParameterInfo const& row);

/// What the command line says about a row of one unit or organisation, or nullptr.
Change const* find_change(Compilation const& compilation, ParameterInfo const& row, int instance);

/// Where the draws of a key would be, did the command line not give it; empty for other keys.
std::vector<int> addresses_without_changes(Compilation& compilation, std::string_view key);

/// The command line before unit before organisation or market before default.
Source find_source(Compilation& compilation, ParameterInfo const& row, int instance);

}  // namespace ghostcast
