// SPDX-License-Identifier: Apache-2.0
/// \file
/// What is counted, in words.
#pragma once

#include <string>

#include "ghostcast/model/definition.hpp"

namespace ghostcast {

/// "counterfactual", "Euler", "cost", "books".
char const* name_of(ShareRule rule);

/// "ghost", "dead_gpu", ...: names in results.
char const* name_of(Outcome outcome);

/// "ghost", "dead: no GPUs", ...: words for people.
char const* words_of(Outcome outcome);

/// "share", ..., "tie": names in results.
char const* name_of(Criterion criterion);

/// People that a definition allows while the peak is `peak` people:
/// max(h_abs, floor(h_rel x peak)).
double people_allowed(Definition const& definition, double peak);

/// A definition in one sentence with the number of people it allows in a unit of `people` at t=0:
/// "books share >= 90 %, at most 8,250 of 55,000 people (the larger of 6 and 15 % of the peak),
/// ..."
std::string definition_text(Definition const& definition, double people);

}  // namespace ghostcast
