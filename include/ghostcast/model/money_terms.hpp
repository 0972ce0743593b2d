// SPDX-License-Identifier: Apache-2.0
/// \file
/// Value, costs and shares as pure functions (eqs. 25-28).
#pragma once

#include "ghostcast/core/lanes.hpp"
#include "ghostcast/math/math.hpp"
#include "ghostcast/model/decay.hpp"
#include "ghostcast/model/unit_params.hpp"

namespace ghostcast {

/// Eq. 25, the ceiling: r vmax / (vmax - 1 + r) for r = V/V0; r itself where vmax is infinite.
template <class L>
GHOSTCAST_HOST_DEVICE Real<L> value_below_ceiling(Real<L> ratio, Real<L> ceiling)
{
  return ratio / fma(ratio - Real<L>(1), Real<L>(1) / ceiling, Real<L>(1));
}

/// Eq. 27: e^(eta_w h + mu_w faded months), the drift of pay since t=0, times the pay lever.
template <class L>
GHOSTCAST_HOST_DEVICE Real<L> pay_level(UnitParams<L> const& p, Real<L> heat, int month)
{
  if (!any(p.pay_drift != Real<L>(0) || p.pay_heat_effect * heat != Real<L>(0))) return p.pay;
  Real<L> const drift = p.pay_drift * faded_months<L>(Real<L>(month), p.pay_drift_half);
  return p.pay * exp<L>(fma(p.pay_heat_effect, heat, drift));
}

/// Eq. 27: opex of a GPU in `month` [USD/GPU-month].
template <class L>
GHOSTCAST_HOST_DEVICE Real<L> opex_at(UnitParams<L> const& p, int month)
{
  return p.opex_per_gpu * halving<L>(Real<L>(month), p.opex_fall_half_months);
}

/// Cost of an owned GPU bought at `price` [USD/GPU-month].
template <class L>
GHOSTCAST_HOST_DEVICE Real<L> owned_gpu_cost(UnitParams<L> const& p, Real<L> price, Real<L> opex)
{
  return price / p.amortisation_months + opex;
}

/// Eq. 28: marginal value per USD of compute over that of labour, in logs.
template <class L>
GHOSTCAST_HOST_DEVICE Real<L> freeze_index(Real<L> euler_share, Real<L> gpu_cost, Real<L> payroll)
{
  Real<L> const one(1);
  Real<L> const share = clip(euler_share, Real<L>(1e-6), Real<L>(1.0 - 1e-6));
  return log<L>(share / (one - share) * (max(payroll, one) / max(gpu_cost, one)));
}

/// Whole USD of an amount, for sums over units; 1e17 is beyond any meaning and far below 2^63.
template <class L>
GHOSTCAST_HOST_DEVICE Wide<L> whole_dollars(Real<L> amount)
{
  return to_wide(min(amount, Real<L>(1e17)));
}

/// a/b, and 0 where b is not positive.
template <class L>
GHOSTCAST_HOST_DEVICE Real<L> share_of(Real<L> part, Real<L> whole)
{
  Mask<L> const some = whole > Real<L>(0);
  return select(some, part / select(some, whole, Real<L>(1)), Real<L>(0));
}

}  // namespace ghostcast
