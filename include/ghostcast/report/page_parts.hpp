// SPDX-License-Identifier: Apache-2.0
/// \file
/// What a page keeps of each document.
#pragma once

#include <nlohmann/json.hpp>
#include <string>

namespace ghostcast {

/// Of a result: no ranges, no document of the scenario; of the spread over beliefs its quantiles alone.
nlohmann::ordered_json page_result(nlohmann::ordered_json const& result);

/// Of one trajectory: columns by month of the unit it was chosen for, and events that are not routine.
nlohmann::ordered_json page_story(nlohmann::ordered_json const& story);

/// Of a comparison: the curves of ghosts, and totals.
nlohmann::ordered_json page_comparison(nlohmann::ordered_json const& comparison);

/// Unit, default, source and meaning of every parameter, by section and key.
nlohmann::ordered_json page_parameters();

/// The sentences of all warnings by code, with {names} where values stand.
nlohmann::ordered_json page_warning_texts();

/// A word as a POSIX shell takes it whole.
std::string shell_word(std::string const& word);

/// `ghostcast VERB SCENARIO FLAGS` with the plan, the changes and the seed of a result.
std::string command_of(std::string const& verb, nlohmann::ordered_json const& result,
                       std::string const& flags);

/// The same numbers with six digits. \post of integers and words nothing changes
nlohmann::ordered_json with_six_digits(nlohmann::ordered_json json);

}  // namespace ghostcast
