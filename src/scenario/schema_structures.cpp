// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/scenario/schema_parts.hpp"
#include "ghostcast/scenario/targets.hpp"
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
  return reference(std::string(key));
}

}  // namespace

Json structure(ParameterInfo const& row)
{
  if (row.kind == ValueKind::flag || row.kind == ValueKind::choice) return any_of(element(row));
  if (row.kind == ValueKind::integer) return whole_number(row.range);
  if (row.kind == ValueKind::number) return number(row.range);
  if (row.key == "start") return {{"type", "string"}, {"pattern", "^[0-9]{4}-(0[1-9]|1[0-2])$"}};
  if (row.kind == ValueKind::text) return name();
  if (row.key == "record") return recorded();
  if (row.key == "group")
    return any_of({name(), whole_number(Range{0.0, max_groups - 1.0})});
  if (row.key == "groups") return list_of(name(), 1, max_groups);
  if (row.key == "units") return list_of(name(), 0, 0);
  if (row.key == "of") return list_of(name(), 2, 0);
  if (row.key == "loading") return list_of(number(row.range), 2, 0);
  if (row.key == "matrix") return list_of(list_of(number(row.range), 2, 0), 2, 0);
  if (row.key == "alternative") return list_of(reference("alternative"), 0, 0);
  return tables(row.key);
}

}  // namespace ghostcast::schema
