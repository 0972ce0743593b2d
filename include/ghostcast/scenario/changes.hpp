// SPDX-License-Identifier: Apache-2.0
/// \file
/// What --without, --only and --set do to a scenario; internal to src/scenario.
#pragma once

#include <string>

#include "ghostcast/scenario/compilation.hpp"

namespace ghostcast {

/// A fault of a flag, such as `--set gpus=-5`.
void refuse_flag(Compilation& compilation, std::string const& cause, std::string const& what,
                 std::string const& reason, std::string const& hint = {});

/// The place of a flag, for faults and warnings about its value.
Position place_of(Compilation& compilation, std::string const& cause);

/// Gives `node` and all in it one place.
void stamp(Node& node, Position place);

/// A fault where the same parameter has a change already.
void add_change(Compilation& compilation, Change change);

/// --without and --only.
void read_groups(Compilation& compilation, ScenarioRequest const& request);

/// One --set KEY=VALUE.
void read_setting(Compilation& compilation, std::string const& text);

}  // namespace ghostcast
