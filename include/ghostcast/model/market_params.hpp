// SPDX-License-Identifier: Apache-2.0
/// \file
/// Parameters of the markets that all units share (eqs. 1-8, 7b). Each member has the name of its
/// scenario key, and its unit. Every member is a Real<L>: the flat index of a member is its
/// address for distributions and levers (parameter_block.hpp).
#pragma once

#include "ghostcast/core/storage.hpp"

namespace ghostcast {

template <class L>
struct MarketParams {
  // eq. 1: the shortage regime of chips
  StoredReal<L> shortage_on;        ///< p01, probability a month that a shortage begins, [0, 1]
  StoredReal<L> shortage_off;       ///< p10, probability a month that it ends, [0, 1]
  StoredReal<L> shortage_at_start;  ///< 0 or 1

  // eq. 2: heat of the talent market
  StoredReal<L> heat_persistence;       ///< heat_rho, [0, 1)
  StoredReal<L> heat_noise;             ///< heat_sd, >= 0
  StoredReal<L> heat_jump_probability;  ///< heat_jump, a month, [0, 1]
  StoredReal<L> heat_jump_size;         ///< log points; 0 is off
  StoredReal<L> initial_heat;           ///< h at t=0, log points

  // eq. 3: the purchase price of a GPU, all-in
  StoredReal<L> gpu_price;                    ///< c0 [USD], > 0
  StoredReal<L> price_halving_months;         ///< ln 2 / mu_c [months]; inf is a constant price
  StoredReal<L> price_noise;                  ///< sd_c a month, >= 0
  StoredReal<L> price_reversion_half_life;    ///< ln 2 / kappa [months]; inf is a random walk (kappa = 0)
  StoredReal<L> shortage_price_premium;       ///< prem_short, log points
  // eq. 3 again: the rental price of a GPU-hour
  StoredReal<L> rental_start;                 ///< [USD/h] at t=0
  StoredReal<L> rental_mean;                  ///< [USD/h] anchor at t=0
  StoredReal<L> rental_half_life_months;      ///< of a deviation from the anchor [months]; inf: none returns, no noise
  StoredReal<L> rental_stationary_sd;         ///< sd of the log around the anchor, >= 0
  StoredReal<L> rental_drift_per_year;        ///< of the log anchor [1/year]
  StoredReal<L> rental_path_to;               ///< [USD/h] end of a log-linear path of the anchor; 0 is no path
  StoredReal<L> rental_path_from;             ///< [USD/h] its start
  StoredReal<L> rental_path_months;           ///< its length [months]
  StoredReal<L> scarcity_per_year;            ///< hazard of a rental scarcity [1/year]
  StoredReal<L> scarcity_multiplier;          ///< of the rental price while it lasts, > 0
  StoredReal<L> scarcity_months;              ///< how long it lasts [months]
  StoredReal<L> hours_per_month;              ///< 730

  // eqs. 4, 5: algorithms and the frontier
  StoredReal<L> algorithm_halving_months;     ///< of the compute a task needs; gA = ln 2 / it; inf is off
  StoredReal<L> algorithm_noise;              ///< sdA a month
  StoredReal<L> frontier_growth;              ///< gX [orders of magnitude / month]

  // eq. 6: commoditisation of compute
  StoredReal<L> initial_commoditisation;      ///< chi at t=0, [0, 1]
  StoredReal<L> commodity_rate;               ///< k_chi, share of what is left a month, [0, 1]
  StoredReal<L> commodity_month;              ///< t_chi, month of the commodity day; 0 is never
  StoredReal<L> commodity_hazard;             ///< lam_chi, hazard of the commodity day [1/month]
  StoredReal<L> commodity_size;               ///< chi_shock, chi jumps to at least this, [0, 1]
  StoredReal<L> leak_to_rivals;               ///< poll_out, chi per (knowledge x external leavers / people at t=0)

  // eq. 7b: the bubble bursts
  StoredReal<L> crash_hazard;                 ///< lam_crash [1/month]; 0 is off
  StoredReal<L> crash_demand;                 ///< share of demand lost, [0, 1)
  StoredReal<L> crash_heat;                   ///< log points of talent heat lost
  StoredReal<L> crash_months;                 ///< months without GPU orders or capital income
};

}  // namespace ghostcast
