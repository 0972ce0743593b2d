// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/author/scaffold.hpp"

#include <fmt/core.h>

#include <algorithm>

#include "ghostcast/author/table_faults.hpp"
#include "ghostcast/author/toml_text.hpp"
#include "ghostcast/scenario/plain_text.hpp"

namespace ghostcast {
namespace {

/// Comment lines that show the defaults of some keys.
std::string defaults(Section section, std::initializer_list<char const*> keys)
{
  std::string text;
  for (char const* const key : keys) text += default_line(section, key);
  return text;
}

std::string head(std::string const& name)
{
  return fmt::format(
      R"(# A scenario of ghostcast: when does a business unit become a ghost, with record value and empty
# offices? It runs as it stands. A line such as "# key = value  # meaning" shows a default: take the
# first "# " away to set it. What you do not know, write as a distribution; a plain number says that
# you are sure. "ghostcast keys" prints every key.

name = {}
horizon = 120                  # months that are forecast
# start = "2026-01"  # calendar month of month 0; without it months have numbers
)",
      toml_string(name));
}

std::string organisation(std::vector<std::string> const& groups)
{
  std::string text = R"(
# Who owns the GPUs, and who pays for new ones? Ask finance for the share of revenue that buys
# servers, and the data centre for its power and for the weeks from order to delivery.
[organisation]
)";
  std::string names;
  for (std::string const& group : groups) names += (names.empty() ? "" : ", ") + toml_string(group);
  if (!groups.empty())
    text += fmt::format("groups = [{}]  # the pool of GPUs is divided between these\n", names);
  text += defaults(Section::organisation,
                   {"rental", "capex_share", "capital0", "power_mw", "allocation",
                    "lead_weeks_normal", "lead_weeks_tight"});
  return text + R"(
# How do all units work? These hold for each of them; a unit that differs sets its own. Ask the people
# department for leavers and for days to fill a place, finance for what a person costs with all that
# belongs to it.
)" + defaults(Section::unit,
              {"monthly_pay", "quit_hazard_settled", "quit_hazard_new", "fill_days", "hiring_freeze",
               "layoff_waves_per_year", "raid_rate_per_year", "headcount_elasticity",
               "automation_elasticity", "supervision_slack"}) + R"(
# Does compute replace people or help them, how far can automation go, how fast is it taken up, and
# what does more output sell for? Nobody knows; these spreads are what has been published.
)" + defaults(Section::unit, {"substitution_rho", "automation_ceiling", "adoption_rate",
                              "pass_through", "value_ceiling", "demand_growth_long"});
}

std::string market()
{
  return R"(
# How do prices and algorithms move? All units share this. The defaults are published estimates.
[market]
)" + defaults(Section::market, {"gpu_price", "price_halving_months", "algorithm_halving_months",
                               "frontier_growth", "commodity_rate", "shortage_on", "shortage_off"});
}

/// Questions about a unit, once above the first.
constexpr char const* unit_questions = R"(
# For each unit:
# people: who works in it on day one, by role? From payroll. A supervisor is whoever checks what
#   models do; where nobody does, compute is worth nothing.
# gpus: how many GPUs does it use, in H100-equivalents? From the cloud bill: GPU-hours a month / 730.
# monthly_value: what is its work worth, in USD a month? Its revenue, or what buying it would cost.
# initial_compute_share: which share of that value would be gone on the day the computers are switched
#   off? Decide this first: ask two people who would have to cope, and write down the spread.
# demand_growth: how fast does demand grow, as log a month? .008 is 10 % a year. From the sales plan.
)";

constexpr char const* growth_line =
    "demand_growth = { dist = \"normal\", mean = 0.008, sd = 0.008 }\n";
/// Mean .25; nine in ten draws lie between .10 and .43.
constexpr char const* example_share = "{ dist = \"beta\", a = 4, b = 12 }";

constexpr char const* example_unit = R"(
[[unit]]
name = "Product AI"
people = { researcher = 6, engineer = 28, infrastructure = 3, operations = 4, supervisor = 3, manager = 4 }
gpus = 256
monthly_value = 3.6e6
initial_compute_share = { dist = "beta", a = 4, b = 12 }  # mean .25, nine in ten within .10 and .43
demand_growth = { dist = "normal", mean = 0.008, sd = 0.008 }
)";

/// The share of a unit that the table does not give: without GPUs none, else a wide guess.
std::string share_text(TableUnit const& unit)
{
  if (unit.share) return number_text(*unit.share);
  if (unit.gpus <= 0.0) return "0  # no GPUs";
  return std::string(example_share) +
         "  # YOURS TO DECIDE: the table does not say; mean .25, nine in ten within .10 and .43";
}

std::string unit_text(TableUnit const& unit)
{
  std::string text = fmt::format("\n[[unit]]\nname = {}\n", toml_string(unit.name));
  if (!unit.group.empty()) text += fmt::format("group = {}\n", toml_string(unit.group));
  text += fmt::format("people = {}\ngpus = {}\nmonthly_value = {}\n", toml_by_role(unit.people),
                      number_text(unit.gpus), number_text(unit.monthly_value));
  bool const by_role = std::any_of(unit.pay.begin(), unit.pay.end(),
                                   [](auto const& pay) { return pay.has_value(); });
  if (by_role) text += fmt::format("monthly_pay = {}\n", toml_by_role(unit.pay));
  if (unit.payroll) text += fmt::format("monthly_payroll = {}\n", number_text(*unit.payroll));
  return text + fmt::format("initial_compute_share = {}\n{}", share_text(unit), growth_line);
}

std::string tail()
{
  return R"(
# What counts as a ghost? All definitions are judged on the same futures, and the answer names its own.
[[definition]]
name = "ghost"
share = "counterfactual"       # of value: what would be gone without the computers
)" + defaults(Section::definition, {"threshold", "headcount_share", "headcount_limit", "growth",
                                   "persistence", "needs_supervisor"}) + R"(
[[definition]]
name = "half empty"
share = "counterfactual"
threshold = 0.5                # half of the value rests on compute
headcount_share = 0.5          # and half of the people are gone

# What could you do? Each alternative meets the same futures as the base plan, which does nothing.
[[plan.alternative]]
name = "headcount frozen"
hiring_freeze = "on"
)" + default_line(Section::organisation, "capex_share") +
         default_line(Section::unit, "retention_bonus") +
         default_line(Section::unit, "minimum_people");
}

std::vector<std::string> groups_of(UnitTable const& table)
{
  std::vector<std::string> groups;
  for (TableUnit const& unit : table.units) {
    bool const known = std::find(groups.begin(), groups.end(), unit.group) != groups.end();
    if (!known && !unit.group.empty()) groups.push_back(unit.group);
  }
  return groups;
}

}  // namespace

std::string scaffold(std::string const& name)
{
  return head(name) + organisation({}) + market() + unit_questions + example_unit + tail();
}

std::string scaffold(std::string const& name, UnitTable const& table)
{
  std::string text = head(name) + organisation(groups_of(table)) + market() + unit_questions;
  for (TableUnit const& unit : table.units) text += unit_text(unit);
  text += tail();
  check_against_reader(text, table);
  return text;
}

}  // namespace ghostcast
