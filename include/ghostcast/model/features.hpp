// SPDX-License-Identifier: Apache-2.0
/// \file
/// Which mechanisms can act at all in a run; the rest is skipped, with the same result.
#pragma once

#include "ghostcast/core/dimensions.hpp"
#include "ghostcast/core/host_device.hpp"

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
  bool stays_vary;      ///< the plan moves the chance that a counter-offer succeeds
  bool tenure;          ///< ramp_months > 0 or new people at t=0
  bool quits_vary;      ///< quit and poach hazards depend on the state
  bool targets_vary;    ///< headcount targets depend on phi, V or layoffs
  bool targets_move;    ///< or on the plan, or on GPUs: they are not those of the first month
  bool hires_vary;      ///< the chance that a vacancy is filled depends on the state or the plan
  bool role[role_count];///< someone is, or may be, in the role

  friend bool operator==(Features const&, Features const&) = default;
};

/// The same without markets in motion, plans' events, raids, layoffs, poaching and tenure: what is
/// left of a model in which people quit and are hired, and compute and labour produce.
GHOSTCAST_HOST_DEVICE constexpr Features calm(Features on)
{
  on.shortage = on.heat = on.rental = on.algorithms = on.commodity = on.crash = on.power = false;
  on.demand_noise = on.retirement = on.outage = on.team_raid = on.raid = on.layoffs = on.redundancy = false;
  on.transfers = on.poaching = on.counter_offers = on.tenure = false;
  return on;
}

/// Whether a kernel over `L` is compiled for calm models alone: what it skips costs it no register.
template <class L>
inline constexpr bool is_calm = requires { typename L::Calm; };

/// The features of a model by its numbers, draws and lever steps; `model.features` is not read.
Features features_of(ModelParams const& model);

}  // namespace ghostcast
