// SPDX-License-Identifier: Apache-2.0
/// \file
/// A model in which most things happen: units of 125 people and 2,048 GPUs with the defaults of the
/// scenario reader (medians, no belief is drawn). Tests switch one mechanism off or on.
#pragma once

#include "support/quiet_model.hpp"

namespace ghostcast::testing_support {

inline void make_busy(MarketParams<Scalar>& m)
{
  m.gpu_price = 50000.0f;
  m.price_halving_months = 27.6f;
  m.price_noise = 0.04f;
  m.algorithm_halving_months = 8.0f;
  m.algorithm_noise = 0.02f;
  m.frontier_growth = 0.05f;
  m.commodity_rate = 0.003f;
  m.heat_persistence = 0.95f;
  m.heat_noise = 0.08f;
  m.crash_demand = 0.4f;
  m.crash_heat = 0.3f;
  m.crash_months = 24.0f;
}

inline void make_busy(OrganisationParams<Scalar>& o)
{
  for (float& orders : o.initial_orders) orders = -1.0f;
  o.capex_share = 0.18f;
  o.project_end_rate = 0.05f;
  o.kw_per_gpu = 1.45f;
  o.pue = 1.25f;
}

/// Production, money and GPUs of a unit.
inline void make_busy_work(UnitParams<Scalar>& u)
{
  u.gpus = 2048.0f;
  u.monthly_value = 1.2e7f;
  u.initial_compute_share = 0.3f;
  u.substitution_rho = -0.155f;
  u.automation_ceiling = 0.95f;
  u.adoption_rate = 0.03f;
  u.new_hire_productivity = 0.6f;
  u.knowledge_exponent = 0.5f;
  u.supervision_slack = 2.2f;
  u.supervision_growth = 0.03f;
  u.supervision_growth_half = 60.0f;
  u.researcher_supervision = 0.25f;
  u.outage_hazard = 0.004f;
  u.outage_knowledge_effect = 2.0f;
  u.recovery_probability = 0.7f;
  u.demand_growth = 0.008f;
  u.demand_growth_half = 24.0f;
  u.demand_growth_long = 0.002f;
  u.demand_noise = 0.03f;
  u.pass_through = 0.25f;
  u.value_ceiling = 15.0f;
  u.pay_drift = 0.004f;
  u.pay_drift_half = 60.0f;
  u.pay_heat_effect = 0.5f;
  u.opex_per_gpu = 200.0f;
  u.opex_fall_half_months = 60.0f;
  u.compute_budget_elasticity = 1.15f;
  u.compute_budget_on_share = 0.3f;
  u.freeze_above = 1.0f;
  u.freeze_below = 0.3f;
  u.retirement_rate = 0.015f;
}

/// People of a unit: who is there, who leaves, who comes.
inline void make_busy_people(UnitParams<Scalar>& u)
{
  constexpr float people[] = {20, 60, 10, 15, 8, 12};
  constexpr float weight[] = {1.5f, 1.0f, 0.6f, 0.5f, 1.0f, 0.6f};
  constexpr float pay[] = {60000, 35000, 46000, 15000, 40000, 42000};
  constexpr float poach[] = {0.004f, 0.002f, 0.004f, 0.001f, 0.002f, 0.001f};
  constexpr float automation[] = {0.6f, 1.0f, 0.2f, 1.0f, 0.0f, 0.9f};
  constexpr float minimum[] = {0, 0, 1, 0, 2, 0};
  for (int r = 0; r < role_count; ++r) {
    u.people[r] = people[r];
    u.role_weight[r] = weight[r];
    u.monthly_pay[r] = pay[r];
    u.quit_hazard_settled[r] = 0.010f;
    u.quit_hazard_new[r] = 0.020f;
    u.poach_hazard[r] = poach[r];
    u.role_automation_elasticity[r] = automation[r];
    u.role_headcount_elasticity[r] = 1.0f;
    u.minimum_people[r] = minimum[r];
  }
  u.ramp_months = 12.0f;
  u.automation_elasticity = 0.65f;
  u.headcount_elasticity = 0.4f;
  u.bonus_effect = 0.35f;
  u.freeze_quit_effect = 0.25f;
  u.shrink_quit_effect = 0.5f;
  u.gpu_quit_effect = 0.15f;
  u.counter_offer_success = 0.35f;
  u.counter_offer_cost = 3.0f;
  u.redundancy_rate = 0.03f;
  u.layoff_size_sigma = 0.41f;
  u.transfer_probability = 0.25f;
  u.fill_days = 67.6f;
  u.fill_heat_effect = 0.5f;
  u.offer_acceptance = 0.62f;
  u.gpu_appeal = 0.35f;
  u.pay_appeal = 1.0f;
  u.start_probability = 0.5f;
  u.hiring_cost = 1.0f;
  u.knowledge_decay = 0.004f;
  u.knowledge_lost_with_leavers = 0.8f;
  u.knowledge_learning = 0.03f;
  u.starvation_share = 0.1f;
  u.maintenance_value = 0.6f;
}

/// `unit_count` busy units of one organisation that owns its GPUs; no raids, layoff waves, crashes,
/// shortages or limits of power.
struct BusyModel : QuietModel {
  explicit BusyModel(int unit_count = 1, int months = 60) : QuietModel(unit_count)
  {
    model->stationary_start = true;
    model->horizon = months;
    make_busy(market());
    make_busy(organisation());
    for (int u = 0; u < unit_count; ++u) {
      make_busy_work(unit(u));
      make_busy_people(unit(u));
    }
  }
};

}  // namespace ghostcast::testing_support
