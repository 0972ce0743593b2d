// SPDX-License-Identifier: Apache-2.0
/// \file
/// Values as TOML writes them.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>

#include "ghostcast/scenario/parameter_info.hpp"

namespace ghostcast {

/// A string in quotes; quotes, backslashes and control characters inside are escaped.
std::string toml_string(std::string_view text);

/// `{ researcher = 6, engineer = 28 }` of the roles that have a value.
std::string toml_by_role(std::array<std::optional<double>, role_count> const& values);

/// `# key = default  # unit: meaning`: take the "# " away and the default is set. The key must have
/// a default that is one value of TOML.
std::string default_line(Section section, std::string_view key);

}  // namespace ghostcast
