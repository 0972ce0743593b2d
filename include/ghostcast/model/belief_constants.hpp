// SPDX-License-Identifier: Apache-2.0
/// \file
/// Fills the constants of a trajectory from one belief's parameters.
#pragma once

#include "ghostcast/model/anchor.hpp"
#include "ghostcast/model/belief.hpp"
#include "ghostcast/model/model_params.hpp"

namespace ghostcast {

GHOSTCAST_HOST_DEVICE GHOSTCAST_OUT_OF_LINE inline MarketConstants<Scalar> market_constants(MarketParams<Scalar> const& p)
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

GHOSTCAST_HOST_DEVICE GHOSTCAST_OUT_OF_LINE inline OrganisationConstants<Scalar> organisation_constants(OrganisationParams<Scalar> const& p)
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

/// What a unit is anchored on, besides its own parameters.
struct AnchorSetting {
  float gpu_quantum;
  Start start;
  MarketParams<Scalar> const* market;
  OrganisationParams<Scalar> const* organisation;
  UnitConstants<Scalar> const* reference;  ///< null: its own price of output
};

/// Anchors one unit. Returns the repairs as bits.
GHOSTCAST_HOST_DEVICE inline unsigned anchor_unit(AnchorSetting const& setting, UnitParams<Scalar> const& p, UnitConstants<Scalar>& c)
{
  anchor_people(p, setting.start, c);
  c.gpus0 = floor(p.gpus / setting.gpu_quantum);
  c.algorithm_exponent = p.algorithm_exponent < 0.0f ? p.compute_exponent : p.algorithm_exponent;
  double const gpus = static_cast<double>(c.gpus0) * static_cast<double>(setting.gpu_quantum);
  double const chi = static_cast<double>(setting.market->initial_commoditisation);

  unsigned repaired = anchor_utilisation(p, gpus, c);
  double const usable = anchor_usable_gpus(p, gpus, c);
  AnchorOutput out{};
  if (setting.reference == nullptr) {
    AnchorShares const shares = repair_anchor(p);
    repaired |= shares.repaired;
    out = anchor_own(p, shares, usable, chi, c);
  } else {
    out = anchor_by_reference(p, *setting.reference, usable, chi, c);
  }
  c.compute_budget0 = static_cast<float>(compute_cost_at_start(p, *setting.market, *setting.organisation, gpus));
  anchor_money(p, out, static_cast<double>(setting.market->initial_heat), c);
  return repaired;
}

/// Anchors unit `u` in lane `i`; a unit that refers to another comes after it.
template <class L>
GHOSTCAST_HOST_DEVICE GHOSTCAST_OUT_OF_LINE void anchor_lane(ModelParams const& model, int u, int i, ParameterBlock<L> const& block,
                                       Constants<L>& constants, StoredWord<L>* repaired)
{
  UnitLayout const& place = model.unit[u];
  auto const market = gather_lane<L, MarketParams<Scalar>>(i, block.market);
  auto const organisation = gather_lane<L, OrganisationParams<Scalar>>(i, block.organisation[place.organisation]);
  UnitConstants<Scalar> reference{};
  if (place.reference_unit >= 0) reference = gather_lane<L, UnitConstants<Scalar>>(i, constants.unit[place.reference_unit]);
  AnchorSetting const setting{model.gpu_quantum, model.stationary_start ? Start::stationary : Start::as_given, &market,
                              &organisation, place.reference_unit >= 0 ? &reference : nullptr};
  UnitConstants<Scalar> c{};
  unsigned const repairs = anchor_unit(setting, gather_lane<L, UnitParams<Scalar>>(i, block.unit[u]), c);
  scatter_lane<L>(i, c, constants.unit[u]);
  set_lane(repaired[u], i, std::uint32_t{repairs});
}

/// V0 and people of an organisation at t=0, in lane `i`: sums over its units in their order.
template <class L>
GHOSTCAST_HOST_DEVICE void sum_organisation(ModelParams const& model, int o, int i, Constants<L>& constants)
{
  float value0 = 0.0f;
  float people0 = 0.0f;
  for (int u = 0; u < model.unit_count; ++u) {
    if (model.unit[u].organisation != o) continue;
    value0 += lane(constants.unit[u].value0, i);
    people0 += lane(constants.unit[u].people0, i);
  }
  set_lane(constants.organisation[o].value0, i, value0);
  set_lane(constants.organisation[o].people0, i, people0);
}

/// Constants of the belief in lane `i`; every thread of the team takes part.
///
/// \param repaired  [unit] bits of Repair
template <class L>
GHOSTCAST_HOST_DEVICE void derive_constants(ModelParams const& model, int i, Team<L> const& team, ParameterBlock<L> const& block,
                                            Constants<L>& constants, StoredWord<L>* repaired)
{
  if (team.leads()) scatter_lane<L>(i, market_constants(gather_lane<L, MarketParams<Scalar>>(i, block.market)), constants.market);
  team.each(model.organisation_count, [&](int o) {
    auto const p = gather_lane<L, OrganisationParams<Scalar>>(i, block.organisation[o]);
    scatter_lane<L>(i, organisation_constants(p), constants.organisation[o]);
  });
  team.each(model.unit_count, [&](int u) {
    if (model.unit[u].reference_unit < 0) anchor_lane<L>(model, u, i, block, constants, repaired);
  });
  team.sync();
  team.each(model.unit_count, [&](int u) {
    if (model.unit[u].reference_unit >= 0) anchor_lane<L>(model, u, i, block, constants, repaired);
  });
  team.sync();
  team.each(model.organisation_count, [&](int o) { sum_organisation<L>(model, o, i, constants); });
  team.sync();
}

/// The same for one trajectory and one thread.
GHOSTCAST_HOST_DEVICE inline void derive_constants(ModelParams const& model, ParameterBlock<Scalar> const& block,
                                                   Constants<Scalar>& constants, std::uint32_t (&repaired)[max_units])
{
  derive_constants<Scalar>(model, 0, Alone{}, block, constants, repaired);
}

}  // namespace ghostcast
