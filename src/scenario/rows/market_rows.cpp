// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/scenario/targets.hpp"

namespace ghostcast {
namespace {

using P = MarketParams<Scalar>;
constexpr Section here = Section::market;
constexpr ValueKind number = ValueKind::number;
constexpr ValueKind integer = ValueKind::integer;
constexpr ValueKind flag = ValueKind::flag;

std::vector<ParameterInfo> price_rows()
{
  return {
      {here, "shortage_on", at(&P::shortage_on), number, plain, "p01", "1/month", from_zero_to_one,
       "0.05", "", "1", "[G] .38 of months", "probability a month that a shortage of chips begins"},
      {here, "shortage_off", at(&P::shortage_off), number, plain, "p10", "1/month",
       from_zero_to_one, "0.08", "", "1", "[V] a year at a time",
       "probability a month that a shortage ends"},
      {here, "shortage_at_start", at(&P::shortage_at_start), flag, fixed, "shortage(0)", "-",
       from_zero_to_one, "false", "", "1", "[G]", "a shortage reigns at t=0"},
      {here, "gpu_price", at(&P::gpu_price), number, plain, "c0", "USD/GPU", positive, "50000", "",
       "3", "[V] 47-52 kUSD per H100, all-in",
       "purchase price of a GPU at t=0 with server, network and site"},
      {here, "price_halving_months", at(&P::price_halving_months), number, plain, "ln 2/mu",
       "months", positive_or_inf, "{ dist = \"lognormal\", median = 27.6, sigma = 0.18 }", "", "3",
       "[V] Epoch AI", "time in which the price of a GPU halves; inf keeps it"},
      {here, "price_noise", at(&P::price_noise), number, plain, "sd_c", "log/month", monthly_noise,
       "0.04", "", "3", "[G]", "monthly noise of the log purchase price"},
      {here, "price_reversion_half_life", at(&P::price_reversion_half_life), number, plain,
       "ln 2/kappa", "months", positive_or_inf, "inf", "", "3", "[G]",
       "half-life of a deviation of the purchase price from its trend; inf is a random walk"},
      {here, "shortage_price_premium", at(&P::shortage_price_premium), number, plain, "premium",
       "log", Range{0.0, 10.0}, "0.3", "", "3", "[G]",
       "log premium on the purchase price during a shortage"},
      {here, "rental_price.start", at(&P::rental_start), number, plain, "rent(0)", "USD/GPU-hour",
       positive, "2.35", "", "3", "[V] March 2026", "rent of a GPU at t=0"},
      {here, "rental_price.mean", at(&P::rental_mean), number, plain, "rent_bar(0)", "USD/GPU-hour",
       positive, "2.35", "", "3", "[V]", "level to which the rent returns, at t=0"},
      {here, "rental_price.half_life_months", at(&P::rental_half_life_months), number, plain,
       "ln 2/kappa_rent", "months", positive_or_inf, "6", "", "3", "[V] rents of 2023-2026",
       "half-life of a deviation of the rent from its level; inf: none returns, and there is no "
       "noise"},
      {here, "rental_price.stationary_sd", at(&P::rental_stationary_sd), number, plain, "sd_rent",
       "log", Range{0.0, 5.0}, "0.22", "", "3", "[V] rents of 2023-2026",
       "standard deviation of the log rent around its level"},
      {here, "rental_price.drift_per_year", at(&P::rental_drift_per_year), number, plain,
       "-12 mu_rent", "log/year", Range{-2.0, 2.0}, "-0.09", "", "3", "[V] rents of 2023-2026",
       "drift of the log level of the rent"},
      {here, "rental_path.from", at(&P::rental_path_from), number, lever, "rent_from",
       "USD/GPU-hour", not_negative, "0", "", "3", "[G]",
       "level of the rent at the start of a given path"},
      {here, "rental_path.to", at(&P::rental_path_to), number, lever, "rent_to", "USD/GPU-hour",
       not_negative, "0", "", "3", "[G]",
       "level of the rent at the end of a log-linear path; 0 is no path"},
      {here, "rental_path.months", at(&P::rental_path_months), number, lever, "T_path", "months",
       not_negative, "0", "", "3", "[G]", "length of the path"},
      {here, "scarcity.probability_per_year", at(&P::scarcity_per_year), number, plain, "12 lam_sc",
       "1/year", not_negative, "0.1", "", "3", "[V] rents of 2023-2026",
       "hazard of a scarcity on the rental market"},
      {here, "scarcity.multiplier", at(&P::scarcity_multiplier), number, plain, "m_sc", "1",
       positive, "{ dist = \"lognormal\", median = 2.8, sigma = 0.3 }", "", "3",
       "[V] 2023: 8 USD an hour", "factor on the rent while a scarcity lasts"},
      {here, "scarcity.months", at(&P::scarcity_months), number, plain, "T_sc", "months",
       not_negative, "9", "", "3", "[V] rents of 2023-2026", "how long a scarcity lasts"},
      {here, "hours_per_month", at(&P::hours_per_month), number, plain, "hours", "h/month",
       positive, "730", "", "27", "[R]", "hours of a month for which rent is due"},
  };
}

std::vector<ParameterInfo> world_rows()
{
  return {
      {here, "heat_persistence", at(&P::heat_persistence), number, plain, "rho_h", "1", below_one,
       "0.95", "", "2", "[G]", "share of the heat of the talent market that is left after a month"},
      {here, "heat_noise", at(&P::heat_noise), number, plain, "sd_h", "log/month", monthly_noise,
       "0.08", "", "2", "[G]", "monthly noise of the heat"},
      {here, "heat_jump_probability", at(&P::heat_jump_probability), number, plain, "p_J",
       "1/month", from_zero_to_one, "0", "", "2", "[G]",
       "probability a month of a jump of the heat"},
      {here, "heat_jump_size", at(&P::heat_jump_size), number, plain, "J", "log", Range{-5.0, 5.0},
       "0", "", "2", "[G]", "size of a jump of the heat"},
      {here, "initial_heat", at(&P::initial_heat), number, plain, "h(0)", "log", Range{-5.0, 5.0},
       "0", "", "2", "[G]", "heat at t=0"},
      {here, "algorithm_halving_months", at(&P::algorithm_halving_months), number, plain, "ln 2/gA",
       "months", positive_or_inf, "{ dist = \"lognormal\", median = 8, sigma = 0.5 }", "", "4",
       "[V] Ho et al. 2024",
       "time in which the compute that a task needs halves; inf is no progress"},
      {here, "algorithm_noise", at(&P::algorithm_noise), number, plain, "sdA", "log/month",
       monthly_noise, "0.02", "", "4", "[G]", "monthly noise of algorithmic progress"},
      {here, "frontier_growth", at(&P::frontier_growth), number, plain, "gX",
       "OOM/month", Range{-10.0, 10.0},
       "{ dist = \"normal\", mean = 0.05, sd = 0.015 }", "", "4", "[V] 4.6x a year is .055",
       "growth of the compute of frontier models"},
      {here, "initial_commoditisation", at(&P::initial_commoditisation), number, plain, "chi(0)",
       "1", from_zero_to_one, "0", "", "6", "[G]",
       "share of the rent of compute that is already competed away at t=0"},
      {here, "commodity_rate", at(&P::commodity_rate), number, plain, "k", "1/month",
       from_zero_to_one, "{ dist = \"lognormal\", median = 0.003, sigma = 0.8 }", "", "6", "[G]",
       "share of what is left of the rent that is competed away in a month"},
      {here, "commodity_month", at(&P::commodity_month), integer, fixed, "t_chi", "month",
       month_or_never, "0", "", "6", "[G]",
       "month of the day on which compute becomes a commodity; 0 is never"},
      {here, "commodity_hazard", at(&P::commodity_hazard), number, plain, "lam_chi", "1/month",
       not_negative, "0", "", "6", "[G]", "hazard of that day"},
      {here, "commodity_size", at(&P::commodity_size), number, plain, "chi_shock", "1",
       from_zero_to_one, "0", "", "6", "[G]", "commoditisation is at least this from that day on"},
      {here, "leak_to_rivals", at(&P::leak_to_rivals), number, plain, "poll_out", "1", not_negative,
       "0", "", "6", "[G]",
       "commoditisation per share of the people who leave with their knowledge"},
      {here, "crash_hazard", at(&P::crash_hazard), number, plain, "lam_crash", "1/month",
       not_negative, "0", "", "7b", "[G]", "hazard of the burst of the bubble"},
      {here, "crash_demand", at(&P::crash_demand), number, plain, "crash_demand", "1", below_one,
       "0.4", "", "7b", "[G]", "share of demand lost in a crash"},
      {here, "crash_heat", at(&P::crash_heat), number, plain, "crash_heat", "log", Range{0.0, 5.0},
       "0.3", "", "7b", "[G]", "heat of the talent market lost in a crash"},
      {here, "crash_months", at(&P::crash_months), number, plain, "crash_months", "months",
       not_negative, "24", "", "7b", "[G]", "months after a crash without orders of GPUs"},
  };
}

}  // namespace

std::vector<ParameterInfo> market_rows()
{
  std::vector<ParameterInfo> rows = price_rows();
  for (ParameterInfo const& row : world_rows()) rows.push_back(row);
  return rows;
}

}  // namespace ghostcast
