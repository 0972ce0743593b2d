// SPDX-License-Identifier: Apache-2.0
/// \file
/// Production from compute's and human labour (section 4, eq. 23).
///
/// Task-based CES of Aghion, Jones & Jones (NBER w23928), with a fallback where compute is scarce:
/// humans then also work on automatable tasks, so that more automation never lowers output.
#pragma once

#include "ghostcast/core/lanes.hpp"
#include "ghostcast/math/math.hpp"

namespace ghostcast {

template <class L>
struct Production {
  Real<L> ratio;        ///< F/H, >= 1; 1 where x <= 0 or H <= 0 (F is ratio x H)
  Real<L> euler_share;  ///< s_E, [0, 1]
};

/// Keeps phi where its logit is finite.
template <class L>
GHOSTCAST_HOST_DEVICE Real<L> clip_automation(Real<L> phi)
{
  return clip(phi, Real<L>(1e-6), Real<L>(1.0 - 1e-6));
}

/// d > 0: ln of F (1-phi) / H = log1p(phi expm1(rho d)) / rho, and phi d in the limit rho -> 0.
template <class L>
GHOSTCAST_HOST_DEVICE Real<L> log_ces(Real<L> d, Real<L> phi, Real<L> rho)
{
  Mask<L> const cobb_douglas = abs(rho) < Real<L>(1e-8);
  Real<L> const safe = select(cobb_douglas, Real<L>(1), rho);
  return select(cobb_douglas, phi * d, log1p<L>(phi * expm1<L>(safe * d)) / safe);
}

/// Output over human labour, and compute's Euler share.
///
/// \param x    compute's labour [full-time-human equivalents], >= 0
/// \param h    human labour [same], >= 0
/// \param phi  automated share of tasks, [1e-6, 1 - 1e-6]
/// \param rho  substitution exponent, <= 1
/// Equation 23 with d = ln(x/phi) - ln(H/(1-phi)).
template <class L>
GHOSTCAST_HOST_DEVICE Production<L> produce(Real<L> x, Real<L> h, Real<L> phi, Real<L> rho)
{
  Real<L> const one(1);
  Mask<L> const active = x > Real<L>(0) && h > Real<L>(0);
  Real<L> const most = real<L>(1e30);  // beyond any meaning: keeps ratios of ratios finite
  Real<L> const labour = min(select(active, x / select(active, h, one), Real<L>(0)), most);
  Real<L> const odds = phi / (one - phi);
  Mask<L> const abundant = active && labour > odds;
  Production<L> result{one + labour, labour / (one + labour)};
  if (!any(abundant)) return result;

  Real<L> const d = log<L>(select(abundant, labour / odds, one));
  Real<L> const growth = expm1<L>(rho * d);
  Real<L> const ratio = min(exp<L>(log_ces<L>(d, phi, rho)) / (one - phi), most);
  Real<L> const euler = phi * (one + growth) / (one + phi * growth);
  result.ratio = select(abundant, ratio, result.ratio);
  result.euler_share = select(abundant, euler, result.euler_share);
  return result;
}

/// The compute's labour over human labour at which the counterfactual share 1 - H/F is `share`.
///
/// \param share  [0, 1); where rho < 0 below the bound of `largest_share`
/// The inverse of `produce`, in closed form (section 4, anchoring).
template <class L>
GHOSTCAST_HOST_DEVICE Real<L> labour_for_share(Real<L> share, Real<L> phi, Real<L> rho)
{
  Real<L> const one(1);
  Real<L> const scarce = share / (one - share);
  Real<L> const log_growth = log<L>((one - phi) / (one - share));
  Mask<L> const cobb_douglas = abs(rho) < Real<L>(1e-8);
  Real<L> const safe = select(cobb_douglas, one, rho);
  Real<L> const inside = max(expm1<L>(safe * log_growth) / phi, Real<L>(-1.0 + 1e-7));
  Real<L> const d = select(cobb_douglas, log_growth / phi, log1p<L>(inside) / safe);
  return select(share <= phi, scarce, phi / (one - phi) * exp<L>(d));
}

/// Largest counterfactual share that compute can reach: 1 for rho >= 0, else
/// 1 - (1-phi)^((1-rho)/-rho) (section 6, bound).
template <class L>
GHOSTCAST_HOST_DEVICE Real<L> largest_share(Real<L> phi, Real<L> rho)
{
  Real<L> const one(1);
  Mask<L> const complements = rho < Real<L>(0);
  Real<L> const safe = select(complements, rho, Real<L>(-1));
  Real<L> const bound = one - pow<L>(one - phi, (safe - one) / safe);
  return select(complements, bound, one);
}

/// Smallest phi at which `share` can be reached with some room: 0 for rho >= 0, else
/// 1 - (1 - share/.98)^(-rho/(1-rho)) (section 4, repair of drawn beliefs).
template <class L>
GHOSTCAST_HOST_DEVICE Real<L> required_automation(Real<L> share, Real<L> rho)
{
  Real<L> const one(1);
  Mask<L> const complements = rho < Real<L>(0);
  Real<L> const left = max(one - share / Real<L>(0.98), Real<L>(1e-6));
  Real<L> const needed = one - pow<L>(left, -rho / (one - rho));
  return select(complements, needed, Real<L>(0));
}

}  // namespace ghostcast
