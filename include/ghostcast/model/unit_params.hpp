// SPDX-License-Identifier: Apache-2.0
/// \file
/// Parameters of a business unit. Members are named after their scenario keys; every member is a
/// Real<L>. "-1 is solved" marks what anchoring fills in when the scenario does not give it
/// (anchor.hpp, section 4).
#pragma once

#include "ghostcast/core/storage.hpp"

namespace ghostcast {

template <class L>
struct UnitParams {
  // observed at t=0
  StoredReal<L> people[role_count];           ///< n0_r
  StoredReal<L> new_people[role_count];       ///< of them in tenure band 0, without stationary start
  StoredReal<L> initial_offers[role_count];   ///< accepted offers in notice, without stationary start
  StoredReal<L> open_positions[role_count];   ///< added to target0_r at t=0
  StoredReal<L> gpus;                         ///< G0 [GPUs]
  StoredReal<L> monthly_value;                ///< V0 [USD/month], > 0
  StoredReal<L> initial_compute_share;        ///< s_K at t=0, [0, 1)
  StoredReal<L> initial_automation;           ///< phi0, (0, 1); -1 is solved: .95 x share
  StoredReal<L> initial_utilisation;          ///< util at t=0; -1: infra_utilisation stands
  StoredReal<L> initial_knowledge;            ///< K0, [0, 1]
  StoredReal<L> initially_up;                 ///< 1: the unit runs at t=0, 0: in outage

  // production (eqs. 5, 18-25)
  StoredReal<L> substitution_rho;             ///< rho <= 1
  StoredReal<L> automation_width;             ///< w [orders of magnitude / logit]
  StoredReal<L> automation_ceiling;           ///< phi_max, (0, 1]
  StoredReal<L> adoption_rate;                ///< alpha a month, [0, 1]
  StoredReal<L> compute_exponent;             ///< zeta
  StoredReal<L> algorithm_exponent;           ///< zetaA; -1 is compute_exponent
  StoredReal<L> role_weight[role_count];      ///< omega_r
  StoredReal<L> new_hire_productivity;        ///< omega_new
  StoredReal<L> knowledge_exponent;           ///< kap; 0 is off
  StoredReal<L> utilisation_floor;            ///< util0
  StoredReal<L> infra_utilisation;            ///< bI [GPUs / engineer]
  StoredReal<L> supervision_slack;            ///< capacity / need at t=0; -1: supervision_span stands
  StoredReal<L> supervision_span;             ///< Omega at t=0 [GPUs / supervisor], where slack is -1; inf is off
  StoredReal<L> supervision_growth;           ///< gOm a month
  StoredReal<L> supervision_growth_half;      ///< [months]; inf keeps it
  StoredReal<L> researcher_supervision;       ///< s_res, supervisors a researcher stands for
  StoredReal<L> outage_hazard;                ///< iota, probability a month, [0, 1]
  StoredReal<L> outage_knowledge_effect;      ///< iK
  StoredReal<L> recovery_probability;         ///< rec, [0, 1]
  StoredReal<L> demand_growth;                ///< gD a month
  StoredReal<L> demand_growth_half;           ///< [months]; inf keeps it
  StoredReal<L> demand_growth_long;           ///< gD_long a month
  StoredReal<L> demand_noise;                 ///< sdD a month
  StoredReal<L> pass_through;                 ///< 1 - 1/eps, (0, 1]; 1 is off (eps = inf)
  StoredReal<L> value_ceiling;                ///< vmax [V0], > 1; inf is off

  // money (eqs. 12, 27, 28)
  StoredReal<L> monthly_pay[role_count];      ///< w_r [USD/month]
  StoredReal<L> monthly_payroll;              ///< [USD/month]: scales monthly_pay; -1 is off
  StoredReal<L> pay_drift;                    ///< mu_w, log growth a month
  StoredReal<L> pay_drift_half;               ///< [months]; inf keeps it
  StoredReal<L> pay_heat_effect;              ///< eta_w
  StoredReal<L> other_nonlabour;              ///< oc [V0]
  StoredReal<L> other_cost_elasticity;        ///< ko
  StoredReal<L> amortisation_months;          ///< amort
  StoredReal<L> opex_per_gpu;                 ///< [USD / GPU-month]
  StoredReal<L> opex_fall_half_months;        ///< ln 2 / opex_fall; inf is constant
  StoredReal<L> compute_budget_elasticity;    ///< kc
  StoredReal<L> compute_budget_on_share;      ///< ks
  StoredReal<L> base_income;                  ///< base [V0 a month]
  StoredReal<L> margin;                       ///< share of value paid out; -1 is solved
  StoredReal<L> initial_cash_payrolls;        ///< cash at t=0 and the reserve kept [payrolls]
  StoredReal<L> cash_cap;                     ///< [payrolls]
  StoredReal<L> credit;                       ///< [payrolls] below zero before the unit is broke
  StoredReal<L> freeze_above;                 ///< freeze_hi
  StoredReal<L> freeze_below;                 ///< freeze_lo
  StoredReal<L> hiring_freeze;                ///< FreezeMode (lever)
  StoredReal<L> freeze_exempt[role_count];    ///< 1: hired in a freeze too (lever)

