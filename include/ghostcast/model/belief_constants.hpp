// SPDX-License-Identifier: Apache-2.0
/// \file
/// Fills the constants of a trajectory from one belief's parameters.
#pragma once

#include "ghostcast/model/anchor.hpp"
#include "ghostcast/model/belief.hpp"
#include "ghostcast/model/model_params.hpp"

namespace ghostcast {

/// Share of a deviation that is gone after a month.
template <class L>
GHOSTCAST_HOST_DEVICE Real<L> monthly_reversion(Real<L> half_life)
{
  using D = Double<L>;
  return single_of(-expm1<D>(real<D>(-ln2) / double_of(half_life)));
}

template <class L>
GHOSTCAST_HOST_DEVICE GHOSTCAST_OUT_OF_LINE void set_market_constants(MarketParams<L> const& p, MarketConstants<L>& c)
{
  Real<L> const one(1);
  Real<L> const rent_reversion = monthly_reversion<L>(p.rental_half_life_months);
  Real<L> const left = one - rent_reversion;
  c.price_reversion = monthly_reversion<L>(p.price_reversion_half_life);
  c.price_drift = real<L>(ln2) / p.price_halving_months;
  c.log_price0 = log<L>(p.gpu_price);
  c.rent_reversion = rent_reversion;
  c.rent_noise = p.rental_stationary_sd * square_root(max(one - left * left, Real<L>(0)));
  c.scarcity_probability = -expm1<L>(-p.scarcity_per_year / Real<L>(12));
  c.algorithm_growth = real<L>(ln2) / p.algorithm_halving_months;
}

/// Weeks to months: 365.25/12 days a month.
template <class L>
GHOSTCAST_HOST_DEVICE Real<L> months_of_weeks(Real<L> weeks)
{
  return weeks * real<L>(7.0 * 12.0 / 365.25);
}

template <class L>
GHOSTCAST_HOST_DEVICE GHOSTCAST_OUT_OF_LINE void set_organisation_constants(OrganisationParams<L> const& p, OrganisationConstants<L>& c)
{
  c.lead_months[0] = months_of_weeks<L>(p.lead_weeks_normal + p.install_weeks);
  c.lead_months[1] = months_of_weeks<L>(p.lead_weeks_tight + p.install_weeks);
  for (int g = 0; g < max_groups; ++g) c.log_share[g] = log<L>(max(p.group_weight[g], real<L>(1e-30)));
}

/// Cost of compute at t=0 [USD/month].
template <class L>
GHOSTCAST_HOST_DEVICE Real<Double<L>> compute_cost_at_start(UnitParams<L> const& p, MarketParams<L> const& market,
                                                            OrganisationParams<L> const& o, Real<Double<L>> gpus)
{
  using D = Double<L>;
  Real<D> const rented = double_of(market.rental_start) * double_of(market.hours_per_month) * gpus;
  Real<D> const owned = (double_of(market.gpu_price) / double_of(p.amortisation_months) + double_of(p.opex_per_gpu)) * gpus;
  return select(double_of(o.rental) > Real<D>(0), rented, owned);
}

/// Eqs. 26-28 at t=0: shares, the freeze index's reference and the margin that keeps cash flat.
template <class L>
GHOSTCAST_HOST_DEVICE void anchor_money(UnitParams<L> const& p, AnchorOutput<Double<L>> const& out, Real<Double<L>> initial_heat,
                                        UnitConstants<L>& c)
{
  using D = Double<L>;
  Real<D> const zero(0);
  Real<D> const one(1);
  Real<D> payroll(0);
  for (int r = 0; r < role_count; ++r) payroll = payroll + double_of(c.pay[r]) * double_of(p.people[r]);
  payroll = payroll * (exp<D>(double_of(p.pay_heat_effect) * initial_heat) * double_of(p.pay));
  Real<D> const compute = double_of(c.compute_budget0);
  Real<D> const value = double_of(c.value0);
  Real<D> const other = double_of(p.other_nonlabour) * value;
  Real<D> const bonuses = double_of(p.retention_bonus) * payroll;
  Real<D> const net = value * (one + double_of(p.base_income)) - payroll - compute - other - bonuses;
  Real<D> const margin = double_of(p.margin);
  Real<D> const solved = select(value > zero, max(zero, net / value), zero);

  c.euler0 = single_of(out.euler);
  c.freeze_index0 = single_of(freeze_index<D>(out.euler, compute, payroll));
  c.margin = single_of(select(margin >= zero, margin, solved));
  c.shares0[0] = single_of(one - one / out.ratio);
  c.shares0[1] = single_of(out.euler);
  c.shares0[2] = single_of(share_of<D>(compute, compute + payroll));
  c.shares0[3] = single_of(share_of<D>(compute + other, compute + other + payroll));
}

/// What a unit is anchored on, besides its own parameters.
template <class L>
struct AnchorSetting {
  float gpu_quantum;
  Start start;
  MarketParams<L> const& market;
  OrganisationParams<L> const& organisation;
  UnitConstants<L> const* reference;  ///< null: its own price of output
};

/// Anchors one unit. Returns the repairs as bits.
template <class L>
GHOSTCAST_HOST_DEVICE Word<L> anchor_unit(AnchorSetting<L> const& setting, UnitParams<L> const& p, UnitConstants<L>& c)
{
  using D = Double<L>;
  anchor_people<L>(p, setting.start, c);
  Real<L> const quanta = floor(p.gpus / Real<L>(setting.gpu_quantum));
  Real<L> const algorithm_exponent = p.algorithm_exponent;
  c.gpus0 = quanta;
  c.algorithm_exponent = select(algorithm_exponent < Real<L>(0), Real<L>(p.compute_exponent), algorithm_exponent);
  Real<D> const gpus = double_of(quanta) * Real<D>(setting.gpu_quantum);
  Real<D> const chi = double_of(setting.market.initial_commoditisation);

  Word<L> repaired = anchor_utilisation<L>(p, gpus, c);
  Real<D> const usable = anchor_usable_gpus<L>(p, gpus, c);
  AnchorOutput<D> out;
  if (setting.reference == nullptr) {
    AnchorShares<L> const shares = repair_anchor<L>(p);
    repaired = repaired | shares.repaired;
    out = anchor_own<L>(p, shares, usable, chi, c);
  } else {
    out = anchor_by_reference<L>(p, *setting.reference, usable, chi, c);
  }
  c.compute_budget0 = single_of(compute_cost_at_start<L>(p, setting.market, setting.organisation, gpus));
  anchor_money<L>(p, out, double_of(setting.market.initial_heat), c);
  return repaired;
}

/// Anchors unit `u`; a unit that refers to another comes after it.
template <class L>
GHOSTCAST_HOST_DEVICE GHOSTCAST_OUT_OF_LINE void anchor_unit_of(ModelParams const& model, int u, ParameterBlock<L> const& block,
                                                                Constants<L>& constants, StoredWord<L>* repaired)
{
  UnitLayout const& place = model.unit[u];
  AnchorSetting<L> const setting{model.gpu_quantum, model.stationary_start ? Start::stationary : Start::as_given, block.market,
                                 block.organisation[place.organisation],
                                 place.reference_unit >= 0 ? &constants.unit[place.reference_unit] : nullptr};
  repaired[u] = anchor_unit<L>(setting, block.unit[u], constants.unit[u]);
}

/// V0 and people of an organisation at t=0: sums over its units in their order.
template <class L>
GHOSTCAST_HOST_DEVICE void sum_organisation(ModelParams const& model, int o, Constants<L>& constants)
{
  Real<L> value0(0);
  Real<L> people0(0);
  for (int u = 0; u < model.unit_count; ++u) {
    if (model.unit[u].organisation != o) continue;
    value0 = value0 + constants.unit[u].value0;
    people0 = people0 + constants.unit[u].people0;
  }
  constants.organisation[o].value0 = value0;
  constants.organisation[o].people0 = people0;
}

/// Constants of the beliefs in the block; every thread of the team takes part.
///
/// \param repaired  [unit] bits of Repair
template <class L>
GHOSTCAST_HOST_DEVICE void derive_constants(ModelParams const& model, Team<L> const& team, ParameterBlock<L> const& block,
                                            Constants<L>& constants, StoredWord<L>* repaired)
{
  if (team.leads()) set_market_constants<L>(block.market, constants.market);
  team.each(model.organisation_count, [&](int o) { set_organisation_constants<L>(block.organisation[o], constants.organisation[o]); });
  team.each(model.unit_count, [&](int u) {
    if (model.unit[u].reference_unit < 0) anchor_unit_of<L>(model, u, block, constants, repaired);
  });
  team.sync();
  team.each(model.unit_count, [&](int u) {
    if (model.unit[u].reference_unit >= 0) anchor_unit_of<L>(model, u, block, constants, repaired);
  });
  team.sync();
  team.each(model.organisation_count, [&](int o) { sum_organisation<L>(model, o, constants); });
  team.sync();
}

/// The same for one trajectory and one thread.
GHOSTCAST_HOST_DEVICE inline void derive_constants(ModelParams const& model, ParameterBlock<Scalar> const& block,
                                                   Constants<Scalar>& constants, std::uint32_t (&repaired)[max_units])
{
  derive_constants<Scalar>(model, Alone{}, block, constants, repaired);
}

}  // namespace ghostcast
