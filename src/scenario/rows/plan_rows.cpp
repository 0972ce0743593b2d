// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/scenario/targets.hpp"

namespace ghostcast {
namespace {

using O = OrganisationParams<Scalar>;
using U = UnitParams<Scalar>;
constexpr ValueKind structure = ValueKind::structure;
constexpr Target none{};
constexpr unsigned event = fixed | plan_only | lever;

std::vector<ParameterInfo> organisation_events()
{
  constexpr Section here = Section::organisation;
  return {
      {here, "grant_capital", at(&O::grant_capital), structure, event, "carry", "USD", capital, "0",
       "", "29", "user", "capital given for GPUs and cash: USD in month 1, or { month, usd }"},
      {here, "order_gpus", at(&O::order_gpus), structure, event, "q", "GPUs", count_of_gpus, "0",
       "", "10, 29", "user", "an order of GPUs outside the budget: { month, gpus }"},
      {here, "one_off_order", at(&O::one_off_order), structure, event, "q", "USD/month", capital,
       "0", "", "29", "user",
       "GPUs bought outside the budget, spread evenly: { month, usd, months }"},
  };
}

std::vector<ParameterInfo> unit_events()
{
  constexpr Section here = Section::unit;
  return {
      {here, "scheduled_raid.fraction", at(&U::scheduled_raid_fraction), structure, event, "f", "1",
       from_zero_to_one, "0", "", "34", "user",
       "a raid in a given month: { month, fraction } of all people, or { month, people, role }; "
       "\"none\" removes the base plan's"},
      {here, "scheduled_raid.people", at(&U::scheduled_raid_people), structure, event, "raid_r",
       "people", count_of_people, "0", "", "34", "user",
       "people of the role who leave in that month"},
      {here, "scheduled_layoffs", at(&U::scheduled_layoff), structure, event, "f", "1",
       from_zero_to_one, "0", "", "35", "user",
       "layoffs in given months: [ { month, fraction }, ... ]"},
      {here, "cancel_positions", at(&U::cancelled_positions), structure, event, "cancel_r",
       "people", count_of_people, "0", "", "30", "user",
       "places dropped from a month on: { month, role = k, ... }; backfill stays"},
      {here, "rent_gpus", at(&U::leased_gpus), structure, event, "leased", "GPUs", count_of_gpus,
       "0", "", "29", "user", "GPUs rented for some months: { month, gpus, months }"},
  };
}

std::vector<ParameterInfo> other_plan_rows()
{
  constexpr Section here = Section::plan;
  return {
      {here, "name", none, ValueKind::text, fixed, "-", "-", any_number, "\"base\"", "", "Words",
       "user", "name of an alternative: [[plan.alternative]]; [plan] itself is called base"},
      {here, "units", none, structure, fixed, "-", "names", any_number, "", "", "Words", "user",
       "units to which the plan's levers apply, and their organisations; all when not given"},
      {here, "alternative", none, structure, fixed, "-", "-", any_number, "", "", "Words", "user",
       "[[plan.alternative]]: another plan, with the keys of [plan] and its own"},
      {here, "remove", none, ValueKind::flag, fixed, "-", "-", any_number, "false", "", "Words",
       "user", "true: removes the alternative of that name from the file that is extended"},
      {here, "minimum_supervisors", none, ValueKind::integer, fixed | lever, "min_4", "people",
       count_of_people, "", "", "30, 36", "user", "short for minimum_people = { supervisor = k }"},
      {here, "open_positions", none, structure, fixed | lever, "open_r", "people", count_of_people,
       "", "", "30", "user", "places added from a month on: { month, role = k, ... }"},
      {here, "commodity_shock", none, structure, fixed, "t_chi, chi_shock", "month, 1", any_number,
       "", "", "6", "user", "the commodity day: { month, size }; size may be a distribution"},
      {here, "rental_path", none, structure, fixed, "c_bar", "USD/GPU-hour", any_number, "", "",
       "3", "user", "as in [market], from month 1: { from, to, months }"},
  };
}

}  // namespace

std::vector<ParameterInfo> plan_rows()
{
  std::vector<ParameterInfo> rows = other_plan_rows();
  for (ParameterInfo const& row : organisation_events()) rows.push_back(row);
  for (ParameterInfo const& row : unit_events()) rows.push_back(row);
  return rows;
}

}  // namespace ghostcast
