// SPDX-License-Identifier: Apache-2.0
/// \file
/// What a belief implies: solved once per belief, constant along its trajectories (anchor.hpp).
#pragma once

#include "ghostcast/core/storage.hpp"

namespace ghostcast {

template <class L>
struct MarketConstants {
  StoredReal<L> price_reversion;   ///< kappa
  StoredReal<L> price_drift;       ///< mu_c a month
  StoredReal<L> log_price0;        ///< ln c0
  StoredReal<L> rent_reversion;    ///< kappa of the rent
  StoredReal<L> rent_noise;        ///< sd a month
  StoredReal<L> scarcity_probability;  ///< a month
  StoredReal<L> algorithm_growth;  ///< gA a month
};

template <class L>
struct OrganisationConstants {
  StoredReal<L> lead_months[2];    ///< lead0, lead1
  StoredReal<L> log_share[max_groups];  ///< y_bar_g
  StoredReal<L> value0;            ///< sum of V0 over its units [USD/month]
  StoredReal<L> people0;
};

template <class L>
struct UnitConstants {
  StoredReal<L> people0;           ///< n0
  StoredReal<L> gpus0;             ///< G0 [quanta]
  StoredReal<L> value0;            ///< V0 [USD/month]
  StoredReal<L> demand_value;      ///< V at Y = demand_output, D = 0 [USD/month]; V0 unless it refers
  StoredReal<L> log_demand_output; ///< ln Y0 of the demand curve
  StoredReal<L> log_productivity;  ///< ln a_x
  StoredReal<L> has_compute;       ///< 1 where a_x > 0, else 0
  StoredReal<L> automation0;       ///< phi0
  StoredReal<L> automation_ceiling;
  StoredReal<L> automation_width;  ///< w [orders of magnitude / logit]
  StoredReal<L> automation_offset; ///< offset_u, orders of magnitude
  StoredReal<L> algorithm_exponent;
  StoredReal<L> utilisation_floor;
  StoredReal<L> infra_utilisation; ///< bI
  StoredReal<L> span;              ///< Omega [GPUs / supervisor]
  StoredReal<L> gpu_ratio0;        ///< gpr_ref [GPUs / researcher]
  StoredReal<L> euler0;            ///< s_E at t=0
  StoredReal<L> freeze_index0;
  StoredReal<L> margin;
  StoredReal<L> compute_budget0;   ///< C0 [USD/month]
  StoredReal<L> acceptance_logit;  ///< a0
  StoredReal<L> fill_hazard;       ///< mu_fill [1/month]
  StoredReal<L> raid_hazard;       ///< lam_raid [1/month]
  StoredReal<L> quit_hazard[role_count][band_count];   ///< multiplier included
  StoredReal<L> poach_hazard[role_count];              ///< multiplier included
  StoredReal<L> automation_elasticity[role_count];     ///< e_r
  StoredReal<L> headcount_elasticity[role_count];      ///< g_r
  StoredReal<L> pay[role_count];   ///< w_r after scaling to the payroll [USD/month]
  StoredReal<L> target0[role_count];
  StoredReal<L> people_start[role_count][band_count];
  StoredReal<L> offers_start[role_count];
  StoredReal<L> shares0[share_rule_count];  ///< of section 6, at t=0
};

template <class L>
struct Constants {
  MarketConstants<L> market;
  OrganisationConstants<L> organisation[organisation_capacity<L>];
  UnitConstants<L> unit[unit_capacity<L>];
};

}  // namespace ghostcast
