// SPDX-License-Identifier: Apache-2.0
/// \file
/// What the state does not keep, worked out again from the month's random words: the model's
/// functions are pure and the words have addresses.
#pragma once

#include "ghostcast/model/world.hpp"
#include "ghostcast/replay/replay.hpp"

namespace ghostcast {

/// The month of `unit` that `world` has just finished. \param before  its state a month earlier
UnitMonth look_back(World<Scalar> const& world, int unit, UnitState<Scalar> const& before);

/// The same for an organisation.
OrganisationMonth look_back(World<Scalar> const& world, int organisation,
                            OrganisationState<Scalar> const& before);

/// Whether talent heat jumped in the month that `world` has just finished (eq. 2).
bool heat_jumped(World<Scalar> const& world);

}  // namespace ghostcast
