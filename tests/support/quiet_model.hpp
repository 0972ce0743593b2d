// SPDX-License-Identifier: Apache-2.0
/// \file
/// A model in which nothing happens: every mechanism is at the value that turns it off. Tests
/// switch on what they are about.
#pragma once

#include <algorithm>
#include <limits>
#include <memory>
#include <vector>

#include "ghostcast/engine/engine.hpp"
#include "ghostcast/model/model_params.hpp"
#include "ghostcast/model/trajectory.hpp"
#include "ghostcast/tally/recorded_series.hpp"

namespace ghostcast::testing_support {

inline constexpr float infinite = std::numeric_limits<float>::infinity();

inline void quieten(MarketParams<Scalar>& m)
{
  m = {};
  m.gpu_price = 20000.0f;
  m.price_halving_months = infinite;
  m.price_reversion_half_life = infinite;
  m.rental_start = m.rental_mean = 2.0f;
  m.rental_half_life_months = infinite;
  m.scarcity_multiplier = 1.0f;
  m.scarcity_months = 9.0f;
  m.hours_per_month = 730.0f;
  m.algorithm_halving_months = infinite;
}

inline void quieten(OrganisationParams<Scalar>& o)
{
  o = {};
  o.power_mw = o.power_max_mw = o.power_growth_half = infinite;
  o.kw_per_gpu = o.pue = 1.0f;
  o.lead_weeks_normal = 11.0f;
  o.lead_weeks_tight = 44.0f;
  o.install_weeks = 13.0f;
  o.lead_infra_scale = 10.0f;
  o.full_period = 12.0f;
  for (float& weight : o.group_weight) weight = 1.0f;
  o.weight_on_value = 0.5f;
  o.order_headroom = 1.15f;
}

/// No people, no GPUs, value 1 MUSD a month that nothing moves; nobody leaves, nobody is hired.
inline void quieten(UnitParams<Scalar>& u)
{
  u = {};
  u.monthly_value = 1e6f;
  u.initial_automation = u.initial_utilisation = u.monthly_payroll = u.margin = u.algorithm_exponent = -1.0f;
  u.initial_knowledge = 0.8f;
  u.initially_up = 1.0f;
  u.automation_width = 3.0f;
  u.automation_ceiling = 0.95f;
  u.compute_exponent = 0.55f;
  u.new_hire_productivity = 1.0f;
  u.utilisation_floor = 0.45f;
  u.infra_utilisation = 400.0f;
  u.supervision_slack = -1.0f;
  u.supervision_span = infinite;
  u.supervision_growth_half = infinite;
  u.demand_growth_half = infinite;
  u.pass_through = 1.0f;
  u.value_ceiling = infinite;
  u.pay_drift_half = infinite;
  u.other_cost_elasticity = 1.0f;
  u.amortisation_months = 60.0f;
  u.opex_fall_half_months = infinite;
  u.compute_budget_elasticity = 1.0f;
  u.initial_cash_payrolls = 3.0f;
  u.cash_cap = 12.0f;
  u.credit = 6.0f;
  u.freeze_above = 1e30f;
  u.freeze_below = 1e29f;
  u.quit_multiplier = u.poach_multiplier = 1.0f;
  u.raid_fraction_a = 1.4f;
  u.raid_fraction_b = 3.5f;
  u.raid_max_people = 500.0f;
  u.visibility = 1.0f;
  u.acquisition_threshold = 0.5f;
  u.team_raid_size = 1.0f;
  u.team_raid_role = -1.0f;
  u.layoff_size_median = 0.077f;
  u.fill_days = infinite;
  u.offer_acceptance = 1.0f;
  u.pay = 1.0f;
  u.start_probability = 1.0f;
  u.knowledge_half_people = 4.0f;
  for (int r = 0; r < role_count; ++r) {
    u.role_weight[r] = 1.0f;
    u.monthly_pay[r] = 1000.0f;
  }
}

/// Owns a model and runs it.
struct QuietModel {
  std::unique_ptr<ModelParams> model = std::make_unique<ModelParams>();
  std::vector<LeverStep> steps;

