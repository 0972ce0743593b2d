// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/model/features.hpp"

#include <limits>
#include <vector>

#include "ghostcast/model/model_params.hpp"

namespace ghostcast {
namespace {

constexpr float infinity = std::numeric_limits<float>::infinity();

/// Tells whether a parameter may differ from its off value in some belief or month.
class Switches {
 public:
  explicit Switches(ModelParams const& model)
      : model_(model), touched_(sizeof(model.base) / sizeof(float)), planned_(touched_.size())
  {
    for (int d = 0; d < model.draw_count; ++d) {
      Draw const& draw = model.draws[d];
      for (int k = 0; k < draw.target_count; ++k) touch(model.draw_targets[draw.first_target + k]);
    }
    for (int k = 0; k < model.lever_step_count; ++k) {
      touch(model.lever_steps[k].target);
      planned_[static_cast<std::size_t>(model.lever_steps[k].target)] = true;
    }
  }

  /// Whether the plan moves a parameter.
  bool planned(float const& member) const
  {
    return planned_[static_cast<std::size_t>(&member - flat(model_.base))];
  }

  bool some_planned(float UnitParams<Scalar>::*member) const
  {
    return some_unit([&](UnitParams<Scalar> const& p) { return planned(p.*member); });
  }

  bool some_planned(float const (UnitParams<Scalar>::*member)[role_count]) const
  {
    return some_unit([&](UnitParams<Scalar> const& p) {
      for (float const& value : p.*member) {
        if (planned(value)) return true;
      }
      return false;
    });
  }

  bool on(float const& member, float off = 0.0f) const
  {
    auto const index = static_cast<std::size_t>(&member - flat(model_.base));
    return member != off || touched_[index];
  }

  /// Whether `test(params)` holds for some unit.
  template <class Test>
  bool some_unit(Test&& test) const
  {
    for (int u = 0; u < model_.unit_count; ++u) {
      if (test(model_.base.unit[u])) return true;
    }
    return false;
  }

  template <class Test>
  bool some_organisation(Test&& test) const
  {
    for (int o = 0; o < model_.organisation_count; ++o) {
      if (test(model_.base.organisation[o])) return true;
    }
    return false;
  }

  /// Whether some unit has an array member that is on for some role.
  bool some_role(float const (UnitParams<Scalar>::*member)[role_count]) const
  {
    return some_unit([&](UnitParams<Scalar> const& p) {
      for (float const& value : p.*member) {
        if (on(value)) return true;
      }
      return false;
    });
  }

  bool some(float UnitParams<Scalar>::*member, float off = 0.0f) const
  {
    return some_unit([&](UnitParams<Scalar> const& p) { return on(p.*member, off); });
  }

  bool some(float OrganisationParams<Scalar>::*member, float off = 0.0f) const
  {
    return some_organisation([&](OrganisationParams<Scalar> const& p) { return on(p.*member, off); });
  }

 private:
  void touch(int index) { touched_[static_cast<std::size_t>(index)] = true; }

