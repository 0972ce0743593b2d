// SPDX-License-Identifier: Apache-2.0
/// \file
/// The stationary start (section 4): offers in notice, open vacancies and the share of new people
/// that a staff in equilibrium has. Without it fill delays alone shrink the staff in the first year.
#pragma once

#include "ghostcast/core/lanes.hpp"

namespace ghostcast {

/// What one role starts with.
struct StationaryRole {
  double target;    ///< target0, real
  double newcomers; ///< people in band 0, whole
  double offers;    ///< whole
};

/// \param people          n0_r
/// \param exit_new        q_n, monthly exit probability of new people, after counter-offers
/// \param exit_settled    q_s, of settled people
/// \param ageing          1/tau_ten, (0, 1]; 0 where there is no new band
/// \param hire            p_fill x p_acc, [0, 1]; 0: nobody is ever hired, the target is n0
/// \param start           p_start, (0, 1]
GHOSTCAST_HOST_DEVICE inline StationaryRole stationary_role(double people, double exit_new, double exit_settled,
                                                            double ageing, double hire, double start)
{
  double const joining = ageing > 0.0 ? exit_settled + (1.0 - exit_new) * ageing : 1.0;
  double const new_share = ageing > 0.0 && joining > 0.0 ? exit_settled / joining : 0.0;
  double const exit = new_share * exit_new + (1.0 - new_share) * exit_settled;
  if (hire <= 0.0) return {people, 0.0, 0.0};
  // Where hiring is all but impossible the equilibrium has more vacancies than can be counted.
  double const most = 16777216.0;
  double const target = people * (1.0 - exit + exit / max(hire, 1e-6) + exit / max(start, 1e-6));
  return {min(target, most), floor(new_share * people + 0.5), min(floor(people * exit / max(start, 1e-6) + 0.5), most)};
}

}  // namespace ghostcast
