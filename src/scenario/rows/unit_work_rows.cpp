// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/scenario/targets.hpp"

namespace ghostcast {
namespace {

using P = UnitParams<Scalar>;
constexpr Section here = Section::unit;
constexpr ValueKind number = ValueKind::number;
constexpr ValueKind integer = ValueKind::integer;
constexpr ValueKind flag = ValueKind::flag;

std::vector<ParameterInfo> observed_rows()
{
  return {
      {here, "people", at(&P::people), integer, fixed | required, "n0_r", "people", count_of_people,
       "0", "", "36", "user", "people at t=0 by role"},
      {here, "new_people", at(&P::new_people), integer, fixed, "n0_r0", "people", count_of_people,
       "0", "", "33", "[G]", "of them new at t=0, where stationary_start is false"},
      {here, "initial_offers", at(&P::initial_offers), integer, fixed, "offers(0)", "people",
       count_of_people, "0", "", "38", "[G]",
       "accepted offers at t=0, where stationary_start is false"},
      {here, "open_positions", at(&P::open_positions), integer, fixed, "open_r", "people",
       count_of_people, "0", "", "30", "user", "places to fill at t=0, on top of the people"},
      {here, "gpus", at(&P::gpus), integer, fixed | required, "G0", "GPUs", count_of_gpus, "0", "",
       "11", "user", "GPUs at t=0, in H100-equivalents"},
      {here, "monthly_value", at(&P::monthly_value), number, required, "V0", "USD/month",
       monthly_money, "1", "", "25", "user", "value at t=0: revenue, or what the work is worth"},
      {here, "initial_compute_share", at(&P::initial_compute_share), number, required, "s_K(0)",
       "1", below_one, "0", "", "26", "user",
       "share of value that is gone when the compute is switched off, at t=0; at most .97 where it "
       "is a number"},
      {here, "initial_automation", at(&P::initial_automation), number, plain, "phi0", "1",
       inside_zero_one, "-1", ".95 x initial_compute_share", "18", "[D]",
       "share of tasks automated at t=0"},
      {here, "initial_utilisation", at(&P::initial_utilisation), number, plain, "util(0)", "1",
       inside_zero_one, "-1", "infra_utilisation decides", "19", "[V] MFU .38-.43",
       "share of GPU time put to use at t=0; solves infra_utilisation"},
      {here, "initial_knowledge", at(&P::initial_knowledge), number, plain, "K(0)", "1",
       above_zero_to_one, "0.8", "", "39", "[G]", "knowledge of the team at t=0"},
      {here, "initially_up", at(&P::initially_up), flag, fixed, "up(0)", "-", from_zero_to_one,
       "true", "", "17", "[G]", "false: the unit's compute is down at t=0"},
  };
}

std::vector<ParameterInfo> production_rows()
{
  return {
      {here,
       "substitution_rho",
       at(&P::substitution_rho),
       number,
       plain,
       "rho",
       "1",
       {-unbounded, 1.0},
       "{ dist = \"mixture\", value = [-2, -0.5, -0.155, 0, 0.4, 0.61], weight = [0.15, 0.25, 0.2, "
       "0.15, 0.15, 0.1] }",
       "",
       "23",
       "[V] Whitfill & Wu 2025, Davidson",
       "substitution exponent of compute for labour; results are also given per component"},
      {here, "automation_width", at(&P::automation_width), number, plain, "w",
       "OOM/logit", positive, "{ dist = \"lognormal\", median = 3, sigma = 0.7 }",
       "", "5", "[P]", "compute growth that moves the automated share by one logit"},
      {here, "automation_ceiling", at(&P::automation_ceiling), number, plain, "phi_max", "1",
       above_zero_to_one, "{ dist = \"beta\", a = 3, b = 1, lo = 0.6, hi = 1 }", "", "5", "[G]",
       "share of tasks that can ever be automated"},
      {here, "adoption_rate", at(&P::adoption_rate), number, plain, "alpha", "1/month",
       from_zero_to_one, "{ dist = \"lognormal\", median = 0.03, sigma = 0.5 }", "", "18", "[G]",
       "share of the automation that is possible adopted in a month"},
      {here, "compute_exponent", at(&P::compute_exponent), number, plain, "zeta", "1", not_negative,
       "{ dist = \"normal\", mean = 0.55, sd = 0.15, lo = 0.2, hi = 0.95 }", "", "21",
       "[V] .43-.50 read, .7 Davidson", "returns to GPUs in compute's labour"},
      {here, "algorithm_exponent", at(&P::algorithm_exponent), number, plain, "zetaA", "1",
       not_negative, "-1", "compute_exponent", "21", "[D]", "returns to algorithmic efficiency"},
      {here, "role_weight", at(&P::role_weight), number, plain, "omega_r", "1", not_negative,
       "[1.5, 1, 0.6, 0.5, 1, 0.6]", "", "22", "[G]",
       "what a person of each role counts in human labour"},
      {here, "new_hire_productivity", at(&P::new_hire_productivity), number, plain, "omega_new",
       "1", not_negative, "0.6", "", "22", "[G]", "what a new person counts against a settled one"},
      {here, "knowledge_exponent", at(&P::knowledge_exponent), number, plain, "kap", "1",
       not_negative, "0.5", "", "22", "[G]", "returns to knowledge; 0 is off"},
      {here, "utilisation_floor", at(&P::utilisation_floor), number, plain, "util0", "1",
       above_zero_to_one, "0.45", "", "19", "[V] MFU .38-.43 and availability",
       "share of GPU time put to use without infrastructure engineers"},
      {here, "infra_utilisation", at(&P::infra_utilisation), number, plain, "bI", "GPUs/person",
       Range{0.0, 1e9}, "400", "", "19", "[G]", "GPUs that an infrastructure engineer keeps busy"},
      {here, "supervision_slack", at(&P::supervision_slack), number, per_unit, "slack", "1",
       positive, "{ dist = \"lognormal\", median = 1, sigma = 1, shift = 1.2 }", "", "20", "[G]",
       "GPUs that the supervisors can look after over those there are at t=0"},
      {here, "supervision_span", at(&P::supervision_span), number, plain, "Omega", "GPUs/person",
       positive_or_inf, "inf", "", "20", "[G]",
       "GPUs that a supervisor can look after, instead of supervision_slack; inf is no limit"},
      {here, "supervision_growth", at(&P::supervision_growth), number, plain, "g_Om", "log/month",
       Range{-0.2, 0.2}, "0.03", "", "20", "[G]", "growth of that number"},
      {here, "supervision_growth_half", at(&P::supervision_growth_half), number, plain, "half_Om",
       "months", positive_or_inf, "60", "", "20", "[G]",
       "time in which that growth halves; inf keeps it"},
      {here, "researcher_supervision", at(&P::researcher_supervision), number, plain, "s_res", "1",
       Range{0.0, 1000.0}, "0.25", "", "20", "[G]", "supervisors that a researcher stands for"},
  };
}

std::vector<ParameterInfo> demand_rows()
{
  return {
      {here, "outage_hazard", at(&P::outage_hazard), number, small_units_only, "iota", "1/month",
       from_zero_to_one, "0.004", "", "17", "[G]",
       "probability a month that the unit's compute goes down; 0 by default above 2,000 people"},
      {here, "outage_knowledge_effect", at(&P::outage_knowledge_effect), number, plain, "iK", "1",
       not_negative, "2", "", "17", "[G]", "how much lost knowledge raises that probability"},
      {here, "recovery_probability", at(&P::recovery_probability), number, plain, "rec", "1/month",
       from_zero_to_one, "0.7", "", "17", "[G]", "probability a month that it comes up again"},
      {here, "demand_growth", at(&P::demand_growth), number, per_unit, "gD", "log/month",
       monthly_growth, "{ dist = \"normal\", mean = 0.008, sd = 0.008 }", "", "7", "[P]",
       "growth of demand at t=0"},
      {here, "demand_growth_half", at(&P::demand_growth_half), number, plain, "half_D", "months",
       positive_or_inf, "24", "", "7", "[P]", "time in which that growth halves; inf keeps it"},
      {here, "demand_growth_long", at(&P::demand_growth_long), number, per_unit, "gD_long",
       "log/month", monthly_growth, "{ dist = \"normal\", mean = 0.002, sd = 0.0015 }", "", "7",
       "[P]", "growth of demand in the long run"},
      {here, "demand_noise", at(&P::demand_noise), number, per_unit, "sdD", "log/month",
       monthly_noise, "{ dist = \"lognormal\", median = 0.03, sigma = 0.4 }", "", "7", "[P]",
       "monthly noise of log demand"},
      {here, "pass_through", at(&P::pass_through), number, plain, "1 - 1/eps", "1",
       above_zero_to_one, "{ dist = \"uniform\", lo = 0.05, hi = 0.45 }", "", "25", "[P]",
       "elasticity of value in output; 1 is off (eps = inf)"},
      {here, "value_ceiling", at(&P::value_ceiling), number, plain, "vmax", "V0", above_one_or_inf,
       "{ dist = \"lognormal\", median = 15, sigma = 0.6, lo = 1.01 }", "", "25", "[G]",
       "value that the market cannot pass; inf is off"},
  };
}

}  // namespace

std::vector<ParameterInfo> unit_work_rows()
{
  std::vector<ParameterInfo> rows = observed_rows();
  for (ParameterInfo const& row : production_rows()) rows.push_back(row);
  for (ParameterInfo const& row : demand_rows()) rows.push_back(row);
  return rows;
}

}  // namespace ghostcast
