// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/scenario/targets.hpp"

namespace ghostcast {
namespace {

using P = UnitParams<Scalar>;
constexpr Section here = Section::unit;
constexpr ValueKind number = ValueKind::number;
constexpr ValueKind choice = ValueKind::choice;

std::vector<ParameterInfo> cost_rows()
{
  return {
      {here, "monthly_pay", at(&P::monthly_pay), number, plain, "w_r", "USD/month", Range{0.0, 1e9},
       "[60000, 35000, 46000, 15000, 40000, 42000]", "", "27", "[V] pay with all that it costs",
       "full cost of a person by role"},
      {here, "monthly_payroll", at(&P::monthly_payroll), number, plain, "payroll(0)", "USD/month",
       monthly_money, "-1", "monthly_pay stands", "27", "user",
       "payroll at t=0; scales monthly_pay"},
      {here, "pay_drift", at(&P::pay_drift), number, plain, "mu", "log/month", pay_growth,
       "{ dist = \"normal\", mean = 0.004, sd = 0.0015 }", "", "27", "[V] 10-K",
       "growth of pay at t=0"},
      {here, "pay_drift_half", at(&P::pay_drift_half), number, plain, "half_w", "months",
       positive_or_inf, "60", "", "27", "[G]", "time in which that growth halves; inf keeps it"},
      {here, "pay_heat_effect", at(&P::pay_heat_effect), number, plain, "eta", "1", elasticity,
       "0.5", "", "27", "[G]", "elasticity of pay in the heat of the talent market"},
      {here, "other_nonlabour", at(&P::other_nonlabour), number, plain, "oc", "V0", times_value,
       "0", "", "27", "user", "costs that are neither pay nor compute, at t=0"},
      {here, "other_cost_elasticity", at(&P::other_cost_elasticity), number, plain, "ko", "1",
       Range{0.0, 2.0}, "0.7", "", "27", "[V] 10-K", "elasticity of those costs in value"},
      {here, "amortisation_months", at(&P::amortisation_months), number, plain, "amort", "months",
       positive, "60", "", "27", "[V] 10-K", "life of a GPU in the books"},
      {here, "opex_per_gpu", at(&P::opex_per_gpu), number, plain, "opex", "USD/GPU-month",
       not_negative, "200", "", "27", "[G] 150 in large clouds", "power and service of a GPU"},
      {here, "opex_fall_half_months", at(&P::opex_fall_half_months), number, plain,
       "ln 2/opex_fall", "months", positive_or_inf, "60", "", "27", "[G]",
       "time in which that cost halves; inf keeps it"},
      {here, "compute_budget_elasticity", at(&P::compute_budget_elasticity), number, per_unit, "kc",
       "1", elasticity, "{ dist = \"normal\", mean = 1.15, sd = 0.25, lo = 0.1, hi = 1.6 }", "",
       "12", "[V] 10-K", "elasticity of the budget for compute in value"},
      {here, "compute_budget_on_share", at(&P::compute_budget_on_share), number, per_unit, "ks",
       "1", elasticity, "{ dist = \"uniform\", lo = 0, hi = 0.6 }", "", "12", "[G]",
       "elasticity of the budget for compute in its share of output"},
  };
}

std::vector<ParameterInfo> cash_rows()
{
  return {
      {here, "base_income", at(&P::base_income), number, plain, "base", "V0", times_value,
       "0", "", "27", "[G]", "income that does not depend on the unit's work"},
      {here, "margin", at(&P::margin), number, plain, "margin", "1", from_zero_to_one, "-1",
       "cash is flat at t=0", "27", "[D]", "share of value that is paid out"},
      {here, "initial_cash_payrolls", at(&P::initial_cash_payrolls), number, plain, "cash0_months",
       "payrolls", not_negative, "3", "", "27", "[G]", "cash at t=0, and the reserve that is kept"},
      {here, "cash_cap", at(&P::cash_cap), number, plain, "cash_cap", "payrolls", not_negative,
       "12", "", "27", "[G]", "most cash that a unit holds"},
      {here, "credit", at(&P::credit), number, plain, "credit", "payrolls", not_negative, "6", "",
       "Outcomes", "[G]", "a unit with less cash than minus this is broke"},
      {here,
       "freeze_above",
       at(&P::freeze_above),
       number,
       plain,
       "freeze_hi",
       "log",
       {-unbounded, unbounded, false, false, true},
       "1",
       "",
       "28",
       "[G]",
       "a hiring freeze begins above this index; inf is never"},
      {here, "freeze_below", at(&P::freeze_below), number, plain, "freeze_lo", "log", any_number,
       "0.3", "", "28", "[G]", "a hiring freeze ends below this index"},
      {here, "hiring_freeze", at(&P::hiring_freeze), choice, fixed | lever, "freeze", "-",
       any_number, "\"auto\"", "", "28", "[G]", "auto: by the index; on and off: forced",
       "auto|on|off"},
      {here, "freeze_exempt", at(&P::freeze_exempt), ValueKind::role_flags, fixed | lever,
       "exempt_r", "roles", from_zero_to_one, "[]", "", "36", "[G]",
       "roles that are hired in a freeze too"},
  };
}

std::vector<ParameterInfo> fleet_rows()
{
  return {
      {here, "retirement_rate", at(&P::retirement_rate), number, plain, "del_G", "1/month",
       from_zero_to_one, "0.015", "", "9", "[V] Llama 3",
       "probability a month that a GPU fails for good"},
      {here, "appetite", at(&P::appetite), choice, fixed, "appetite", "-", any_number,
       "\"affordable\"", "", "12", "[G]",
       "affordable: what the budget pays; unbounded: each new GPU is used at once",
       "affordable|unbounded"},
      {here, "priority", at(&P::priority), number, plain, "prio_u", "log", Range{-1000.0, 1000.0},
       "0", "", "15", "[G]", "weight or rank of a unit in the pool"},
      {here, "gpu_guarantee", at(&P::gpu_guarantee), number, lever, "guarantee", "GPUs/researcher",
       not_negative, "0", "", "14", "[G]", "GPUs that each researcher has been promised"},
      {here, "starvation_share", at(&P::starvation_share), number, plain, "starve", "G0",
       from_zero_to_one, "0.1", "", "Outcomes", "[G]",
       "a unit with fewer GPUs than this share of G0 starves"},
      {here, "maintenance_value", at(&P::maintenance_value), number, plain, "m_val", "V0",
       not_negative, "0.6", "", "Outcomes", "[G]",
       "a small unit with less value than this share of V0 is in maintenance"},
  };
}

}  // namespace

std::vector<ParameterInfo> unit_money_rows()
{
  std::vector<ParameterInfo> rows = cost_rows();
  for (ParameterInfo const& row : cash_rows()) rows.push_back(row);
  for (ParameterInfo const& row : fleet_rows()) rows.push_back(row);
  return rows;
}

}  // namespace ghostcast
