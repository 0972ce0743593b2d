// SPDX-License-Identifier: Apache-2.0
/// \file
/// How many people a unit wants (eq. 30), and the layoffs that lower it (eq. 35).
#pragma once

#include "ghostcast/model/constants.hpp"
#include "ghostcast/model/features.hpp"
#include "ghostcast/model/state.hpp"
#include "ghostcast/model/unit_params.hpp"
#include "ghostcast/math/math.hpp"
#include "ghostcast/math/normal.hpp"
#include "ghostcast/random/variates.hpp"

namespace ghostcast {

/// Eq. 35: whether a layoff wave comes this month, and the share of staff it takes.
/// \param word  wave at [2], size at [3]
template <class L>
GHOSTCAST_HOST_DEVICE void sample_layoff_wave(UnitParams<L> const& p, Word<L> const (&word)[4], UnitState<L>& s)
{
  Real<L> const probability = -expm1<L>(p.layoff_waves_per_year * Real<L>(-1.0 / 12.0));
  Mask<L> const wave = bernoulli<L>(probability, word[2]);
  s.layoff_fraction = Real<L>(0);
  if (!any(wave)) return;
  Real<L> const size = p.layoff_size_median * exp<L>(p.layoff_size_sigma * normal_quantile<L>(word[3]));
  s.layoff_fraction = select(wave, min(size, Real<L>(1)), Real<L>(0));
}

/// Eq. 30: the memory of layoffs: the target recovers with a half-life of 24 months.
template <class L>
GHOSTCAST_HOST_DEVICE void advance_target_scale(UnitParams<L> const& p, UnitState<L>& s)
{
  Real<L> const one(1);
  constexpr double kept = 0.971531941153606;  // 2^(-1/24)
  Real<L> const recovered = one - (one - s.target_scale) * Real<L>(kept);
  s.target_scale = recovered * (one - s.layoff_fraction) * (one - p.scheduled_layoff);
}

/// Eq. 30: people wanted in each role, by automation and value; never below the minimum.
///
/// \param quantum  GPUs
template <class L>
GHOSTCAST_HOST_DEVICE void set_targets(Features const& on, UnitParams<L> const& p, UnitConstants<L> const& c, Real<L> quantum,
                                       UnitState<L>& s)
{
  Real<L> log_left(0);
  Real<L> log_value(0);
  if (on.targets_vary) {
    log_left = log<L>((Real<L>(1) - s.automation) / (Real<L>(1) - c.automation0));
    log_value = log<L>(clip(s.value, Real<L>(0.05), Real<L>(50)));
  }
  for (int r = 0; r < role_count; ++r) {
    if (!on.role[r]) continue;
    Real<L> wanted = max(c.target0[r] - p.cancelled_positions[r], Real<L>(0));
    if (on.targets_vary) {
      Real<L> const response = fma(c.automation_elasticity[r], log_left, c.headcount_elasticity[r] * log_value);
      wanted = wanted * s.target_scale * exp<L>(response);
    }
    s.target[r] = min(max(p.minimum_people[r], floor(wanted + Real<L>(0.5))), Real<L>(16777216.0));  // counts end at 2^24
  }
  Mask<L> const spans = p.supervisor_rule == Real<L>(static_cast<int>(SupervisorRule::span)) && s.span > Real<L>(0);
  if (any(spans)) {
    Real<L> const needed = ceil((s.gpus + s.leased) * quantum / select(spans, s.span, Real<L>(1)));
    s.target[supervisor] = select(spans, max(s.target[supervisor], needed), s.target[supervisor]);
  }
}

}  // namespace ghostcast