  ModelParams const& model_;
  std::vector<bool> touched_;  ///< by a draw or the plan
  std::vector<bool> planned_;
};

using Unit = UnitParams<Scalar>;
using Organisation = OrganisationParams<Scalar>;

void set_market_features(Switches const& is, MarketParams<Scalar> const& m, Features& f)
{
  f.crash = is.on(m.crash_hazard);
  f.shortage = is.on(m.shortage_on) || is.on(m.shortage_at_start);
  f.heat = is.on(m.heat_noise) || is.on(m.heat_jump_size) || is.on(m.initial_heat) || f.crash;
  f.algorithms = is.on(m.algorithm_halving_months, infinity) || is.on(m.algorithm_noise) || is.on(m.frontier_growth);
  f.commodity = is.on(m.commodity_rate) || is.on(m.commodity_month) || is.on(m.commodity_hazard) || is.on(m.leak_to_rivals);
}

void set_compute_features(Switches const& is, Features& f)
{
  f.rental = is.some(&Organisation::rental) || is.some(&Unit::leased_gpus);
  f.power = is.some(&Organisation::power_mw, infinity) || is.some(&Organisation::power_max_mw, infinity);
  f.retirement = is.some(&Unit::retirement_rate);
  bool const ordered = is.some_organisation([&](Organisation const& o) {
    for (float const& orders : o.initial_orders) {
      if (is.on(orders, -1.0f) && is.on(orders)) return true;
    }
    return false;
  });
  bool const bought = is.some(&Organisation::capex_share) || is.some(&Organisation::capital0) || is.some(&Organisation::grant_capital);
  f.compute = is.some(&Unit::gpus) || ordered || is.some(&Organisation::initial_free_gpus) || is.some(&Organisation::order_gpus) ||
              is.some(&Organisation::one_off_order) || is.some(&Unit::leased_gpus) || is.some(&Unit::gpu_guarantee) ||
              (bought && is.some(&Unit::appetite));
  f.outage = is.some(&Unit::outage_hazard) || is.some(&Unit::initially_up, 1.0f);
  f.demand_noise = is.some(&Unit::demand_noise);
}

bool some_organisation_has_two_units(ModelParams const& model)
{
  int count[max_organisations] = {};
  for (int u = 0; u < model.unit_count; ++u) {
    if (++count[model.unit[u].organisation] == 2) return true;
  }
  return false;
}

void set_people_features(Switches const& is, ModelParams const& model, Features& f)
{
  f.team_raid = is.some(&Unit::team_raid_rate_per_year) || is.some_role(&Unit::scheduled_raid_people);
  f.raid = is.some(&Unit::raid_rate_per_year) || is.some(&Unit::scheduled_raid_fraction);
  f.layoffs = is.some(&Unit::layoff_waves_per_year) || is.some(&Unit::scheduled_layoff);
  f.redundancy = is.some(&Unit::redundancy_rate);
  f.transfers = is.some(&Unit::transfer_probability) && (f.layoffs || f.redundancy) && some_organisation_has_two_units(model);
  f.poaching = is.some_role(&Unit::poach_hazard);
  f.counter_offers = is.some(&Unit::counter_offer_success);
  f.stays_vary = is.some_planned(&Unit::counter_offer_success);
  f.tenure = is.some(&Unit::ramp_months) || is.some_role(&Unit::new_people);
  f.quits_vary = is.some(&Unit::shrink_quit_effect) || is.some(&Unit::freeze_quit_effect) ||
                 (is.some(&Unit::gpu_quit_effect) && f.compute) || is.some(&Unit::retention_bonus) || (f.poaching && f.heat);
  f.targets_vary = (is.some(&Unit::automation_elasticity) && is.some_role(&Unit::role_automation_elasticity)) ||
                   (is.some(&Unit::headcount_elasticity) && is.some_role(&Unit::role_headcount_elasticity)) || f.layoffs;
  f.targets_move = f.targets_vary || is.some(&Unit::supervisor_rule) || is.some_planned(&Unit::minimum_people) ||
                   is.some_planned(&Unit::cancelled_positions);
  f.hires_vary = f.heat || (is.some(&Unit::gpu_appeal) && f.compute) || is.some_planned(&Unit::pay) ||
                 is.some_planned(&Unit::pay_appeal);
}

void set_roles(Switches const& is, Features& f)
{
  for (int r = 0; r < role_count; ++r) {
    f.role[r] = is.some_unit([&](Unit const& p) {
      bool const spans = r == supervisor && is.on(p.supervisor_rule);
      return spans || is.on(p.people[r]) || is.on(p.initial_offers[r]) || is.on(p.open_positions[r]) ||
             is.on(p.minimum_people[r]) || is.on(p.cancelled_positions[r]);
    });
  }
}

}  // namespace

Features features_of(ModelParams const& model)
{
  Switches const is(model);
  Features f{};
  set_market_features(is, model.base.market, f);
  set_compute_features(is, f);
  set_people_features(is, model, f);
  set_roles(is, f);
  return f;
}

}  // namespace ghostcast
