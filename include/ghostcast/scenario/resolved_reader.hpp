// SPDX-License-Identifier: Apache-2.0
/// \file
/// A scenario from its resolved form, such as result.json holds it; the files that it was read
/// from are not needed.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "ghostcast/scenario/scenario.hpp"

namespace ghostcast {

/// Compiles `document` of a resolved scenario with its plan, `without` and `set`: the model, the
/// draws and their addresses are those of the scenario itself.
///
/// \param file  its name in messages
/// \throws InputError with every fault: a key that is missing or of another kind, a document that
///         the scenario reader refuses
Scenario read_resolved(nlohmann::json const& resolved, std::string const& file);

/// What two resolved scenarios differ in, a line each such as
/// "units.0.parameters.gpus.value: recorded 512, now 256"; where keys come from does not count.
std::vector<std::string> resolved_differences(nlohmann::json const& recorded,
                                              nlohmann::json const& now);

}  // namespace ghostcast
