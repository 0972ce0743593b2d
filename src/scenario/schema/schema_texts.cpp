// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/scenario/quantity.hpp"
#include "ghostcast/scenario/schema_parts.hpp"

namespace ghostcast::schema {

std::vector<Json> measured(Json number, std::string_view documented)
{
  std::vector<Json> all = {std::move(number)};
  if (!takes_no_unit(documented)) all.push_back(reference("quantity"));
  if (documented == "month") all.push_back(reference("calendar_month"));
  return all;
}

void add_texts(Json& definitions)
{
  definitions["quantity"] = {
      {"description", "a number with its unit, such as \"90 days\" or \"420 kUSD/year\""},
      {"type", "string"},
      {"pattern", "^ *[+-]?[0-9._]+([eE][+-]?[0-9]+)? *-?[A-Za-z%$/].*$"}};
  definitions["calendar_month"] = {{"description", "a calendar month, YYYY-MM"},
                                   {"type", "string"},
                                   {"pattern", "^[0-9]{4}-(0[1-9]|1[0-2])$"}};
}

}  // namespace ghostcast::schema
