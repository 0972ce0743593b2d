// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/scenario/mechanisms.hpp"

namespace ghostcast {
namespace {

constexpr Section market = Section::market;
constexpr Section owner = Section::organisation;
constexpr Section unit = Section::unit;

/// Technology stands still: the automated share stays what it is at t=0.
MechanismGroup automation()
{
  return {"automation",
          {{market, "algorithm_halving_months", "inf"},
           {market, "algorithm_noise", "0"},
           {market, "frontier_growth", "0"},
           {unit, "adoption_rate", "0"},
           {unit, "automation_elasticity", "0"},
           {unit, "supervision_span", "inf"}}};
}

/// Nobody hires anybody away, and GPUs attract nobody.
MechanismGroup talent_market()
{
  return {"talent-market",
          {{market, "heat_noise", "0"},
           {market, "heat_jump_probability", "0"},
           {market, "heat_jump_size", "0"},
           {market, "initial_heat", "0"},
           {market, "crash_heat", "0"},
           {unit, "poach_hazard", "0"},
           {unit, "counter_offer_success", "0"},
           {unit, "raid_rate_per_year", "0"},
           {unit, "team_raid.rate_per_year", "0"},
           {unit, "scheduled_raid.fraction", "0"},
           {unit, "scheduled_raid.people", "0"},
           {unit, "purchase_blocked", "0"},
           {unit, "licence_fee", "0"},
           {unit, "gpu_guarantee", "0"},
           {unit, "gpu_quit_effect", "0"},
           {unit, "gpu_appeal", "0"}}};
}

/// Chips come as soon as the three stages of an order let them, at constant prices, with power for
/// all, and nobody dies for lack of them.
MechanismGroup compute_supply()
{
  return {"compute-supply",
          {{market, "shortage_on", "0"},
           {market, "shortage_at_start", "false"},
           {market, "price_halving_months", "inf"},
           {market, "price_noise", "0"},
           {market, "rental_price.half_life_months", "inf"},
           {market, "rental_price.stationary_sd", "0"},
           {market, "rental_price.drift_per_year", "0"},
           {market, "rental_path.from", "0"},
           {market, "rental_path.to", "0"},
           {market, "rental_path.months", "0"},
           {market, "scarcity.probability_per_year", "0"},
           {owner, "power_mw", "inf"},
           {owner, "power_max_mw", "inf"},
           {owner, "lead_weeks_normal", "0"},
           {owner, "lead_weeks_tight", "0"},
           {owner, "install_weeks", "0"},
           {owner, "lead_infra_effect", "0"},
           {unit, "starvation_share", "0"}}};
}

/// The pool is divided in proportion to what each unit holds; nothing is taken back, and no pay is
/// turned into chips.
MechanismGroup allocation_politics()
{
  return {"allocation-politics",
          {{owner, "allocation", "\"proportional\""},
           {owner, "release", "\"sticky\""},
           {owner, "project_end_rate", "0"},
           {owner, "group_weight", "1"},
           {owner, "group_noise", "0"},
           {owner, "weight_on_value", "0"},
           {owner, "weight_on_headcount", "0"},
           {owner, "weight_on_gpus", "0"},
           {owner, "freeze_pass", "0"},
           {unit, "hiring_freeze", "\"off\""},
           {unit, "priority", "0"},
           {unit, "appetite", "\"affordable\""},
           {unit, "maintenance_value", "0"}}};
}

/// Nothing comes as a surprise.
MechanismGroup shocks()
{
  return {"shocks",
          {{market, "crash_hazard", "0"},
           {unit, "outage_hazard", "0"},
           {unit, "demand_noise", "0"},
           {unit, "layoff_waves_per_year", "0"},
           {unit, "scheduled_layoffs", "0"}}};
}

/// What compute earns stays what it is at t=0, and no recipe travels.
MechanismGroup commoditisation()
{
  return {"commoditisation",
          {{market, "commodity_rate", "0"},
           {market, "commodity_month", "0"},
           {market, "commodity_hazard", "0"},
           {market, "commodity_size", "0"},
           {market, "leak_to_rivals", "0"},
           {unit, "knowledge_from_rivals", "0"}}};
}

/// A team knows what it knew at t=0, whoever leaves.
MechanismGroup knowledge()
{
  return {"knowledge",
          {{unit, "knowledge_decay", "0"},
           {unit, "knowledge_lost_with_leavers", "0"},
           {unit, "knowledge_learning", "0"},
           {unit, "outage_knowledge_effect", "0"}}};
}

}  // namespace

std::span<MechanismGroup const> mechanism_groups()
{
  static std::vector<MechanismGroup> const groups = {
      automation(), talent_market(),   compute_supply(), allocation_politics(),
      shocks(),     commoditisation(), knowledge()};
  return groups;
}

MechanismGroup const* find_mechanism_group(std::string_view name)
{
  for (MechanismGroup const& group : mechanism_groups()) {
    if (group.name == name) return &group;
  }
  return nullptr;
}

std::vector<std::string> mechanism_group_names()
{
  std::vector<std::string> names;
  for (MechanismGroup const& group : mechanism_groups()) names.emplace_back(group.name);
  return names;
}

}  // namespace ghostcast
