// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/scenario/targets.hpp"

namespace ghostcast {
namespace {

using P = OrganisationParams<Scalar>;
constexpr Section here = Section::organisation;
constexpr ValueKind number = ValueKind::number;
constexpr ValueKind integer = ValueKind::integer;
constexpr ValueKind flag = ValueKind::flag;
constexpr ValueKind choice = ValueKind::choice;

std::vector<ParameterInfo> supply_rows()
{
  return {
      {here, "power_mw", at(&P::power_mw), number, plain, "P(0)", "MW", positive_or_inf, "inf", "",
       "8", "[G]", "power at t=0; inf is no limit"},
      {here, "power_growth", at(&P::power_growth), number, plain, "g_E", "log/month",
       monthly_growth, "0", "", "8", "[G]", "growth of the power"},
      {here, "power_growth_half", at(&P::power_growth_half), number, plain, "half_E", "months",
       positive_or_inf, "inf", "", "8", "[G]", "time in which that growth halves; inf keeps it"},
      {here, "power_max_mw", at(&P::power_max_mw), number, plain, "P_max", "MW", positive_or_inf,
       "inf", "", "8", "[G]", "ceiling of the power; inf is none"},
      {here, "power_step_mw", at(&P::power_step_mw), number, plain, "dE", "MW", not_negative, "0",
       "", "8", "[G]", "size of a new connection"},
      {here, "power_step_hazard", at(&P::power_step_hazard), number, plain, "lam_E", "1/month",
       from_zero_to_one, "0", "", "8", "[G]", "probability a month of a new connection"},
      {here, "kw_per_gpu", at(&P::kw_per_gpu), number, plain, "kw", "kW", positive, "1.45", "", "8",
       "[V] 1.81 kW per H100 with pue", "power of a GPU with its server"},
      {here, "pue", at(&P::pue), number, plain, "pue", "1", at_least_one, "1.25", "", "8", "[V]",
       "power of the site over that of its servers"},
      {here, "lead_weeks_normal", at(&P::lead_weeks_normal), number, plain, "lead0", "weeks",
       not_negative, "11", "", "10", "[V] 8-12 in 2024",
       "from order to delivery; a month is 30.4375 days, so 11 + 13 weeks are 5.5 months"},
      {here, "lead_weeks_tight", at(&P::lead_weeks_tight), number, plain, "lead1", "weeks",
       not_negative, "44", "", "10", "[V] 36-52 in 2023",
       "the same in a shortage; 44 + 13 weeks are 13.1 months"},
      {here, "install_weeks", at(&P::install_weeks), number, plain, "install", "weeks",
       not_negative, "13", "", "10", "[V]", "from delivery to use, added to both"},
      {here, "lead_infra_effect", at(&P::lead_infra_effect), number, plain, "b_lead", "1",
       not_negative, "0", "", "10", "[G]",
       "how much infrastructure engineers shorten the lead time"},
      {here, "lead_infra_scale", at(&P::lead_infra_scale), number, plain, "I0", "people", positive,
       "10", "", "10", "[G]",
       "number of infrastructure engineers at which that effect begins to flatten"},
      {here, "initial_orders", at(&P::initial_orders), integer, fixed, "order(0)", "GPUs",
       count_of_gpus, "-1", "the steady state", "10", "[D]", "GPUs on order at t=0, by stage"},
      {here, "initial_free_gpus", at(&P::initial_free_gpus), integer, fixed, "free(0)", "GPUs",
       count_of_gpus, "0", "", "16", "[G]", "idle GPUs at t=0"},
  };
}

std::vector<ParameterInfo> pool_rows()
{
  return {
      {here, "project_end_rate", at(&P::project_end_rate), number, lever, "p_end", "1/month",
       from_zero_to_one, "0.05", "", "11", "[G]",
       "share of a unit's GPUs that ending projects release in a month"},
      {here, "release", at(&P::release), choice, fixed | lever, "release", "-", any_number,
       "\"sticky\"", "", "11", "[G]",
       "sticky: GPUs return when projects end; full: all return every full_period months",
       "sticky|full"},
      {here, "full_period", at(&P::full_period), integer, fixed | lever, "full_period", "months",
       months_from_one, "12", "", "11", "[G]", "months between full re-divisions"},
      {here, "allocation", at(&P::allocation), choice, fixed | lever, "rule", "-", any_number,
       "\"weighted\"", "", "15", "[G]", "rule by which the pool is divided within a group",
       "weighted|priority|proportional|max_min|marginal_value"},
      {here, "group_weight", at(&P::group_weight), number, fixed, "e^y_bar_g", "1", positive, "1",
       "", "13", "[G]", "share of each group in the pool, one number per group"},
      {here, "group_noise", at(&P::group_noise), number, plain, "pol_sd", "log/month",
       monthly_noise, "0.1", "", "13", "[G]",
       "monthly noise of the groups' log weights; 0 keeps the shares"},
      {here, "weight_on_value", at(&P::weight_on_value), number, plain, "theta_V", "1", effect,
       "0.5", "", "15", "[G]", "exponent of the growth of value in a unit's weight"},
      {here, "weight_on_headcount", at(&P::weight_on_headcount), number, plain, "nu_head", "1",
       effect, "0", "", "15", "[G]", "exponent of headcount in a unit's weight: the old power"},
      {here, "weight_on_gpus", at(&P::weight_on_gpus), number, plain, "nu_gpu", "1", effect, "0",
       "", "15", "[G]", "exponent of GPUs in a unit's weight: the new power"},
      {here, "rental", at(&P::rental), flag, fixed, "rental", "-", from_zero_to_one, "false", "",
       "27, 29", "[G]",
       "true: the units rent their GPUs by the hour; false: the organisation owns them"},
      {here, "capex_share", at(&P::capex_share), number, lever, "capex_share", "USD/USD",
       not_negative, "0.18", "", "29", "[V]", "share of value that buys GPUs"},
      {here, "order_headroom", at(&P::order_headroom), number, plain, "order_headroom", "1",
       not_negative, "1.15", "", "29", "[D]",
       "GPUs owned and on order, at most this times what the units can pay"},
      {here, "capital0", at(&P::capital0), number, plain, "carry(0)", "USD", capital, "0", "", "29",
       "[G]", "capital for GPUs at t=0"},
      {here, "separate_capital", at(&P::separate_capital), flag, fixed, "sep_cap", "-",
       from_zero_to_one, "false", "", "29", "[G]",
       "true: GPUs are paid from capital grants alone, not from value"},
      {here, "freeze_pass", at(&P::freeze_pass), number, plain, "freeze_pass", "USD/USD",
       not_negative, "0", "", "29", "[G]",
       "share of the pay that a hiring freeze saves that buys GPUs"},
  };
}

}  // namespace

std::vector<ParameterInfo> organisation_rows()
{
  std::vector<ParameterInfo> rows = supply_rows();
  for (ParameterInfo const& row : pool_rows()) rows.push_back(row);
  return rows;
}

}  // namespace ghostcast
