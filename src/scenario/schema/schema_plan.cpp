// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "ghostcast/scenario/event_form.hpp"
#include "ghostcast/scenario/schema_parts.hpp"
#include "ghostcast/scenario/targets.hpp"

namespace ghostcast::schema {
namespace {

ParameterInfo const& target_row(std::string_view key)
{
  for (Section const section : {Section::unit, Section::organisation, Section::market}) {
    if (ParameterInfo const* const row = find_parameter(section, key)) return *row;
  }
  return *find_parameter(Section::plan, key);
}

Json people()
{
  return any_of(measured(whole_number(count_of_people), "people"));
}

/// The keys of an event table, beside roles.
Json event_properties(EventForm const& form)
{
  Range const& range = target_row(form.row).range;
  Json properties = Json::object();
  for (std::string const& key : form.all) {
    if (key == "month" || key == "months")
      properties[key] = any_of(measured(whole_number(months_from_one), key));
    if (key == "usd") properties[key] = any_of(measured(number(range), "USD"));
    if (key == "fraction") properties[key] = any_of(measured(number(range), "1"));
    if (key == "gpus") properties[key] = any_of(measured(whole_number(range), "GPUs"));
    if (key == "people") properties[key] = people();
    if (key == "role") properties[key] = one_word_of({std::begin(role_names), std::end(role_names)});
  }
  return properties;
}

Json event_table(EventForm const& form)
{
  Json properties = event_properties(form);
  bool const by_role = form.amount.empty();
  for (std::string_view const role : role_names) {
    if (by_role) properties[std::string(role)] = people();
  }
  std::vector<std::string> needed = {"month"};
  bool const raid = form.key == "scheduled_raid";
  if (!by_role && !raid) needed.push_back(form.amount);
  if (form.months < 0) needed.emplace_back("months");
  Json table = table_of(std::move(properties), needed);
  if (by_role) table["minProperties"] = 2;
  if (raid) {
    Json const of_role = {{"required", {"people", "role"}}, {"not", {{"required", {"fraction"}}}}};
    Json const of_all = {{"required", {"fraction"}}};
    Json const some = {{"anyOf", {{{"required", {"people"}}}, {{"required", {"role"}}}}}};
    table["oneOf"] = {{{"required", {"fraction"}}, {"not", some}}, of_role};
  }
  return table;
}

/// One table, a list of them, or "none".
Json event(EventForm const& form)
{
  Json const table = event_table(form);
  std::vector<Json> all = {table, list_of(table, 0, 0), one_word_of({"none"})};
  if (form.key == "grant_capital")
    all.push_back(any_of(measured(number(target_row(form.row).range), "USD")));
  return any_of(all);
}

/// A table of market parameters that a plan sets, all of them, or "none".
Json market_event(std::vector<std::pair<std::string, std::string>> const& keys_and_rows)
{
  Json properties = Json::object();
  std::vector<std::string> needed;
  for (auto const& [key, row] : keys_and_rows) {
    properties[key] = any_of(value(target_row(row)));
    needed.push_back(key);
  }
  return any_of({table_of(std::move(properties), needed), one_word_of({"none"})});
}

/// A value from month 1 on, or steps [[month, value], ...]; of an organisation also a list.
Json lever_value(ParameterInfo const& row)
{
  std::vector<Json> all = value(row);
  Json const step = {{"type", "array"},
                     {"items", {any_of(measured(whole_number(months_from_one), "month")), any_of(value(row))}},
                     {"minItems", 2},
                     {"maxItems", 2}};
  all.push_back(list_of(step, 1, 0));
  if (row.section == Section::organisation && row.target.count == 1)
    all.push_back(list_of(any_of(element(row)), 1, max_groups));
  return any_of(all);
}

}  // namespace

Json plan_value(ParameterInfo const& row)
{
  for (EventForm const& form : event_forms()) {
    if (form.key == row.table()) return event(form);
  }
  if (row.key == "commodity_shock")
    return market_event({{"month", "commodity_month"}, {"size", "commodity_size"}});
  if (row.key == "rental_path")
    return market_event(
        {{"from", "rental_path.from"}, {"to", "rental_path.to"}, {"months", "rental_path.months"}});
  return row.target.index >= 0 ? lever_value(row) : structure(row);
}

}  // namespace ghostcast::schema
