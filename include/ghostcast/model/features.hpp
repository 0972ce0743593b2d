// SPDX-License-Identifier: Apache-2.0
/// \file
/// Which mechanisms can act at all in a run; the rest is skipped, with the same result.
#pragma once

#include "ghostcast/core/dimensions.hpp"

namespace ghostcast {

struct ModelParams;

/// A flag is false only if the mechanism's parameter is off in every belief and every month of the
/// plan; skipping it then changes no bit, because its draws have addresses of their own.
struct Features {
  bool shortage;        ///< shortage_on or shortage_at_start
  bool heat;            ///< heat_noise, heat_jump_*, initial_heat, crash_heat
  bool rental;          ///< some organisation rents, or some lever leases
  bool algorithms;      ///< algorithm_halving_months finite, noise, or frontier_growth
  bool commodity;       ///< anything that moves chi
  bool crash;
  bool power;           ///< power_mw finite
  bool demand_noise;
  bool retirement;
  bool compute;         ///< GPUs exist, are on order, or can be bought
  bool outage;
  bool team_raid;
  bool raid;            ///< by hazard or scheduled
  bool layoffs;         ///< waves or scheduled
  bool redundancy;
  bool transfers;
  bool poaching;
  bool counter_offers;
  bool tenure;          ///< ramp_months > 0 or new people at t=0
  bool quits_vary;      ///< quit and poach hazards depend on the state
  bool targets_vary;    ///< headcount targets depend on phi, V or layoffs
  bool role[role_count];///< someone is, or may be, in the role
};

/// The features of a model by its numbers, draws and lever steps; `model.features` is not read.
Features features_of(ModelParams const& model);

}  // namespace ghostcast
