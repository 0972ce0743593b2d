// SPDX-License-Identifier: Apache-2.0
/// \file
/// What a belief implies: solved once per belief, constant along its trajectories (anchor.hpp).
#pragma once

#include "ghostcast/core/lanes.hpp"
#include "ghostcast/core/dimensions.hpp"

namespace ghostcast {

template <class L>
struct MarketConstants {
  Real<L> price_reversion;   ///< kappa
  Real<L> price_drift;       ///< mu_c a month
  Real<L> log_price0;        ///< ln c0
  Real<L> rent_reversion;    ///< kappa of the rent
  Real<L> rent_noise;        ///< sd a month
  Real<L> scarcity_probability;  ///< a month
  Real<L> algorithm_growth;  ///< gA a month
};

template <class L>
struct OrganisationConstants {
  Real<L> lead_months[2];    ///< lead0, lead1
  Real<L> log_share[max_groups];  ///< y_bar_g
  Real<L> value0;            ///< sum of V0 over its units [USD/month]
  Real<L> people0;
};

template <class L>
struct UnitConstants {
  Real<L> people0;           ///< n0
  Real<L> gpus0;             ///< G0 [quanta]
  Real<L> value0;            ///< V0 [USD/month]
  Real<L> demand_value;      ///< V at Y = demand_output, D = 0 [USD/month]; V0 unless it refers
  Real<L> log_demand_output; ///< ln Y0 of the demand curve
  Real<L> log_productivity;  ///< ln a_x
  Real<L> has_compute;       ///< 1 where a_x > 0, else 0
  Real<L> automation0;       ///< phi0
  Real<L> automation_ceiling;
  Real<L> automation_width;  ///< w [orders of magnitude / logit]
  Real<L> automation_offset; ///< offset_u, orders of magnitude
  Real<L> algorithm_exponent;
  Real<L> utilisation_floor;
  Real<L> infra_utilisation; ///< bI
  Real<L> span;              ///< Omega [GPUs / supervisor]
  Real<L> gpu_ratio0;        ///< gpr_ref [GPUs / researcher]
  Real<L> euler0;            ///< s_E at t=0
  Real<L> freeze_index0;
  Real<L> margin;
  Real<L> compute_budget0;   ///< C0 [USD/month]
  Real<L> acceptance_logit;  ///< a0
  Real<L> fill_hazard;       ///< mu_fill [1/month]
  Real<L> raid_hazard;       ///< lam_raid [1/month]
  Real<L> quit_hazard[role_count][band_count];   ///< multiplier included
  Real<L> poach_hazard[role_count];              ///< multiplier included
  Real<L> automation_elasticity[role_count];     ///< e_r
  Real<L> headcount_elasticity[role_count];      ///< g_r
  Real<L> pay[role_count];   ///< w_r after scaling to the payroll [USD/month]
  Real<L> target0[role_count];
  Real<L> people_start[role_count][band_count];
  Real<L> offers_start[role_count];
  Real<L> shares0[share_rule_count];  ///< of section 6, at t=0
};

template <class L>
struct Constants {
  MarketConstants<L> market;
  OrganisationConstants<L> organisation[max_organisations];
  UnitConstants<L> unit[max_units];
};

}  // namespace ghostcast
