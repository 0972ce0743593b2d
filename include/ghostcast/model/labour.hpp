// SPDX-License-Identifier: Apache-2.0
/// \file
/// Human labour, usable and supervised GPUs, and compute's labour (eqs. 19-22).
#pragma once

#include "ghostcast/model/constants.hpp"
#include "ghostcast/model/decay.hpp"
#include "ghostcast/model/unit_params.hpp"

namespace ghostcast {

/// Eq. 22: H = K^kap sum of omega_r (settled + omega_new x new) [full-time-human equivalents].
template <class L>
GHOSTCAST_HOST_DEVICE Real<L> human_labour(UnitParams<L> const& p, StoredReal<L> const (&n)[role_count][band_count],
                                           Real<L> knowledge)
{
  Real<L> sum(0);
  for (int r = 0; r < role_count; ++r) {
    sum = fma(p.role_weight[r], fma(p.new_hire_productivity, n[r][newcomer], n[r][settled]), sum);
  }
  Mask<L> const matters = p.knowledge_exponent != Real<L>(0);
  if (!any(matters)) return sum;
  return sum * pow<L>(max(knowledge, Real<L>(1e-6)), p.knowledge_exponent);
}

/// Eq. 19: share of GPUs that infrastructure engineers make usable, [floor, 1].
///
/// \param gpus  GPUs, not quanta
template <class L>
GHOSTCAST_HOST_DEVICE Real<L> utilisation(Real<L> floor_share, Real<L> per_engineer, Real<L> engineers, Real<L> gpus)
{
  Real<L> const reach = per_engineer * engineers / max(gpus, Real<L>(1));
  return floor_share - (Real<L>(1) - floor_share) * expm1<L>(-reach);
}

/// Supervisors plus what researchers stand in for (eqs. 12, 20).
template <class L>
GHOSTCAST_HOST_DEVICE Real<L> supervision(UnitParams<L> const& p, Real<L> supervisors, Real<L> researchers)
{
  return fma(p.researcher_supervision, researchers, supervisors);
}

/// Eq. 20: GPUs that `people` can supervise; an infinite span is no limit, whoever is there.
template <class L>
GHOSTCAST_HOST_DEVICE Real<L> supervision_limit(Real<L> span, Real<L> people)
{
  Real<L> const unlimited = real<L>(1e30);
  Mask<L> const limited = span < unlimited;
  return select(limited, select(limited, span, Real<L>(1)) * people, unlimited);
}

/// Eq. 20: Omega_t [GPUs / supervisor].
template <class L>
GHOSTCAST_HOST_DEVICE Real<L> span_at(UnitParams<L> const& p, Real<L> span0, int month)
{
  Mask<L> const grows = p.supervision_growth != Real<L>(0);
  if (!any(grows)) return span0;
  Real<L> const months = faded_months<L>(Real<L>(month), p.supervision_growth_half);
  return span0 * exp<L>(p.supervision_growth * months);
}

/// Eq. 21 in logs, without outages: ln x = ln a_x + zeta ln(G_s util) + zetaA A.
///
/// \param usable_gpus  supervised GPUs x utilisation, > 0
template <class L>
GHOSTCAST_HOST_DEVICE Real<L> log_compute_labour(Real<L> log_productivity, Real<L> exponent, Real<L> usable_gpus,
                                                 Real<L> algorithm_exponent, Real<L> algorithms)
{
  return fma(exponent, log<L>(usable_gpus), fma(algorithm_exponent, algorithms, log_productivity));
}

}  // namespace ghostcast
