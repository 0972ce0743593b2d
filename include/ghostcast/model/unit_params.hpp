// SPDX-License-Identifier: Apache-2.0
/// \file
/// Parameters of a business unit. Members are named after their scenario keys; every member is a
/// Real<L>. "-1 is solved" marks what anchoring fills in when the scenario does not give it
/// (anchor.hpp, section 4).
#pragma once

#include "ghostcast/core/lanes.hpp"
#include "ghostcast/core/dimensions.hpp"

namespace ghostcast {

template <class L>
struct UnitParams {
  // observed at t=0
  Real<L> people[role_count];           ///< n0_r
  Real<L> new_people[role_count];       ///< of them in tenure band 0, without stationary start
  Real<L> initial_offers[role_count];   ///< accepted offers in notice, without stationary start
  Real<L> open_positions[role_count];   ///< added to target0_r at t=0
  Real<L> gpus;                         ///< G0 [GPUs]
  Real<L> monthly_value;                ///< V0 [USD/month], > 0
  Real<L> initial_compute_share;        ///< s_K at t=0, [0, 1)
  Real<L> initial_automation;           ///< phi0, (0, 1); -1 is solved: .95 x share
  Real<L> initial_utilisation;          ///< util at t=0; -1: infra_utilisation stands
  Real<L> initial_knowledge;            ///< K0, [0, 1]
  Real<L> initially_up;                 ///< 1: the unit runs at t=0, 0: in outage

  // production (eqs. 5, 18-25)
  Real<L> substitution_rho;             ///< rho <= 1
  Real<L> automation_width;             ///< w [orders of magnitude / logit]
  Real<L> automation_ceiling;           ///< phi_max, (0, 1]
  Real<L> adoption_rate;                ///< alpha a month, [0, 1]
  Real<L> compute_exponent;             ///< zeta
  Real<L> algorithm_exponent;           ///< zetaA; -1 is compute_exponent
  Real<L> role_weight[role_count];      ///< omega_r
  Real<L> new_hire_productivity;        ///< omega_new
  Real<L> knowledge_exponent;           ///< kap; 0 is off
  Real<L> utilisation_floor;            ///< util0
  Real<L> infra_utilisation;            ///< bI [GPUs / engineer]
  Real<L> supervision_slack;            ///< capacity / need at t=0; -1: supervision_span stands
  Real<L> supervision_span;             ///< Omega at t=0 [GPUs / supervisor], where slack is -1; inf is off
  Real<L> supervision_growth;           ///< gOm a month
  Real<L> supervision_growth_half;      ///< [months]; inf keeps it
  Real<L> researcher_supervision;       ///< s_res, supervisors a researcher stands for
  Real<L> outage_hazard;                ///< iota, probability a month, [0, 1]
  Real<L> outage_knowledge_effect;      ///< iK
  Real<L> recovery_probability;         ///< rec, [0, 1]
  Real<L> demand_growth;                ///< gD a month
  Real<L> demand_growth_half;           ///< [months]; inf keeps it
  Real<L> demand_growth_long;           ///< gD_long a month
  Real<L> demand_noise;                 ///< sdD a month
  Real<L> pass_through;                 ///< 1 - 1/eps, (0, 1]; 1 is off (eps = inf)
  Real<L> value_ceiling;                ///< vmax [V0], > 1; inf is off

  // money (eqs. 12, 27, 28)
  Real<L> monthly_pay[role_count];      ///< w_r [USD/month]
  Real<L> monthly_payroll;              ///< [USD/month]: scales monthly_pay; -1 is off
  Real<L> pay_drift;                    ///< mu_w, log growth a month
  Real<L> pay_drift_half;               ///< [months]; inf keeps it
  Real<L> pay_heat_effect;              ///< eta_w
  Real<L> other_nonlabour;              ///< oc [V0]
  Real<L> other_cost_elasticity;        ///< ko
  Real<L> amortisation_months;          ///< amort
  Real<L> opex_per_gpu;                 ///< [USD / GPU-month]
  Real<L> opex_fall_half_months;        ///< ln 2 / opex_fall; inf is constant
  Real<L> compute_budget_elasticity;    ///< kc
  Real<L> compute_budget_on_share;      ///< ks
  Real<L> base_income;                  ///< base [V0 a month]
  Real<L> margin;                       ///< share of value paid out; -1 is solved
  Real<L> initial_cash_payrolls;        ///< cash at t=0 and the reserve kept [payrolls]
  Real<L> cash_cap;                     ///< [payrolls]
  Real<L> credit;                       ///< [payrolls] below zero before the unit is broke
  Real<L> freeze_above;                 ///< freeze_hi
  Real<L> freeze_below;                 ///< freeze_lo
  Real<L> hiring_freeze;                ///< FreezeMode (lever)
  Real<L> freeze_exempt[role_count];    ///< 1: hired in a freeze too (lever)

