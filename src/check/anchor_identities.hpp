// SPDX-License-Identifier: Apache-2.0
/// \file
/// Checks of an anchored unit; internal to src/check.
#pragma once

#include <vector>

#include "anchor_state.hpp"
#include "ghostcast/check/anchor_listing.hpp"
#include "ghostcast/scenario/parameter_info.hpp"

namespace ghostcast {

/// Identities of one component, the same ones in the same order for each.
std::vector<Identity> identities_of(ModelParams const& model, int unit, AnchorState const& at);

/// Roles at the stationary start. \pre stationary_start
std::vector<RoleStart> role_starts(AnchorState const& at, int unit);

/// Payroll of t=0 [USD/month] by the solved pay of each role.
double payroll_of(AnchorState const& at, int unit);

}  // namespace ghostcast
