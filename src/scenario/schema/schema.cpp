// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/scenario/schema.hpp"

#include <algorithm>

#include "ghostcast/scenario/families.hpp"
#include "ghostcast/scenario/schema_parts.hpp"
#include "ghostcast/scenario/sections.hpp"

namespace ghostcast {
namespace {

using schema::Json;

/// Rows of one key of a table: several where the key is a table such as rental_price.
std::vector<ParameterInfo const*> rows_of(Section table, std::string_view key)
{
  std::vector<ParameterInfo const*> rows;
  for (ParameterInfo const& row : parameter_table()) {
    if (row.table() == key && holds(table, row)) rows.push_back(&row);
  }
  return rows;
}

std::string definition_name(Section section, std::string_view key)
{
  return std::string(name_of(section)) + "." + std::string(key);
}

Json described(ParameterInfo const& row, Json const& form)
{
  Json json = {{"description", schema::description(row)}};
  Json const otherwise = schema::default_value(row);
  if (!otherwise.is_null()) json["default"] = otherwise;
  json.update(form);
  return json;
}

Json row_schema(ParameterInfo const& row)
{
  bool const parameter = row.target.index >= 0;
  return described(row, parameter ? schema::any_of(schema::value(row)) : schema::structure(row));
}

/// One value, or a list with one per group.
Json one_or_by_group(Json const& one)
{
  return schema::any_of({one, schema::list_of(one, 1, max_groups)});
}

/// A table such as rental_price, whose members are rows.
Json members_schema(std::vector<ParameterInfo const*> const& rows, Section table)
{
  Json properties = Json::object();
  std::string const family(family_of(rows.front()->table()));
  if (!family.empty()) properties["dist"] = {{"const", family}};
  std::string text;
  for (ParameterInfo const* const row : rows) {
    Json const one = row_schema(*row);
    bool const by_group = table == Section::organisation && row->target.count == 1;
    properties[std::string(row->member())] = by_group ? one_or_by_group(one) : one;
    text += (text.empty() ? "" : "; ") + std::string(row->member()) + ": " + std::string(row->meaning);
  }
  Json json = {{"description", text}};
  json.update(schema::table_of(std::move(properties), {}));
  return json;
}

/// The definition of a key where it is at home; [plan] has forms of its own.
Json key_schema(Section section, std::vector<ParameterInfo const*> const& rows)
{
  ParameterInfo const& first = *rows.front();
  if (section == Section::plan) return described(first, schema::plan_value(first));
  return first.member().empty() ? row_schema(first) : members_schema(rows, section);
}

/// In [organisation] a number may be a list with one value per group; so may a member of a table.
Json in_organisation(std::vector<ParameterInfo const*> const& rows, std::string const& definition)
{
  ParameterInfo const& first = *rows.front();
  if (!first.member().empty()) return members_schema(rows, Section::organisation);
  Json const one = schema::reference(definition);
  bool const by_group = first.target.index >= 0 && first.target.count == 1;
  return by_group ? one_or_by_group(one) : one;
}

/// Properties of a table of the file; definitions of keys that are new are added.
Json properties_of(Section table, Json& definitions)
{
  Json properties = Json::object();
  for (std::string const& key : keys_of(table)) {
    auto const rows = rows_of(table, key);
    Section const home = table == Section::plan ? table : rows.front()->section;
    std::string const definition = definition_name(home, key);
    if (!definitions.contains(definition)) definitions[definition] = key_schema(home, rows);
    properties[key] = table == Section::organisation ? in_organisation(rows, definition)
                                                     : schema::reference(definition);
  }
  return properties;
}

/// What a table must itself hold. Parameters may come from another table, so they are not among it.
std::vector<std::string> needed_in(Section table)
{
  std::vector<std::string> keys;
  for (ParameterInfo const& row : parameter_table()) {
    if (row.section == table && row.has(required) && row.target.index < 0)
      keys.emplace_back(row.key);
  }
  return keys;
}

void add_plans(Json& definitions)
{
  Json base = properties_of(Section::plan, definitions);
  Json alternative = base;
  base.erase("name");  // [plan] is called base, and none can remove it
  base.erase("remove");
  alternative.erase("alternative");
  definitions["plan"] = schema::table_of(std::move(base), {});
  definitions["alternative"] = schema::table_of(std::move(alternative), {"name"});
}

void add_tables(Json& definitions)
{
  for (Section const table : {Section::organisation, Section::market, Section::unit,
                              Section::definition, Section::correlation}) {
    Json properties = properties_of(table, definitions);
    if (table == Section::unit) schema::add_templates(definitions, properties);
    definitions[std::string(name_of(table))] =
        schema::table_of(std::move(properties), needed_in(table));
  }
  definitions["correlation"]["oneOf"] = {{{"required", {"loading"}}}, {{"required", {"matrix"}}}};
  add_plans(definitions);
}

}  // namespace

Json scenario_schema()
{
  Json definitions = Json::object();
  schema::add_texts(definitions);
  schema::add_distributions(definitions);
  add_tables(definitions);
  Json root = {{"$schema", "http://json-schema.org/draft-07/schema#"},
               {"title", "ghostcast scenario"},
               {"description", "Written by `ghostcast schema` from the tables that the reader uses."}};
  root.update(schema::table_of(properties_of(Section::scenario, definitions), {}));
  root["anyOf"] = {{{"required", needed_in(Section::scenario)}}, {{"required", {"extends"}}}};
  root["definitions"] = std::move(definitions);
  return root;
}

std::string scenario_schema_text()
{
  return scenario_schema().dump(1) + "\n";
}

}  // namespace ghostcast
