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

/// What a definition asks of share and headcount: "books share >= 90 %", "counterfactual share >=
/// 90 %, at most 15 % of peak headcount"; "at most 6 people" where that is more for `people`.
std::string definition_gist(Definition const& definition, double people);

/// A definition in one sentence with the number of people it allows while a unit of `people` at t=0
/// has not grown: "books share >= 90 %, at most 8,250 of today's 55,000 people (the larger of 6 and
/// 15 % of the peak so far), ..."; "at most 6 people (of 5 today; ...)" where it allows them all.
std::string definition_text(Definition const& definition, double people);

}  // namespace ghostcast
