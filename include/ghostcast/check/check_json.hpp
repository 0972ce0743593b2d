// SPDX-License-Identifier: Apache-2.0
/// \file
/// A checked scenario as one document, schema "ghostcast.check/1"; numbers are not rounded.
#pragma once

#include <nlohmann/json.hpp>
#include <string>

#include "ghostcast/check/check_result.hpp"

namespace ghostcast {

/// Infinite numbers are the strings "inf" and "-inf", what does not exist is null.
nlohmann::ordered_json check_json(Scenario const& scenario, CheckResult const& result);

/// The same as one line; bytes that are not UTF-8 are replaced.
std::string check_json_text(Scenario const& scenario, CheckResult const& result);

}  // namespace ghostcast
