// SPDX-License-Identifier: Apache-2.0
/// \file
/// The markets, month by month: shortage, talent heat, prices, algorithms, commoditisation, crash
/// (eqs. 1-4, 6, 7b).
#pragma once

#include "ghostcast/model/constants.hpp"
#include "ghostcast/model/decay.hpp"
#include "ghostcast/model/dice.hpp"
#include "ghostcast/model/features.hpp"
#include "ghostcast/model/market_params.hpp"
#include "ghostcast/model/state.hpp"
#include "ghostcast/random/variates.hpp"

namespace ghostcast {

/// Eq. 1: two-state Markov chain of the chip shortage.
template <class L>
GHOSTCAST_HOST_DEVICE void advance_shortage(MarketParams<L> const& p, Word<L> word, MarketState<L>& s)
{
  Mask<L> const change = bernoulli<L>(select(s.shortage, p.shortage_off, p.shortage_on), word);
  s.shortage = (s.shortage && !change) || (!s.shortage && change);
}

/// Eq. 2: talent heat, an AR(1) with jumps, centred so that the mean of e^h is 1 in every month.
/// \param word  noise at [1], jump at [2]
template <class L>
GHOSTCAST_HOST_DEVICE void advance_heat(MarketParams<L> const& p, Word<L> const (&word)[4], MarketState<L>& s)
{
  Real<L> const spread = p.heat_noise * s.heat_power;
  Real<L> const jumps = log1p<L>(p.heat_jump_probability * expm1<L>(p.heat_jump_size * s.heat_power));
  Real<L> const mean_before = s.heat_log_mean;
  s.heat_log_mean = mean_before + fma(Real<L>(0.5) * spread, spread, jumps);
  s.heat_power = s.heat_power * p.heat_persistence;

  Mask<L> const jump = bernoulli<L>(p.heat_jump_probability, word[2]);
  Real<L> const shock = fma(p.heat_noise, normal_quantile<L>(word[1]), select(jump, p.heat_jump_size, Real<L>(0)));
  Real<L> const centre = s.heat_log_mean - p.heat_persistence * mean_before;
  s.heat = fma(p.heat_persistence, s.heat, shock) - centre;
}

/// Eq. 3: purchase price: log c with drift, noise and, where kappa > 0, reversion to its trend.
/// The shortage premium enters the level, never the increments.
template <class L>
GHOSTCAST_HOST_DEVICE void advance_price(MarketParams<L> const& p, MarketConstants<L> const& c, Word<L> word, int month,
                                         MarketState<L>& s)
{
  Real<L> const trend = c.log_price0 - c.price_drift * Real<L>(month - 1);
  Real<L> const noise = any(p.price_noise > Real<L>(0)) ? p.price_noise * normal_quantile<L>(word) : Real<L>(0);
  s.log_price = fma(c.price_reversion, trend - s.log_price, s.log_price) - c.price_drift + noise;
  s.price = exp<L>(s.log_price + select(s.shortage, p.shortage_price_premium, Real<L>(0)));
}

/// The rent's anchor after `month` months: a path between two prices, or a drift from the mean.
template <class L>
GHOSTCAST_HOST_DEVICE Real<L> rent_anchor(MarketParams<L> const& p, int month)
{
  Mask<L> const path = p.rental_path_to > Real<L>(0);
  Real<L> const done = min(Real<L>(month) / max(p.rental_path_months, Real<L>(1)), Real<L>(1));
  Real<L> const from = select(path, p.rental_path_from, p.rental_mean);
  Real<L> const fall = log<L>(select(path, p.rental_path_to / p.rental_path_from, Real<L>(1)));
  Real<L> const drift = p.rental_drift_per_year * Real<L>(1.0 / 12.0) * Real<L>(month);
  return log<L>(from) + select(path, fall * done, drift);
}

/// Eq. 3 for rents, and the scarcity that multiplies them. \param word rent noise [0], scarcity [1]
template <class L>
GHOSTCAST_HOST_DEVICE void advance_rent(MarketParams<L> const& p, MarketConstants<L> const& c, Word<L> const (&word)[4],
                                        int month, MarketState<L>& s)
{
  Real<L> const before = rent_anchor<L>(p, month - 1);
  Real<L> const drift = rent_anchor<L>(p, month) - before;
  Real<L> const noise = any(c.rent_noise > Real<L>(0)) ? c.rent_noise * normal_quantile<L>(word[0]) : Real<L>(0);
  s.log_rent = fma(c.rent_reversion, before - s.log_rent, s.log_rent) + drift + noise;

  Mask<L> const starts = s.scarcity_left <= Real<L>(0) && bernoulli<L>(c.scarcity_probability, word[1]);
  s.scarcity_left = select(starts, p.scarcity_months, max(s.scarcity_left - Real<L>(1), Real<L>(0)));
  Mask<L> const scarce = s.scarcity_left > Real<L>(0);
  s.rent = exp<L>(s.log_rent) * select(scarce, p.scarcity_multiplier, Real<L>(1));
}

/// Eq. 4: algorithmic efficiency and the frontier's effective compute.
template <class L>
GHOSTCAST_HOST_DEVICE void advance_algorithms(MarketParams<L> const& p, MarketConstants<L> const& c, Word<L> word,
                                              MarketState<L>& s)
{
  Real<L> const noise =
      any(p.algorithm_noise > Real<L>(0)) ? p.algorithm_noise * normal_quantile<L>(word) : Real<L>(0);
  Real<L> const step = c.algorithm_growth + noise;
  s.algorithms = s.algorithms + step;
  s.frontier = fma(step, Real<L>(0.434294481903251828), s.frontier + p.frontier_growth);
}

/// Eq. 6: compute becomes a commodity, slowly, on its day, and with the people who leave.
/// \param leaked  sum over units of knowledge x external leavers of last month / people at t=0
template <class L>
GHOSTCAST_HOST_DEVICE void advance_commodity(MarketParams<L> const& p, Real<L> leaked, Word<L> word, int month,
                                             MarketState<L>& s)
{
  Real<L> const one(1);
  Real<L> const slow = fma(p.commodity_rate, one - s.chi, s.chi);
  s.chi_before_jump = min(fma(p.leak_to_rivals, leaked, slow), one);
  Mask<L> const by_hazard = bernoulli<L>(-expm1<L>(-p.commodity_hazard), word);
  Mask<L> const day = p.commodity_month == Real<L>(month) || by_hazard;
  s.commodity_day = day && p.commodity_size > s.chi_before_jump;
  s.chi = select(s.commodity_day, p.commodity_size, s.chi_before_jump);
}

/// Eq. 7b: the bubble bursts; demand falls in `advance_demand`.
template <class L>
GHOSTCAST_HOST_DEVICE void advance_crash(MarketParams<L> const& p, Word<L> word, MarketState<L>& s)
{
  s.crash = bernoulli<L>(-expm1<L>(-p.crash_hazard), word);
  s.crash_left = select(s.crash, p.crash_months, max(s.crash_left - Real<L>(1), Real<L>(0)));
  s.heat = s.heat - select(s.crash, p.crash_heat, Real<L>(0));
}

/// One month of all markets. \param leaked  see `advance_commodity`
template <class L>
GHOSTCAST_HOST_DEVICE void advance_markets(Features const& on, MarketParams<L> const& p, MarketConstants<L> const& c,
                                           Real<L> leaked, Dice<L> const& dice, MarketState<L>& s)
{
  bool const prices = on.shortage || on.heat || on.compute;
  WordBlock<L> price;  // words that are not drawn are not read
  if (prices) price = words_for<L>(dice, market_address, BlockPurpose::market_prices);
  bool const techs = on.rental || on.algorithms || on.commodity;
  WordBlock<L> tech;
  if (techs) tech = words_for<L>(dice, market_address, BlockPurpose::market_tech);

  if (on.shortage) advance_shortage<L>(p, price.word[0], s);
  if (on.heat) advance_heat<L>(p, price.word, s);
  if (on.compute) advance_price<L>(p, c, price.word[3], dice.month, s);
  if (on.rental) advance_rent<L>(p, c, tech.word, dice.month, s);
  if (on.algorithms) advance_algorithms<L>(p, c, tech.word[2], s);
  if (on.commodity) advance_commodity<L>(p, leaked, tech.word[3], dice.month, s);
  if (on.crash) {
    advance_crash<L>(p, words_for<L>(dice, market_address, BlockPurpose::market_crash).word[0], s);
  }
  if (on.heat || on.crash) s.heat_level = exp<L>(s.heat);
}

}  // namespace ghostcast
