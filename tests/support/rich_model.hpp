// SPDX-License-Identifier: Apache-2.0
/// \file
/// A model in which every mechanism is on: eight units in three groups, with plausible numbers.
#pragma once

#include "support/quiet_model.hpp"

namespace ghostcast::testing_support {

enum class Layout { together, separate };

inline void enliven(MarketParams<Scalar>& m)
{
  m.shortage_on = 0.05f;
  m.shortage_off = 0.08f;
  m.shortage_price_premium = 0.3f;
  m.heat_persistence = 0.95f;
  m.heat_noise = 0.08f;
  m.heat_jump_probability = 0.02f;
  m.heat_jump_size = 0.3f;
  m.gpu_price = 50000.0f;
  m.price_halving_months = 27.6f;
  m.price_noise = 0.04f;
  m.rental_start = m.rental_mean = 2.35f;
  m.rental_half_life_months = 6.0f;
  m.rental_stationary_sd = 0.22f;
  m.rental_drift_per_year = -0.09f;
  m.scarcity_per_year = 0.3f;
  m.scarcity_multiplier = 2.8f;
  m.algorithm_halving_months = 8.0f;
  m.algorithm_noise = 0.02f;
  m.frontier_growth = 0.05f;
  m.commodity_rate = 0.003f;
  m.commodity_hazard = 0.01f;
  m.commodity_size = 0.6f;
  m.leak_to_rivals = 0.2f;
  m.crash_hazard = 0.01f;
  m.crash_demand = 0.4f;
  m.crash_heat = 0.3f;
  m.crash_months = 12.0f;
}

inline void enliven(OrganisationParams<Scalar>& o)
{
  o.power_mw = 12.0f;
  o.power_growth = 0.01f;
  o.power_growth_half = 36.0f;
  o.power_max_mw = 100.0f;
  o.power_step_mw = 2.0f;
  o.power_step_hazard = 0.05f;
  o.kw_per_gpu = 1.45f;
  o.pue = 1.25f;
  o.lead_infra_effect = 0.1f;
  for (float& orders : o.initial_orders) orders = -1.0f;
  o.initial_free_gpus = 20.0f;
  o.project_end_rate = 0.05f;
  o.group_noise = 0.1f;
  o.weight_on_headcount = 0.1f;
  o.weight_on_gpus = 0.1f;
  o.capex_share = 0.18f;
  o.capital0 = 2e6f;
  o.freeze_pass = 0.5f;
}

inline void enliven_work(UnitParams<Scalar>& u)
{
  u.monthly_value = 5e6f;
  u.gpus = 300.0f;
  u.initial_compute_share = 0.5f;
  u.adoption_rate = 0.05f;
  u.new_hire_productivity = 0.6f;
  u.knowledge_exponent = 0.5f;
  u.supervision_slack = 2.0f;
  u.supervision_growth = 0.03f;
  u.supervision_growth_half = 60.0f;
  u.researcher_supervision = 0.25f;
  u.outage_hazard = 0.02f;
  u.outage_knowledge_effect = 2.0f;
  u.recovery_probability = 0.7f;
  u.demand_growth = 0.008f;
  u.demand_growth_half = 24.0f;
  u.demand_growth_long = 0.002f;
  u.demand_noise = 0.05f;
  u.pass_through = 0.3f;
  u.value_ceiling = 15.0f;
  u.pay_drift = 0.004f;
  u.pay_drift_half = 60.0f;
  u.pay_heat_effect = 0.5f;
  u.other_nonlabour = 0.05f;
  u.opex_per_gpu = 200.0f;
  u.opex_fall_half_months = 60.0f;
  u.compute_budget_elasticity = 1.15f;
  u.compute_budget_on_share = 0.3f;
  u.freeze_above = 1.0f;
  u.freeze_below = 0.3f;
  u.freeze_exempt[infrastructure] = 1.0f;
  u.retirement_rate = 0.015f;
  u.gpu_guarantee = 2.0f;
}

inline void enliven_people(UnitParams<Scalar>& u)
{
  constexpr float people[] = {8.0f, 10.0f, 3.0f, 3.0f, 4.0f, 2.0f};
  constexpr float pay[] = {6e4f, 3.5e4f, 4.6e4f, 1.5e4f, 4e4f, 4.2e4f};
  for (int r = 0; r < role_count; ++r) {
    u.people[r] = people[r];
    u.monthly_pay[r] = pay[r];
    u.quit_hazard_settled[r] = 0.01f;
    u.quit_hazard_new[r] = 0.02f;
    u.poach_hazard[r] = 0.003f;
    u.role_automation_elasticity[r] = 0.8f;
    u.role_headcount_elasticity[r] = 1.0f;
  }
  u.ramp_months = 12.0f;
  u.automation_elasticity = 0.6f;
  u.headcount_elasticity = 0.4f;
  u.minimum_people[supervisor] = 2.0f;
  u.retention_bonus = 0.05f;
  u.bonus_effect = u.freeze_quit_effect = 0.35f;
  u.shrink_quit_effect = 0.5f;
  u.gpu_quit_effect = 0.15f;
  u.counter_offer_success = 0.35f;
  u.counter_offer_cost = 3.0f;
  u.raid_rate_per_year = 0.1f;
  u.purchase_blocked = 0.3f;
  u.licence_fee = 1e6f;
  u.team_raid_rate_per_year = 0.3f;
  u.team_raid_size = 3.0f;
  u.redundancy_rate = 0.1f;
  u.layoff_waves_per_year = 0.3f;
  u.layoff_size_median = 0.15f;
  u.layoff_size_sigma = 0.41f;
  u.transfer_probability = 0.5f;
  u.fill_days = 60.0f;
  u.fill_heat_effect = 0.5f;
  u.offer_acceptance = 0.62f;
  u.gpu_appeal = 0.35f;
  u.pay_appeal = 1.0f;
  u.start_probability = 0.5f;
  u.hiring_cost = 1.0f;
  u.knowledge_decay = 0.004f;
  u.knowledge_lost_with_leavers = 0.8f;
  u.knowledge_learning = 0.03f;
  u.knowledge_from_rivals = 0.05f;
  u.starvation_share = 0.1f;
  u.maintenance_value = 0.6f;
}

/// Eight lively units in three groups, in one organisation or one a group; they differ in size,
/// substitution and luck, so that all outcomes occur.
inline QuietModel rich_model(Layout layout = Layout::together, int unit_count = 8)
{
  QuietModel rich(unit_count);
  ModelParams& model = *rich.model;
  model.group_count = 3;
  model.organisation_count = layout == Layout::separate ? 3 : 1;
  model.stationary_start = true;
  model.horizon = 84;
  model.definition[0] = {};
  enliven(rich.market());
  for (int o = 0; o < max_organisations; ++o) enliven(rich.organisation(o));
  constexpr float exponents[] = {-2.0f, -0.5f, -0.155f, 0.0f, 0.4f, 0.61f, -0.5f, 0.4f};
  for (int u = 0; u < unit_count; ++u) {
    UnitParams<Scalar>& unit = rich.unit(u);
    enliven_work(unit);
    enliven_people(unit);
    unit.substitution_rho = exponents[u % 8];
    unit.gpus = 100.0f + 80.0f * static_cast<float>(u);
    unit.priority = 0.1f * static_cast<float>(u % 3);
    model.unit[u] = {u % 3, layout == Layout::separate ? u % 3 : 0, -1};
  }
  rich.unit(1).initial_compute_share = 0.2f;
  rich.unit(2).supervisor_rule = static_cast<float>(SupervisorRule::span);
  if (unit_count > 6) rich.unit(6).visibility = 5.0f;
  return rich;
}

}  // namespace ghostcast::testing_support
