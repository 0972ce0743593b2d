// SPDX-License-Identifier: Apache-2.0
/// \file
/// docs/scenario.md, written from the parameter table.
#pragma once

#include <string>
#include <string_view>

#include "ghostcast/scenario/parameter_info.hpp"

namespace ghostcast {

/// The whole of docs/scenario.md; a test holds the file to it.
std::string scenario_reference_markdown();

/// Its first part: how a scenario is written.
std::string_view scenario_reference_introduction();

/// The columns "range" and "default" of a row.
std::string range_text(ParameterInfo const& row);
std::string default_text(ParameterInfo const& row);

}  // namespace ghostcast
