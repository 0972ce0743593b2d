// SPDX-License-Identifier: Apache-2.0
/// \file
/// What changes along a trajectory (section 2), and the flows of the month that led there.
#pragma once

#include "ghostcast/core/storage.hpp"

namespace ghostcast {

template <class L>
struct MarketState {
  StoredMask<L> shortage;
  StoredReal<L> heat;               ///< h, log talent heat
  StoredReal<L> heat_level;         ///< e^h
  StoredReal<L> heat_log_mean;      ///< m(t) = ln E e^h of the uncentred process (eq. 2)
  StoredReal<L> heat_power;         ///< heat_persistence^(t-1)
  StoredReal<L> log_price;          ///< c_log, log USD
  StoredReal<L> log_rent;           ///< log USD/h
  StoredReal<L> scarcity_left;      ///< months of rental scarcity left
  StoredReal<L> algorithms;         ///< A_log
  StoredReal<L> frontier;           ///< X, orders of magnitude since t=0
  StoredReal<L> chi;                ///< commoditisation, [0, 1]
  StoredReal<L> crash_left;         ///< months of crash left
  // of this month
  StoredReal<L> price;              ///< c, USD a GPU, premium included
  StoredReal<L> rent;               ///< USD a GPU-hour, scarcity included
  StoredReal<L> chi_before_jump;
  StoredMask<L> commodity_day;
  StoredMask<L> crash;
};

template <class L>
struct OrganisationState {
  StoredReal<L> order[order_stages];  ///< quanta on order per Erlang stage
  StoredReal<L> order_price;          ///< mean price of what is on order [USD/GPU]
  StoredReal<L> book_price;           ///< mean price paid for the fleet [USD/GPU]
  StoredReal<L> free;                 ///< idle quanta
  StoredReal<L> granted;              ///< carry from grants, never capped [USD]
  StoredReal<L> earned;               ///< carry from income [USD]
  StoredReal<L> one_off;              ///< of one-off orders, not yet enough for a quantum [USD]
  StoredReal<L> power;                ///< [MW]
  StoredReal<L> saved_payroll;        ///< payroll that freezes saved last month [USD]
  // of this month
  StoredReal<L> failed;               ///< idle quanta that failed
  StoredReal<L> arrived;              ///< quanta
  StoredReal<L> pool;                 ///< quanta to be divided
  StoredReal<L> idle_share;           ///< idle quanta per quantum of its units
  StoredMask<L> clipped;              ///< the fleet met 2^24 quanta
};

/// The unit's four shares (eq. 26).
template <class L>
struct Shares {
  StoredReal<L> of[share_rule_count];
};

/// How far the criteria of one definition have come, and what was recorded.
template <class L>
struct Judgement {
  StoredMask<L> decided;          ///< the first outcome is known
  StoredMask<L> ghost;            ///< and it is the ghost
  StoredMask<L> relapsed;
  StoredReal<L> share_missed;     ///< last month in which the criterion was not met, or never_missed
  StoredReal<L> headcount_missed;
  StoredReal<L> value_missed;
};

template <class L>
struct UnitState {
  StoredReal<L> n[role_count][band_count];  ///< people
  StoredReal<L> offers[role_count];         ///< accepted offers in notice
  StoredReal<L> gpus;                       ///< G [quanta], without leased ones
  StoredReal<L> leased;                     ///< rented for some months by the plan [quanta]
  StoredReal<L> rent_due;                   ///< a renter's quanta that join next month
  StoredReal<L> knowledge;                  ///< K
  StoredReal<L> automation;                 ///< phi
  StoredReal<L> cash;                       ///< [USD]
  StoredMask<L> up;
  StoredMask<L> freeze;
  StoredMask<L> running;                    ///< not dead, not acquired
  StoredMask<L> finite;                     ///< none of its numbers was ever infinite or NaN
  StoredReal<L> demand;                     ///< D_log
  StoredReal<L> target_scale;               ///< (0, 1]
  StoredReal<L> people;                     ///< sum of n
  StoredReal<L> peak;                       ///< n_peak
  StoredReal<L> starved_run, broke_run, empty_run, maintenance_run;  ///< consecutive months
  StoredReal<L> supervisor_missed;          ///< last month without a supervisor, or never_missed
  Judgement<L> judgement[max_definitions];

  // carried from last month
  StoredReal<L> value_up;                   ///< V / V0 as if compute had been up
  StoredReal<L> euler_up;                   ///< s_E as if compute had been up
  StoredReal<L> marginal_weight;            ///< of the rule marginal_value (eq. 15)

  // of this month
  StoredReal<L> failed, returned, rented;   ///< quanta: failed, handed back by a renter, joined by a renter
  StoredReal<L> cap, cap_supply, cap_need;  ///< eq. 12: with the sunk floor, without it, without supervision
  StoredReal<L> value;                      ///< V / V0
  StoredReal<L> payroll, gpu_cost;          ///< [USD]
  StoredReal<L> costs;                      ///< all that the unit spent [USD]
  StoredReal<L> pay_level;                  ///< of pay over that of t=0
  StoredReal<L> span;                       ///< Omega_t [GPUs / supervisor]
  Shares<L> share;
  StoredReal<L> log_gpu_ratio;              ///< lg (eq. 31)
  StoredReal<L> layoff_fraction;            ///< of the wave
  StoredReal<L> target[role_count];
  StoredReal<L> vacancies[role_count];
  StoredReal<L> transferable[role_count];   ///< cut people who may transfer
  StoredReal<L> start_people;               ///< people at the start of the month
  StoredReal<L> start_offers[role_count];
  StoredReal<L> quits, poached, raided, cut, transferred, started;  ///< people
  StoredReal<L> saved_payroll;              ///< [USD]
  StoredReal<L> licence;                    ///< [USD]
  StoredMask<L> acquired;

  // over the whole trajectory
  StoredReal<L> quits_total, poached_total;
  StoredReal<L> output_lost, output_possible;  ///< sums of V / V0 over months
  StoredReal<L> commodity_loss;             ///< share of V lost on the commodity day, -1: none
  StoredReal<L> infra_month;                ///< first month with GPU cost >= 10 payroll, 0: none
  StoredMask<L> new_ghost;                  ///< a ghost by some definition that `State::ghosts` lacks
};

template <class L>
struct State {
  MarketState<L> market;
  StoredReal<L> group_policy[max_groups];   ///< y_g
  OrganisationState<L> organisation[organisation_capacity<L>];
  StoredReal<L> ghosts[max_definitions];    ///< units that are ghosts; with one unit nobody counts
  UnitState<L> unit[unit_capacity<L>];
};

}  // namespace ghostcast
