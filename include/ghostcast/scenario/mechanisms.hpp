// SPDX-License-Identifier: Apache-2.0
/// \file
/// Groups of mechanisms that the command line can turn off (docs/model.md, Mechanisms).
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "ghostcast/scenario/parameter_info.hpp"

namespace ghostcast {

/// A parameter or event and what it is while its group is off.
struct OffValue {
  Section section;
  std::string_view key;
  std::string_view text;  ///< TOML; an event that is off does not happen
};

struct MechanismGroup {
  std::string_view name;
  std::vector<OffValue> off;
};

/// All groups; no parameter is in two of them.
std::span<MechanismGroup const> mechanism_groups();

/// The group of a name, or nullptr.
MechanismGroup const* find_mechanism_group(std::string_view name);

std::vector<std::string> mechanism_group_names();

}  // namespace ghostcast
