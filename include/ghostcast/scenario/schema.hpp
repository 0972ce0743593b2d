// SPDX-License-Identifier: Apache-2.0
/// \file
/// JSON Schema of a scenario for editors: completion, hover text and red lines while one types.
#pragma once

#include <nlohmann/json.hpp>
#include <string>

namespace ghostcast {

/// The schema, draft-07, from the tables that the reader uses: each key with its meaning, unit,
/// range, default, equation and source. What a schema cannot see (keys that contradict each other,
/// values inherited from another table) only the reader checks.
/// A number without end is null here, as JSON has no inf.
nlohmann::ordered_json scenario_schema();

/// The whole of scenarios/schema.json; a test holds the file to it.
std::string scenario_schema_text();

}  // namespace ghostcast
