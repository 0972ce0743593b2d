// SPDX-License-Identifier: Apache-2.0
/// \file
/// What changes along a trajectory (section 2), and the flows of the month that led there.
#pragma once

#include "ghostcast/core/lanes.hpp"
#include "ghostcast/core/dimensions.hpp"

namespace ghostcast {

template <class L>
struct MarketState {
  Mask<L> shortage;
  Real<L> heat;               ///< h, log talent heat
  Real<L> heat_level;         ///< e^h
  Real<L> heat_log_mean;      ///< m(t) = ln E e^h of the uncentred process (eq. 2)
  Real<L> heat_power;         ///< heat_persistence^(t-1)
  Real<L> log_price;          ///< c_log, log USD
  Real<L> log_rent;           ///< log USD/h
  Real<L> scarcity_left;      ///< months of rental scarcity left
  Real<L> algorithms;         ///< A_log
  Real<L> frontier;           ///< X, orders of magnitude since t=0
  Real<L> chi;                ///< commoditisation, [0, 1]
  Real<L> crash_left;         ///< months of crash left
  // of this month
  Real<L> price;              ///< c, USD a GPU, premium included
  Real<L> rent;               ///< USD a GPU-hour, scarcity included
  Real<L> chi_before_jump;
  Mask<L> commodity_day;
  Mask<L> crash;
};

template <class L>
struct OrganisationState {
  Real<L> order[order_stages];  ///< quanta on order per Erlang stage
  Real<L> order_price;          ///< mean price of what is on order [USD/GPU]
  Real<L> book_price;           ///< mean price paid for the fleet [USD/GPU]
  Real<L> free;                 ///< idle quanta
  Real<L> granted;              ///< carry from grants, never capped [USD]
  Real<L> earned;               ///< carry from income [USD]
  Real<L> one_off;              ///< of one-off orders, not yet enough for a quantum [USD]
  Real<L> power;                ///< [MW]
  Real<L> saved_payroll;        ///< payroll that freezes saved last month [USD]
  // of this month
  Real<L> failed;               ///< idle quanta that failed
  Real<L> arrived;              ///< quanta
  Real<L> pool;                 ///< quanta to be divided
  Mask<L> clipped;              ///< the fleet met 2^24 quanta
};

/// The unit's four shares (eq. 26).
template <class L>
struct Shares {
  Real<L> of[share_rule_count];
};

/// How far the criteria of one definition have come, and what was recorded.
template <class L>
struct Judgement {
  Mask<L> decided;          ///< the first outcome is known
  Mask<L> ghost;            ///< and it is the ghost
  Mask<L> relapsed;
  Real<L> run;              ///< consecutive months with all criteria
  Real<L> share_run;        ///< consecutive months with each of them
  Real<L> headcount_run;
  Real<L> value_run;
};

template <class L>
struct UnitState {
  Real<L> n[role_count][band_count];  ///< people
  Real<L> offers[role_count];         ///< accepted offers in notice
  Real<L> gpus;                       ///< G [quanta], without leased ones
  Real<L> leased;                     ///< rented for some months by the plan [quanta]
  Real<L> rent_due;                   ///< a renter's quanta that join next month
  Real<L> knowledge;                  ///< K
  Real<L> automation;                 ///< phi
  Real<L> cash;                       ///< [USD]
  Mask<L> up;
  Mask<L> freeze;
  Mask<L> running;                    ///< not dead, not acquired
  Real<L> demand;                     ///< D_log
  Real<L> target_scale;               ///< (0, 1]
  Real<L> people;                     ///< sum of n
  Real<L> peak;                       ///< n_peak
  Real<L> starved_run, broke_run, empty_run, maintenance_run, supervisor_run;  ///< months
  Judgement<L> judgement[max_definitions];

  // carried from last month
  Real<L> value_up;                   ///< V / V0 as if compute had been up
  Real<L> euler_up;                   ///< s_E as if compute had been up
  Real<L> marginal_weight;            ///< of the rule marginal_value (eq. 15)

  // of this month
  Real<L> failed, returned, rented;   ///< quanta: failed, handed back by a renter, joined by a renter
  Real<L> cap, cap_supply, cap_need;  ///< eq. 12: with the sunk floor, without it, without supervision
  Real<L> value;                      ///< V / V0
  Real<L> payroll, gpu_cost;          ///< [USD]
  Real<L> pay_level;                  ///< of pay over that of t=0
  Real<L> span;                       ///< Omega_t [GPUs / supervisor]
  Shares<L> share;
  Real<L> log_gpu_ratio;              ///< lg (eq. 31)
  Real<L> layoff_fraction;            ///< of the wave
  Real<L> target[role_count];
  Real<L> vacancies[role_count];
  Real<L> transferable[role_count];   ///< cut people who may transfer
  Real<L> start_people;               ///< people at the start of the month
  Real<L> start_offers[role_count];
  Real<L> quits, poached, raided, cut, transferred, started;  ///< people
  Real<L> saved_payroll;              ///< [USD]
  Real<L> licence;                    ///< [USD]
  Mask<L> acquired;

  // over the whole trajectory
  Real<L> quits_total, poached_total;
  Real<L> output_lost, output_possible;  ///< sums of V / V0 over months
  Real<L> commodity_loss;             ///< share of V lost on the commodity day, -1: none
  Real<L> infra_month;                ///< first month with GPU cost >= 10 payroll, 0: none
};

template <class L>
struct State {
  MarketState<L> market;
  Real<L> group_policy[max_groups];   ///< y_g
  OrganisationState<L> organisation[max_organisations];
  UnitState<L> unit[max_units];
};

}  // namespace ghostcast