  // GPUs (eqs. 9, 12-15)
  StoredReal<L> retirement_rate;              ///< del_G, probability a month, [0, 1]
  StoredReal<L> appetite;                     ///< Appetite
  StoredReal<L> priority;                     ///< prio_u
  StoredReal<L> gpu_guarantee;                ///< [GPUs / researcher] (lever)
  StoredReal<L> leased_gpus;                  ///< rented for some months by the plan [GPUs] (lever)

  // people (eqs. 30-39)
  StoredReal<L> quit_hazard_settled[role_count];  ///< [1/month]
  StoredReal<L> quit_hazard_new[role_count];      ///< [1/month]
  StoredReal<L> quit_multiplier;
  StoredReal<L> poach_hazard[role_count];         ///< [1/month]
  StoredReal<L> poach_multiplier;
  StoredReal<L> ramp_months;                  ///< tau_ten [months]; 0: no new band, starters are settled
  StoredReal<L> automation_elasticity;        ///< multiplies e_r; 0 is off
  StoredReal<L> role_automation_elasticity[role_count];  ///< e_r
  StoredReal<L> headcount_elasticity;         ///< multiplies g_r; 0 is off
  StoredReal<L> role_headcount_elasticity[role_count];   ///< g_r
  StoredReal<L> minimum_people[role_count];   ///< min_r (lever)
  StoredReal<L> supervisor_rule;              ///< SupervisorRule
  StoredReal<L> cancelled_positions[role_count];  ///< taken off target0_r (lever)
  StoredReal<L> retention_bonus;              ///< B [payrolls] (lever)
  StoredReal<L> bonus_effect;                 ///< b_bonus
  StoredReal<L> freeze_quit_effect;           ///< b_freeze
  StoredReal<L> shrink_quit_effect;           ///< b_shrink
  StoredReal<L> gpu_quit_effect;              ///< b_gpu
  StoredReal<L> counter_offer_success;        ///< p_co, [0, 1] (lever)
  StoredReal<L> counter_offer_cost;           ///< co_cost [months of pay]
  StoredReal<L> raid_rate_per_year;           ///< 12 lam_raid [1/year]
  StoredReal<L> raid_fraction_a;              ///< Kumaraswamy a, > 0
  StoredReal<L> raid_fraction_b;              ///< Kumaraswamy b, > 0
  StoredReal<L> raid_max_people;              ///< raid_max
  StoredReal<L> visibility;
  StoredReal<L> acquisition_threshold;        ///< theta_acq, share of people
  StoredReal<L> purchase_blocked;             ///< p_block, [0, 1]
  StoredReal<L> licence_fee;                  ///< [USD]
  StoredReal<L> team_raid_rate_per_year;      ///< 12 lam_team [1/year]
  StoredReal<L> team_raid_size;               ///< mean, people, >= 1 (1 + geometric)
  StoredReal<L> team_raid_role;               ///< Role; -1: drawn in proportion to poach hazard x people
  StoredReal<L> scheduled_raid_fraction;      ///< of all people this month (event)
  StoredReal<L> scheduled_raid_people[role_count];  ///< this month (event)
  StoredReal<L> redundancy_rate;              ///< lay, probability a month of a surplus place, [0, 1] (lever)
  StoredReal<L> layoff_waves_per_year;        ///< lam_lay [1/year]
  StoredReal<L> layoff_size_median;           ///< share of staff
  StoredReal<L> layoff_size_sigma;            ///< of its log
  StoredReal<L> scheduled_layoff;             ///< share of staff this month (event)
  StoredReal<L> transfer_probability;         ///< p_tr, [0, 1]
  StoredReal<L> fill_days;                    ///< 30.4 / mu_fill [days]
  StoredReal<L> fill_heat_effect;             ///< eta_fill
  StoredReal<L> offer_acceptance;             ///< logistic(a0), (0, 1]; 1: everybody accepts
  StoredReal<L> gpu_appeal;                   ///< aG
  StoredReal<L> pay_appeal;                   ///< a_pay
  StoredReal<L> pay;                          ///< pay / market (lever); scales pay too
  StoredReal<L> start_probability;            ///< p_start, (0, 1]
  StoredReal<L> hiring_cost;                  ///< hire_cost [months of pay]
  StoredReal<L> knowledge_decay;              ///< dK a month
  StoredReal<L> knowledge_lost_with_leavers;  ///< tauK
  StoredReal<L> knowledge_learning;           ///< lK a month
  StoredReal<L> knowledge_half_people;        ///< nhK, people
  StoredReal<L> knowledge_from_rivals;        ///< poll_in

  // outcomes (section 6)
  StoredReal<L> starvation_share;             ///< starve: dead below this x G0
  StoredReal<L> maintenance_value;            ///< m_val: maintenance below this x V0
};

}  // namespace ghostcast
