// SPDX-License-Identifier: Apache-2.0
/// \file
/// TOML as JSON, by toml++ and no code of ours.
#pragma once

#include <nlohmann/json.hpp>
#include <string>

namespace ghostcast::test {

/// The text as an editor hands it to its schema: what is not finite is null, and a whole number is
/// one however it is written. \throws std::runtime_error where it is no TOML
nlohmann::json toml_as_json(std::string const& text);

}  // namespace ghostcast::test
