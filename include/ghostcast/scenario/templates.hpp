// SPDX-License-Identifier: Apache-2.0
/// \file
/// Templates: keys that several units, or roles of units, take over.
#pragma once

#include <vector>

#include "ghostcast/scenario/compilation.hpp"

namespace ghostcast {

/// Templates of one kind that a scenario may have.
inline constexpr int most_templates = 64;

/// Writes into each [[unit]] what its `template` and `roles` stand for. Its own keys win, then the
/// templates in their order, then role templates for what is left of a role; copies keep the place
/// of the original. What the unit would have otherwise (`like`, [organisation], [market]) stays for
/// the roles that have no role template.
void expand_templates(Node& root, std::vector<Fault>& faults);

/// Checks keys and values of all templates, also of those that no unit takes.
void check_templates(Compilation& compilation);

}  // namespace ghostcast
