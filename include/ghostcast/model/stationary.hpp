// SPDX-License-Identifier: Apache-2.0
/// \file
/// The stationary start (section 4): offers in notice, open vacancies and the share of new people
/// that a staff in equilibrium has. Without it fill delays alone shrink the staff in the first year.
#pragma once

#include "ghostcast/core/lane_bits.hpp"

namespace ghostcast {

/// What one role starts with.
template <class L>
struct StationaryRole {
  Real<L> target;    ///< target0, real
  Real<L> newcomers; ///< people in band 0, whole
  Real<L> offers;    ///< whole
};

/// \tparam L              in double precision
/// \param people          n0_r
/// \param exit_new        q_n, monthly exit probability of new people, after counter-offers
/// \param exit_settled    q_s, of settled people
/// \param ageing          1/tau_ten, (0, 1]; 0 where there is no new band
/// \param hire            p_fill x p_acc, [0, 1]; 0: nobody is ever hired, the target is n0
/// \param start           p_start, (0, 1]
template <class L>
GHOSTCAST_HOST_DEVICE inline StationaryRole<L> stationary_role(Real<L> people, Real<L> exit_new, Real<L> exit_settled,
                                                               Real<L> ageing, Real<L> hire, Real<L> start)
{
  Real<L> const zero(0);
  Real<L> const one(1);
  Mask<L> const ages = ageing > zero;
  Real<L> const joining = select(ages, exit_settled + (one - exit_new) * ageing, one);
  Real<L> const new_share = select(ages && joining > zero, exit_settled / joining, zero);
  Real<L> const exit = new_share * exit_new + (one - new_share) * exit_settled;
  // Where hiring is all but impossible the equilibrium has more vacancies than can be counted.
  Real<L> const most = real<L>(16777216.0);
  Real<L> const least = real<L>(1e-6);
  Real<L> const target = people * (one - exit + exit / max(hire, least) + exit / max(start, least));
  Mask<L> const hires = hire > zero;
  return {select(hires, min(target, most), people), select(hires, floor(new_share * people + real<L>(0.5)), zero),
          select(hires, min(floor(people * exit / max(start, least) + real<L>(0.5)), most), zero)};
}

}  // namespace ghostcast
