// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/scenario/schema_parts.hpp"
#include "ghostcast/scenario/templates.hpp"

namespace ghostcast::schema {
namespace {

/// One value of each key that is given by role.
Json role_properties()
{
  Json properties = Json::object();
  for (ParameterInfo const& row : parameter_table()) {
    bool const by_role = row.section == Section::unit && row.target.count == role_count &&
                         row.kind != ValueKind::role_flags && !row.has(plan_only);
    if (!by_role) continue;
    Json one = {{"description", description(row)}};
    one.update(any_of(element(row)));
    properties[std::string(row.key)] = std::move(one);
  }
  return properties;
}

Json by_name(Json table)
{
  return {{"type", "object"}, {"additionalProperties", std::move(table)}, {"maxProperties", most_templates}};
}

}  // namespace

void add_templates(Json& definitions, Json unit)
{
  Json role = role_properties();
  role["remove"] = unit.at("remove");
  for (char const* const key : {"name", "like", "template", "reference_unit"}) unit.erase(key);
  definitions["templates"] = by_name(table_of(std::move(unit), {}));
  definitions["role_templates"] = by_name(table_of(std::move(role), {}));
}

}  // namespace ghostcast::schema
