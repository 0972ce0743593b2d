// SPDX-License-Identifier: Apache-2.0
/// \file
/// Fills the constants of a trajectory from one belief's parameters.
#pragma once

#include "ghostcast/model/anchor.hpp"
#include "ghostcast/model/model_params.hpp"

namespace ghostcast {

GHOSTCAST_HOST_DEVICE inline MarketConstants<Scalar> market_constants(MarketParams<Scalar> const& p)
{
  auto const reversion = [](float half_life) {
    return static_cast<float>(-expm1<ScalarDouble>(-ln2 / static_cast<double>(half_life)));
  };
  MarketConstants<Scalar> c{};
  c.price_reversion = reversion(p.price_reversion_half_life);
  c.price_drift = static_cast<float>(ln2) / p.price_halving_months;
  c.log_price0 = log<Scalar>(p.gpu_price);
  c.rent_reversion = reversion(p.rental_half_life_months);
  float const left = 1.0f - c.rent_reversion;
  c.rent_noise = p.rental_stationary_sd * square_root(max(1.0f - left * left, 0.0f));
  c.scarcity_probability = -expm1<Scalar>(-p.scarcity_per_year / 12.0f);
  c.algorithm_growth = static_cast<float>(ln2) / p.algorithm_halving_months;
  return c;
}

/// Weeks to months: 365.25/12 days a month.
GHOSTCAST_HOST_DEVICE inline float months_of_weeks(float weeks) { return weeks * static_cast<float>(7.0 * 12.0 / 365.25); }

GHOSTCAST_HOST_DEVICE inline OrganisationConstants<Scalar> organisation_constants(OrganisationParams<Scalar> const& p)
{
  OrganisationConstants<Scalar> c{};
  c.lead_months[0] = months_of_weeks(p.lead_weeks_normal + p.install_weeks);
  c.lead_months[1] = months_of_weeks(p.lead_weeks_tight + p.install_weeks);
  for (int g = 0; g < max_groups; ++g) c.log_share[g] = log<Scalar>(max(p.group_weight[g], 1e-30f));
  return c;
}

/// Cost of compute at t=0 [USD/month].
GHOSTCAST_HOST_DEVICE inline double compute_cost_at_start(UnitParams<Scalar> const& p, MarketParams<Scalar> const& market,
                                                          OrganisationParams<Scalar> const& o, double gpus)
{
  if (o.rental > 0.0f) return static_cast<double>(market.rental_start) * static_cast<double>(market.hours_per_month) * gpus;
  return (static_cast<double>(market.gpu_price) / static_cast<double>(p.amortisation_months) +
          static_cast<double>(p.opex_per_gpu)) * gpus;
}

/// Eqs. 26-28 at t=0: shares, the freeze index's reference and the margin that keeps cash flat.
GHOSTCAST_HOST_DEVICE inline void anchor_money(UnitParams<Scalar> const& p, AnchorOutput const& out, double initial_heat,
                                               UnitConstants<Scalar>& c)
{
  double payroll = 0.0;
  for (int r = 0; r < role_count; ++r) payroll += static_cast<double>(c.pay[r]) * static_cast<double>(p.people[r]);
  payroll *= exp<ScalarDouble>(static_cast<double>(p.pay_heat_effect) * initial_heat) * static_cast<double>(p.pay);
  double const compute = static_cast<double>(c.compute_budget0);
  double const value = static_cast<double>(c.value0);
  double const other = static_cast<double>(p.other_nonlabour) * value;
  double const bonuses = static_cast<double>(p.retention_bonus) * payroll;
  double const net = value * (1.0 + static_cast<double>(p.base_income)) - payroll - compute - other - bonuses;

  c.euler0 = static_cast<float>(out.euler);
  c.freeze_index0 = static_cast<float>(freeze_index<ScalarDouble>(out.euler, compute, payroll));
  c.margin = p.margin >= 0.0f ? p.margin : static_cast<float>(value > 0.0 ? max(0.0, net / value) : 0.0);
  c.shares0[0] = static_cast<float>(1.0 - 1.0 / out.ratio);
  c.shares0[1] = static_cast<float>(out.euler);
  c.shares0[2] = static_cast<float>(share_of<ScalarDouble>(compute, compute + payroll));
  c.shares0[3] = static_cast<float>(share_of<ScalarDouble>(compute + other, compute + other + payroll));
}

/// Anchors unit `u`; a unit that refers to another comes after it. Returns the repairs as bits.
GHOSTCAST_HOST_DEVICE inline unsigned anchor_unit(ModelParams const& model, ParameterBlock<Scalar> const& block, int u,
                                                  Constants<Scalar>& constants)
{
  UnitParams<Scalar> const& p = block.unit[u];
  UnitConstants<Scalar>& c = constants.unit[u];
  int const reference = model.unit[u].reference_unit;
  anchor_people(p, model.stationary_start ? Start::stationary : Start::as_given, c);
  c.gpus0 = floor(p.gpus / model.gpu_quantum);
  c.algorithm_exponent = p.algorithm_exponent < 0.0f ? p.compute_exponent : p.algorithm_exponent;
  double const gpus = static_cast<double>(c.gpus0) * static_cast<double>(model.gpu_quantum);
  double const chi = static_cast<double>(block.market.initial_commoditisation);

  unsigned repaired = anchor_utilisation(p, gpus, c);
  double const usable = anchor_usable_gpus(p, gpus, c);
  AnchorOutput out{};
  if (reference < 0) {
    AnchorShares const shares = repair_anchor(p);
    repaired |= shares.repaired;
    out = anchor_own(p, shares, usable, chi, c);
  } else {
    out = anchor_by_reference(p, constants.unit[reference], usable, chi, c);
  }
  OrganisationParams<Scalar> const& o = block.organisation[model.unit[u].organisation];
  c.compute_budget0 = static_cast<float>(compute_cost_at_start(p, block.market, o, gpus));
  anchor_money(p, out, static_cast<double>(block.market.initial_heat), c);
  return repaired;
}

/// Constants of one belief. \param repaired [unit] bits of Repair
GHOSTCAST_HOST_DEVICE inline void derive_constants(ModelParams const& model, ParameterBlock<Scalar> const& block,
                                                   Constants<Scalar>& constants, unsigned (&repaired)[max_units])
{
  constants.market = market_constants(block.market);
  for (int o = 0; o < model.organisation_count; ++o) {
    constants.organisation[o] = organisation_constants(block.organisation[o]);
  }
  for (int u = 0; u < model.unit_count; ++u) {
    if (model.unit[u].reference_unit < 0) repaired[u] = anchor_unit(model, block, u, constants);
  }
  for (int u = 0; u < model.unit_count; ++u) {
    if (model.unit[u].reference_unit >= 0) repaired[u] = anchor_unit(model, block, u, constants);
    OrganisationConstants<Scalar>& o = constants.organisation[model.unit[u].organisation];
    o.value0 += constants.unit[u].value0;
    o.people0 += constants.unit[u].people0;
  }
}

}  // namespace ghostcast
