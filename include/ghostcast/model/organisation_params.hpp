// SPDX-License-Identifier: Apache-2.0
/// \file
/// Parameters of an organisation: power, orders, the GPU pool and its division (eqs. 8-16, 29).
/// Members are named after their scenario keys; every member is a Real<L>.
#pragma once

#include "ghostcast/core/storage.hpp"

namespace ghostcast {

template <class L>
struct OrganisationParams {
  // eq. 8: power
  StoredReal<L> power_mw;               ///< at t=0 [MW]; inf is unlimited
  StoredReal<L> power_growth;           ///< gE, log growth [1/month]
  StoredReal<L> power_growth_half;      ///< [months] after which the growth has halved; inf keeps it
  StoredReal<L> power_max_mw;           ///< ceiling [MW]; inf is none
  StoredReal<L> power_step_mw;          ///< dE, size of a new connection [MW]
  StoredReal<L> power_step_hazard;      ///< lam_E, probability of one a month, [0, 1]
  StoredReal<L> kw_per_gpu;             ///< [kW]
  StoredReal<L> pue;                    ///< power usage effectiveness, >= 1

  // eq. 10: orders
  StoredReal<L> lead_weeks_normal;      ///< [weeks]
  StoredReal<L> lead_weeks_tight;       ///< in a shortage [weeks]
  StoredReal<L> install_weeks;          ///< added to both [weeks]
  StoredReal<L> lead_infra_effect;      ///< b_lead, per log infrastructure engineer; 0 is off
  StoredReal<L> lead_infra_scale;       ///< I0, engineers
  StoredReal<L> initial_orders[order_stages];  ///< GPUs on order per stage at t=0; -1 is the steady state
  StoredReal<L> initial_free_gpus;      ///< idle GPUs at t=0

  // eqs. 11-16: the pool
  StoredReal<L> project_end_rate;       ///< p_end, share of GPUs released a month, [0, 1] (lever)
  StoredReal<L> release;                ///< ReleaseMode (lever)
  StoredReal<L> full_period;            ///< months between full re-divisions (lever)
  StoredReal<L> allocation;             ///< AllocationRule (lever)
  StoredReal<L> group_weight[max_groups];  ///< shares of the pool, > 0
  StoredReal<L> group_noise;            ///< pol_sd a month; 0 is fixed shares
  StoredReal<L> weight_on_value;        ///< theta_V
  StoredReal<L> weight_on_headcount;    ///< nu_head: the old metric of power
  StoredReal<L> weight_on_gpus;         ///< nu_gpu: the new one

  // eq. 29: capital
  StoredReal<L> rental;                 ///< 1: the units rent their GPUs, 0: the organisation owns them
  StoredReal<L> capex_share;            ///< of the sum of value [USD/USD] (lever)
  StoredReal<L> order_headroom;         ///< fleet on order at most this x what units can pay
  StoredReal<L> capital0;               ///< carry at t=0 [USD]
  StoredReal<L> separate_capital;       ///< 1: orders are paid from capital grants alone
  StoredReal<L> freeze_pass;            ///< share of the payroll that a freeze saves that buys GPUs

  // events of the plan; off is 0
  StoredReal<L> grant_capital;          ///< into carry and cash this month [USD] (event)
  StoredReal<L> order_gpus;             ///< GPUs ordered this month outside carry (event)
  StoredReal<L> one_off_order;          ///< USD of GPUs ordered a month outside carry (lever)
};

}  // namespace ghostcast