  /// One definition that nobody meets, `unit_count` units in one group, horizon 60, 1 GPU a quantum.
  explicit QuietModel(int unit_count = 1)
  {
    *model = {};
    model->unit_count = unit_count;
    model->group_count = model->organisation_count = model->definition_count = 1;
    model->horizon = 60;
    model->gpu_quantum = 1.0f;
    quieten(model->base.market);
    for (auto& organisation : model->base.organisation) quieten(organisation);
    for (int u = 0; u < max_units; ++u) {
      quieten(model->base.unit[u]);
      model->unit[u] = {0, 0, -1};
      model->rho_draw[u] = -1;
    }
    model->definition[0] = {.threshold = 0.9999f, .headcount_share = 0.0f, .headcount_limit = -1.0f};
  }

  UnitParams<Scalar>& unit(int u = 0) { return model->base.unit[u]; }
  OrganisationParams<Scalar>& organisation(int o = 0) { return model->base.organisation[o]; }
  MarketParams<Scalar>& market() { return model->base.market; }

  /// A lever: `member` of the base block has `value` from `month` on.
  void lever(int month, float const& member, float value)
  {
    steps.push_back({month, static_cast<int>(&member - flat(model->base)), value, -1});
  }

  /// The model, with its features worked out.
  ModelParams const& params()
  {
    model->lever_steps = steps.data();
    model->lever_step_count = static_cast<int>(steps.size());
    model->features = features_of(*model);
    return *model;
  }

  /// Where series are recorded, those of all trajectories: of large numbers a run records a part
  /// (tally/recorded_series.hpp), so each `all_recorded_before` have a seed of their own.
  Tally run(std::uint64_t trajectories, std::uint64_t seed, RecordMask record = default_record)
  {
    if (record == 0) return run_at_once(trajectories, seed, record);
    Tally tally = run_at_once(std::min(trajectories, all_recorded_before), seed, record);
    for (std::uint64_t done = all_recorded_before, next = 1; done < trajectories; done += all_recorded_before, ++next) {
      merge(tally, run_at_once(std::min(trajectories - done, all_recorded_before), seed + (next << 32), record));
    }
    return tally;
  }

  Tally run_at_once(std::uint64_t trajectories, std::uint64_t seed, RecordMask record)
  {
    RunPlan plan;
    plan.seed = seed;
    plan.range = {0, trajectories};
    plan.record = record;
    return make_cpu_engine(0)->run(params(), plan, {}).tally;
  }
};

/// Counts of one row of a series, [bin].
inline std::vector<std::uint64_t> row_of(Tally const& tally, Quantity quantity, int index, int month)
{
  std::vector<std::uint64_t> row;
  for (int bin = 0; bin < bin_count(quantity); ++bin) {
    row.push_back(tally.at(tally.layout.series_at(quantity, index, month, bin)));
  }
  return row;
}

/// Mean of a row, by bin edges; exact for whole numbers below 128.
inline double row_mean(Tally const& tally, Quantity quantity, int index, int month)
{
  double sum = 0.0;
  double count = 0.0;
  std::vector<std::uint64_t> const row = row_of(tally, quantity, index, month);
  for (std::size_t bin = 0; bin < row.size(); ++bin) {
    sum += static_cast<double>(row[bin]) * bin_edge(binning_of(quantity), static_cast<int>(bin));
    count += static_cast<double>(row[bin]);
  }
  return sum / count;
}

/// Share of a row in bins whose lower edge is at most `limit`.
inline double row_share_at_most(Tally const& tally, Quantity quantity, int index, int month, double limit)
{
  double inside = 0.0;
  double count = 0.0;
  std::vector<std::uint64_t> const row = row_of(tally, quantity, index, month);
  for (std::size_t bin = 0; bin < row.size(); ++bin) {
    count += static_cast<double>(row[bin]);
    if (bin_edge(binning_of(quantity), static_cast<int>(bin)) <= limit) inside += static_cast<double>(row[bin]);
  }
  return inside / count;
}

/// Share of trajectories in which definition `definition` of unit 0 had `outcome` by `month`.
inline double incidence(Tally const& tally, Outcome outcome, int month, int definition = 0, int unit = 0)
{
  std::uint64_t count = 0;
  for (int t = 0; t <= month; ++t) count += tally.at(tally.layout.outcome_at(definition, unit, outcome, t));
  return static_cast<double>(count) / static_cast<double>(tally.trajectories());
}

/// Standard error of a share of n independent trajectories.
inline double standard_error(double p, double n) { return __builtin_sqrt(p * (1.0 - p) / n); }

}  // namespace ghostcast::testing_support
