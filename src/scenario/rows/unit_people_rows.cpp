// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/scenario/targets.hpp"

namespace ghostcast {
namespace {

using P = UnitParams<Scalar>;
constexpr Section here = Section::unit;
constexpr ValueKind number = ValueKind::number;
constexpr ValueKind integer = ValueKind::integer;
constexpr ValueKind choice = ValueKind::choice;

std::vector<ParameterInfo> leaving_rows()
{
  return {
      {here, "quit_hazard_settled", at(&P::quit_hazard_settled), number, plain, "lamq_r1",
       "1/month", not_negative, "0.01", "", "31", "[V] JOLTS, SignalFire",
       "hazard to quit of settled people, by role"},
      {here, "quit_hazard_new", at(&P::quit_hazard_new), number, plain, "lamq_r0", "1/month",
       not_negative, "0.02", "", "31", "[V]", "hazard to quit of new people, by role"},
      {here, "quit_multiplier", at(&P::quit_multiplier), number, per_unit, "m_quit", "1",
       not_negative, "{ dist = \"lognormal\", median = 1, sigma = 0.25 }", "", "31", "[V]",
       "factor on both"},
      {here, "poach_hazard", at(&P::poach_hazard), number, plain, "lamp_r", "1/month", not_negative,
       "[0.004, 0.002, 0.004, 0.001, 0.002, 0.001]", "", "31", "[V] frontier labs double",
       "hazard to be poached, by role"},
      {here, "poach_multiplier", at(&P::poach_multiplier), number, plain, "m_poach", "1",
       not_negative, "1", "", "31", "[G]", "factor on it"},
      {here, "ramp_months", at(&P::ramp_months), number, plain, "tau_ten", "months", not_negative,
       "12", "", "33", "[G]", "mean time until a new person is settled; 0: at once"},
      {here, "retention_bonus", at(&P::retention_bonus), number, lever, "B", "payrolls",
       Range{0.0, 100.0}, "0", "", "27, 31", "[G]", "retention bonus, in payrolls a month"},
      {here, "bonus_effect", at(&P::bonus_effect), number, plain, "b_bonus", "1", Range{0.0, 20.0},
       "0.35", "", "31", "[G]", "how much a bonus lowers quitting and poaching"},
      {here, "freeze_quit_effect", at(&P::freeze_quit_effect), number, plain, "b_freeze", "1",
       effect, "0.25", "", "31", "[G]", "how much a hiring freeze raises quitting"},
      {here, "shrink_quit_effect", at(&P::shrink_quit_effect), number, plain, "b_shrink", "1",
       effect, "0.5", "", "31", "[G] about 4 in a raided unit",
       "how much a shrunk unit raises quitting"},
      {here, "gpu_quit_effect", at(&P::gpu_quit_effect), number, plain, "b_gpu", "1", effect,
       "0.15", "", "31", "[G]", "how much GPUs per researcher lower quitting and poaching"},
      {here, "counter_offer_success", at(&P::counter_offer_success), number, lever, "p_co", "1",
       from_zero_to_one, "0.35", "", "32", "[G]",
       "share of approached people whom a counter-offer keeps"},
      {here, "counter_offer_cost", at(&P::counter_offer_cost), number, plain, "co_cost",
       "months of pay", Range{0.0, 1000.0}, "3", "", "32", "[G]", "cost of keeping one"},
      {here, "raid_rate_per_year", at(&P::raid_rate_per_year), number, small_units_only,
       "12 lam_raid", "1/year", not_negative, "0.036", "", "34",
       "[V] 7 purchases in 8.75 buyer-years",
       "hazard of a raid or purchase of the team; 0 by default above 2,000 people"},
      {here, "raid_fraction.a", at(&P::raid_fraction_a), number, plain, "a", "1", positive, "1.4",
       "", "34", "[V]", "first parameter of the Kumaraswamy share of the team that leaves"},
      {here, "raid_fraction.b", at(&P::raid_fraction_b), number, plain, "b", "1", positive, "3.5",
       "", "34", "[V]", "its second parameter"},
      {here, "raid_max_people", at(&P::raid_max_people), number, plain, "raid_max", "people",
       not_negative, "500", "", "34", "[G]", "most people that one raid hires"},
      {here, "visibility", at(&P::visibility), number, plain, "visibility", "1", not_negative, "1",
       "", "34", "[G]", "factor on the hazard of a raid"},
      {here, "acquisition_threshold", at(&P::acquisition_threshold), number, plain, "theta_acq",
       "1", above_zero_to_one, "0.5", "", "34", "[G]",
       "a raid of at least this share is an acqui-hire"},
      {here, "purchase_blocked", at(&P::purchase_blocked), number, plain, "p_block", "1",
       from_zero_to_one, "0.3", "", "34", "[G]",
       "probability that the purchase is blocked and a licence is paid instead"},
      {here, "licence_fee", at(&P::licence_fee), number, plain, "fee", "USD", capital, "0", "",
       "34", "[V] Windsurf, Inflection", "what the organisation then receives"},
      {here, "team_raid.rate_per_year", at(&P::team_raid_rate_per_year), number, plain,
       "12 lam_team", "1/year", not_negative, "0", "", "34", "[G]",
       "hazard that a small team is poached"},
      {here, "team_raid.size", at(&P::team_raid_size), number, plain, "m_team", "people",
       at_least_one, "1", "", "34", "[G]", "mean size of such a team: 1 + geometric"},
      {here, "team_raid.role", at(&P::team_raid_role), choice, fixed, "r_team", "-", any_number,
       "\"any\"", "", "34", "[G]", "its role; any: drawn in proportion to poach hazard and people",
       "any|researcher|engineer|infrastructure|operations|supervisor|manager", -1},
  };
}

std::vector<ParameterInfo> target_rows()
{
  return {
      {here, "automation_elasticity", at(&P::automation_elasticity), number, per_unit, "m_auto",
       "1", elasticity, "{ dist = \"uniform\", lo = 0.3, hi = 1 }", "", "30", "[P]",
       "factor on role_automation_elasticity; 0 is off"},
      {here, "role_automation_elasticity", at(&P::role_automation_elasticity), number, plain, "e_r",
       "1", elasticity, "[0.6, 1, 0.2, 1, 0, 0.9]", "", "30", "[G]",
       "elasticity of places in the share of tasks not automated, by role"},
      {here, "headcount_elasticity", at(&P::headcount_elasticity), number, per_unit, "m_head", "1",
       Range{0.0, 4.0}, "{ dist = \"normal\", mean = 0.4, sd = 0.3, lo = 0, hi = 1.3 }", "", "30",
       "[P]", "factor on role_headcount_elasticity; 0 is off"},
      {here, "role_headcount_elasticity", at(&P::role_headcount_elasticity), number, plain, "g_r",
       "1", Range{-4.0, 4.0}, "1", "", "30", "[G]", "elasticity of places in value, by role"},
      {here, "minimum_people", at(&P::minimum_people), integer, fixed | lever, "min_r", "people",
       count_of_people, "[0, 0, 1, 0, 2, 0]", "", "30, 36", "[G]",
       "people that a unit always tries to have, by role"},
      {here, "supervisor_rule", at(&P::supervisor_rule), choice, fixed, "sup_rule", "-", any_number,
       "\"fixed\"", "", "30", "[G]", "span: as many supervisors as the GPUs need", "fixed|span"},
      {here, "redundancy_rate", at(&P::redundancy_rate), number, lever, "lay", "1/month",
       from_zero_to_one, "0.03", "", "35", "[G]",
       "probability a month that a surplus place is cut"},
      {here, "layoff_waves_per_year", at(&P::layoff_waves_per_year), number, per_unit, "lam_lay",
       "1/year", not_negative, "{ dist = \"gamma\", shape = 0.7, mean = 0.25 }", "", "35",
       "[V] 7 in 28 company-years", "hazard of a wave of layoffs"},
      {here, "layoff_size.median", at(&P::layoff_size_median), number, plain, "f", "1",
       above_zero_to_one, "0.077", "", "35", "[V]",
       "median of the lognormal share of staff in a wave"},
      {here, "layoff_size.sigma", at(&P::layoff_size_sigma), number, plain, "sd_f", "log",
       not_negative, "0.41", "", "35", "[V]", "standard deviation of its log"},
      {here, "transfer_probability", at(&P::transfer_probability), number, plain, "p_tr", "1",
       from_zero_to_one, "0.25", "", "35", "[G]",
       "probability that a cut person may move to another unit"},
  };
}

std::vector<ParameterInfo> hiring_rows()
{
  return {
      {here, "fill_days", at(&P::fill_days), number, plain, "30.4/mu_fill", "days", positive,
       "67.55556", "", "37", "[V] mu_fill = .45",
       "mean time until a place has an accepted candidate"},
      {here, "fill_heat_effect", at(&P::fill_heat_effect), number, plain, "eta_fill", "1", effect,
       "0.5", "", "37", "[G]", "how much the heat of the talent market slows hiring"},
      {here, "offer_acceptance", at(&P::offer_acceptance), number, plain, "logistic(a0)", "1",
       above_zero_to_one, "0.6224593", "", "37", "[V] a0 = .5",
       "share of offers accepted at t=0; 1: all, always"},
      {here, "gpu_appeal", at(&P::gpu_appeal), number, plain, "aG", "1", effect, "0.35", "", "37",
       "[G]", "how much GPUs per researcher raise acceptance"},
      {here, "pay_appeal", at(&P::pay_appeal), number, plain, "a_pay", "1", effect, "1", "", "37",
       "[G]", "how much pay raises acceptance"},
      {here, "pay", at(&P::pay), number, lever, "pay/market", "1", Range{0.0, 100.0, true}, "1", "",
       "27, 37", "[G]", "pay over what the market pays"},
      {here, "start_probability", at(&P::start_probability), number, plain, "p_start", "1/month",
       above_zero_to_one, "0.5", "", "38", "[G]",
       "probability a month that who has accepted starts"},
      {here, "hiring_cost", at(&P::hiring_cost), number, plain, "hire_cost", "months of pay",
       Range{0.0, 1000.0}, "1", "", "37", "[G]", "cost of a hire"},
      {here, "knowledge_decay", at(&P::knowledge_decay), number, plain, "dK", "1/month",
       from_zero_to_one, "0.004", "", "39", "[V] Argote",
       "share of knowledge that is forgotten in a month"},
      {here, "knowledge_lost_with_leavers", at(&P::knowledge_lost_with_leavers), number, plain,
       "tauK", "1", from_zero_to_one, "0.8", "", "39", "[G]",
       "knowledge lost per share of the people who leave"},
      {here, "knowledge_learning", at(&P::knowledge_learning), number, plain, "lK", "1/month",
       from_zero_to_one, "0.03", "", "39", "[G]",
       "share of what is missing learnt in a month by many settled people"},
      {here, "knowledge_half_people", at(&P::knowledge_half_people), number, plain, "nhK", "people",
       not_negative, "4", "", "39", "[G]", "settled people who learn at half that speed"},
      {here, "knowledge_from_rivals", at(&P::knowledge_from_rivals), number, plain, "poll_in", "1",
       not_negative, "0", "", "39", "[G]",
       "knowledge that new people bring along, per share of the staff"},
  };
}

}  // namespace

std::vector<ParameterInfo> unit_people_rows()
{
  std::vector<ParameterInfo> rows = leaving_rows();
  for (ParameterInfo const& row : target_rows()) rows.push_back(row);
  for (ParameterInfo const& row : hiring_rows()) rows.push_back(row);
  return rows;
}

}  // namespace ghostcast
