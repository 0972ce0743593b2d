// SPDX-License-Identifier: Apache-2.0
/// \file
/// The first text of a scenario that somebody writes himself: it runs as it stands, and its comments
/// ask what must be decided first.
#pragma once

#include <string>

#include "ghostcast/author/unit_table.hpp"

namespace ghostcast {

/// A scenario with one unit, whose numbers are an example.
/// \param name  of the scenario; no control characters (is_bad_name)
std::string scaffold(std::string const& name);

/// A scenario with the units of a table.
/// \throws InputError with the place in the table of what the reader of scenarios would refuse
std::string scaffold(std::string const& name, UnitTable const& table);

}  // namespace ghostcast
