// SPDX-License-Identifier: Apache-2.0
/// \file
/// Parameters of an organisation: power, orders, the GPU pool and its division (eqs. 8-16, 29).
/// Members are named after their scenario keys; every member is a Real<L>.
#pragma once

#include "ghostcast/core/lanes.hpp"
#include "ghostcast/core/dimensions.hpp"

namespace ghostcast {

template <class L>
struct OrganisationParams {
  // eq. 8: power
  Real<L> power_mw;               ///< at t=0 [MW]; inf is unlimited
  Real<L> power_growth;           ///< gE, log growth [1/month]
  Real<L> power_growth_half;      ///< [months] after which the growth has halved; inf keeps it
  Real<L> power_max_mw;           ///< ceiling [MW]; inf is none
  Real<L> power_step_mw;          ///< dE, size of a new connection [MW]
  Real<L> power_step_hazard;      ///< lam_E, probability of one a month, [0, 1]
  Real<L> kw_per_gpu;             ///< [kW]
  Real<L> pue;                    ///< power usage effectiveness, >= 1

  // eq. 10: orders
  Real<L> lead_weeks_normal;      ///< [weeks]
  Real<L> lead_weeks_tight;       ///< in a shortage [weeks]
  Real<L> install_weeks;          ///< added to both [weeks]
  Real<L> lead_infra_effect;      ///< b_lead, per log infrastructure engineer; 0 is off
  Real<L> lead_infra_scale;       ///< I0, engineers
  Real<L> initial_orders[order_stages];  ///< GPUs on order per stage at t=0; -1 is the steady state
  Real<L> initial_free_gpus;      ///< idle GPUs at t=0

  // eqs. 11-16: the pool
  Real<L> project_end_rate;       ///< p_end, share of GPUs released a month, [0, 1] (lever)
  Real<L> release;                ///< ReleaseMode (lever)
  Real<L> full_period;            ///< months between full re-divisions (lever)
  Real<L> allocation;             ///< AllocationRule (lever)
  Real<L> group_weight[max_groups];  ///< shares of the pool, > 0
  Real<L> group_noise;            ///< pol_sd a month; 0 is fixed shares
  Real<L> weight_on_value;        ///< theta_V
  Real<L> weight_on_headcount;    ///< nu_head: the old metric of power
  Real<L> weight_on_gpus;         ///< nu_gpu: the new one

  // eq. 29: capital
  Real<L> rental;                 ///< 1: the units rent their GPUs, 0: the organisation owns them
  Real<L> capex_share;            ///< of the sum of value [USD/USD] (lever)
  Real<L> order_headroom;         ///< fleet on order at most this x what units can pay
  Real<L> capital0;               ///< carry at t=0 [USD]
  Real<L> separate_capital;       ///< 1: orders are paid from capital grants alone
  Real<L> freeze_pass;            ///< share of the payroll that a freeze saves that buys GPUs

  // events of the plan; off is 0
  Real<L> grant_capital;          ///< into carry and cash this month [USD] (event)
  Real<L> order_gpus;             ///< GPUs ordered this month outside carry (event)
  Real<L> one_off_order;          ///< USD of GPUs ordered a month outside carry (lever)
};

}  // namespace ghostcast
