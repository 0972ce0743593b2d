// SPDX-License-Identifier: Apache-2.0
/// \file
/// Why people leave of their own will: quits and poaching (eq. 31).
#pragma once

#include "ghostcast/core/lanes.hpp"
#include "ghostcast/math/math.hpp"
#include "ghostcast/model/unit_params.hpp"

namespace ghostcast {

/// Eq. 31: lg = clip(ln(GPUs per researcher / the same at t=0), -2, 2); -2 without GPUs, 0 for a
/// unit that never had any.
template <class L>
GHOSTCAST_HOST_DEVICE Real<L> log_gpu_ratio(Real<L> gpus, Real<L> researchers, Real<L> ratio0)
{
  Mask<L> const known = ratio0 > Real<L>(0);
  Mask<L> const some = known && gpus > Real<L>(0);
  Real<L> const ratio = gpus / max(researchers, Real<L>(1));
  Real<L> const relative = select(some, ratio / select(known, ratio0, Real<L>(1)), Real<L>(1));
  Real<L> const log_ratio = clip(log<L>(relative), Real<L>(-2), Real<L>(2));
  return select(some, log_ratio, select(known, Real<L>(-2), Real<L>(0)));
}

/// Eq. 31: factor on every quit hazard.
///
/// \param freeze  1 in a hiring freeze, else 0
/// \param shrunk  max(0, 1 - n/n0)
template <class L>
GHOSTCAST_HOST_DEVICE Real<L> quit_factor(UnitParams<L> const& p, Real<L> freeze, Real<L> shrunk, Real<L> gpu_ratio)
{
  Real<L> const log_factor = p.freeze_quit_effect * freeze + p.shrink_quit_effect * shrunk -
                             p.gpu_quit_effect * gpu_ratio - p.bonus_effect * p.retention_bonus;
  return exp<L>(log_factor);
}

/// Eq. 31: factor on every poach hazard.
template <class L>
GHOSTCAST_HOST_DEVICE Real<L> poach_factor(UnitParams<L> const& p, Real<L> heat, Real<L> gpu_ratio)
{
  return exp<L>(heat - p.gpu_quit_effect * gpu_ratio - p.bonus_effect * p.retention_bonus);
}

/// Probability that one person leaves within the month, counter-offers included: the approached
/// share of leavers stays with p_co (eq. 32). For the stationary start.
template <class L>
GHOSTCAST_HOST_DEVICE Real<L> exit_probability(Real<L> quit_hazard, Real<L> poach_hazard, Real<L> stay)
{
  Real<L> const total = quit_hazard + poach_hazard;
  Mask<L> const some = total > Real<L>(0);
  Real<L> const approached = select(some, poach_hazard / select(some, total, Real<L>(1)), Real<L>(0));
  return -expm1<L>(-total) * (Real<L>(1) - stay * approached);
}

}  // namespace ghostcast
