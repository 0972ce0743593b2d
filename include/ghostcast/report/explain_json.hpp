// SPDX-License-Identifier: Apache-2.0
/// \file
/// One trajectory as one document, schema "ghostcast.explain/1": every month of every unit,
/// organisation and market, all events, all criteria. Counts are integers; reals are the shortest
/// decimals of the single-precision numbers that the model had.
#pragma once

#include <nlohmann/json.hpp>
#include <string>

#include "ghostcast/report/explanation.hpp"

namespace ghostcast {

nlohmann::ordered_json explain_json(Explanation const& explanation);

/// The same as one line.
std::string explain_json_text(Explanation const& explanation);

// Its parts.
nlohmann::ordered_json explain_months_json(Explanation const& explanation, int unit);
nlohmann::ordered_json explain_market_json(Explanation const& explanation);
nlohmann::ordered_json explain_organisation_json(Explanation const& explanation, int organisation);
nlohmann::ordered_json explain_events_json(Explanation const& explanation);
nlohmann::ordered_json explain_checks_json(Explanation const& explanation, int unit, int definition, int month);

/// The shortest decimal that gives the same single-precision number; null where it is infinite.
nlohmann::ordered_json shortest_decimal(double value);

}  // namespace ghostcast
