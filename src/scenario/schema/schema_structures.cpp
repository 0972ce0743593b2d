// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/scenario/schema_parts.hpp"
#include "ghostcast/scenario/targets.hpp"
#include "ghostcast/scenario/templates.hpp"
#include "ghostcast/tally/quantity.hpp"

namespace ghostcast::schema {
namespace {

Json recorded()
{
  std::vector<std::string> names;
  for (int q = 0; q < quantity_count; ++q) names.emplace_back(name_of(static_cast<Quantity>(q)));
  return any_of({one_word_of({"all"}), list_of(one_word_of(names), 0, 0)});
}

/// Tables that the file holds, by their key at its top.
Json tables(std::string_view key)
{
  if (key == "unit") return list_of(reference("unit"), 1, max_units);
  if (key == "definition") return list_of(reference("definition"), 1, max_definitions);
  if (key == "correlation") return list_of(reference("correlation"), 0, 0);
  if (key == "template" || key == "role_template") return reference(std::string(key) + "s");
  return reference(std::string(key));
}

/// A name, or several.
Json names()
{
  return any_of({name(), list_of(name(), 0, most_templates)});
}

/// Names of role templates, by role.
Json names_by_role()
{
  Json properties = Json::object();
  for (std::string_view const role : role_names) properties[std::string(role)] = names();
  return table_of(std::move(properties), {});
}

}  // namespace

Json structure(ParameterInfo const& row)
{
  bool const plain_kind = row.kind != ValueKind::structure && row.kind != ValueKind::text;
  if (row.key == "horizon")
    return any_of({whole_number(row.range), reference("quantity"), reference("calendar_month")});
  if (plain_kind) return any_of(element(row));
  if (row.key == "start") return reference("calendar_month");
  if (row.kind == ValueKind::text) return name();
  if (row.key == "record") return recorded();
  if (row.section == Section::unit && row.key == "template") return names();
  if (row.key == "roles") return names_by_role();
  if (row.key == "group")
    return any_of({name(), whole_number(Range{0.0, max_groups - 1.0})});
  if (row.key == "groups") return list_of(name(), 1, max_groups);
  if (row.key == "units") return list_of(name(), 0, 0);
  if (row.key == "of") return list_of(name(), 2, 0);
  if (row.key == "loading") return list_of(number(row.range), 2, 0);
  if (row.key == "matrix") return list_of(list_of(number(row.range), 2, 0), 2, 0);
  if (row.key == "alternative") return list_of(reference("alternative"), 0, max_alternatives);
  return tables(row.key);
}

}  // namespace ghostcast::schema