  // GPUs (eqs. 9, 12-15)
  Real<L> retirement_rate;              ///< del_G, probability a month, [0, 1]
  Real<L> appetite;                     ///< Appetite
  Real<L> priority;                     ///< prio_u
  Real<L> gpu_guarantee;                ///< [GPUs / researcher] (lever)
  Real<L> leased_gpus;                  ///< rented for some months by the plan [GPUs] (lever)

  // people (eqs. 30-39)
  Real<L> quit_hazard_settled[role_count];  ///< [1/month]
  Real<L> quit_hazard_new[role_count];      ///< [1/month]
  Real<L> quit_multiplier;
  Real<L> poach_hazard[role_count];         ///< [1/month]
  Real<L> poach_multiplier;
  Real<L> ramp_months;                  ///< tau_ten [months]; 0: no new band, starters are settled
  Real<L> automation_elasticity;        ///< multiplies e_r; 0 is off
  Real<L> role_automation_elasticity[role_count];  ///< e_r
  Real<L> headcount_elasticity;         ///< multiplies g_r; 0 is off
  Real<L> role_headcount_elasticity[role_count];   ///< g_r
  Real<L> minimum_people[role_count];   ///< min_r (lever)
  Real<L> supervisor_rule;              ///< SupervisorRule
  Real<L> cancelled_positions[role_count];  ///< taken off target0_r (lever)
  Real<L> retention_bonus;              ///< B [payrolls] (lever)
  Real<L> bonus_effect;                 ///< b_bonus
  Real<L> freeze_quit_effect;           ///< b_freeze
  Real<L> shrink_quit_effect;           ///< b_shrink
  Real<L> gpu_quit_effect;              ///< b_gpu
  Real<L> counter_offer_success;        ///< p_co, [0, 1] (lever)
  Real<L> counter_offer_cost;           ///< co_cost [months of pay]
  Real<L> raid_rate_per_year;           ///< 12 lam_raid [1/year]
  Real<L> raid_fraction_a;              ///< Kumaraswamy a, > 0
  Real<L> raid_fraction_b;              ///< Kumaraswamy b, > 0
  Real<L> raid_max_people;              ///< raid_max
  Real<L> visibility;
  Real<L> acquisition_threshold;        ///< theta_acq, share of people
  Real<L> purchase_blocked;             ///< p_block, [0, 1]
  Real<L> licence_fee;                  ///< [USD]
  Real<L> team_raid_rate_per_year;      ///< 12 lam_team [1/year]
  Real<L> team_raid_size;               ///< mean, people, >= 1 (1 + geometric)
  Real<L> team_raid_role;               ///< Role; -1: drawn in proportion to poach hazard x people
  Real<L> scheduled_raid_fraction;      ///< of all people this month (event)
  Real<L> scheduled_raid_people[role_count];  ///< this month (event)
  Real<L> redundancy_rate;              ///< lay, probability a month of a surplus place, [0, 1] (lever)
  Real<L> layoff_waves_per_year;        ///< lam_lay [1/year]
  Real<L> layoff_size_median;           ///< share of staff
  Real<L> layoff_size_sigma;            ///< of its log
  Real<L> scheduled_layoff;             ///< share of staff this month (event)
  Real<L> transfer_probability;         ///< p_tr, [0, 1]
  Real<L> fill_days;                    ///< 30.4 / mu_fill [days]
  Real<L> fill_heat_effect;             ///< eta_fill
  Real<L> offer_acceptance;             ///< logistic(a0), (0, 1]; 1: everybody accepts
  Real<L> gpu_appeal;                   ///< aG
  Real<L> pay_appeal;                   ///< a_pay
  Real<L> pay;                          ///< pay / market (lever); scales pay too
  Real<L> start_probability;            ///< p_start, (0, 1]
  Real<L> hiring_cost;                  ///< hire_cost [months of pay]
  Real<L> knowledge_decay;              ///< dK a month
  Real<L> knowledge_lost_with_leavers;  ///< tauK
  Real<L> knowledge_learning;           ///< lK a month
  Real<L> knowledge_half_people;        ///< nhK, people
  Real<L> knowledge_from_rivals;        ///< poll_in

  // outcomes (section 6)
  Real<L> starvation_share;             ///< starve: dead below this x G0
  Real<L> maintenance_value;            ///< m_val: maintenance below this x V0
};

}  // namespace ghostcast
