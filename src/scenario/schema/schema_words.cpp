// SPDX-License-Identifier: Apache-2.0
#include <cmath>
#include <cstdint>

#include "ghostcast/scenario/schema_parts.hpp"
#include "ghostcast/scenario/targets.hpp"

namespace ghostcast::schema {

Json plain(double value)
{
  bool const whole = value == std::floor(value) && std::abs(value) < 1e15;
  return whole ? Json(static_cast<std::int64_t>(value)) : Json(value);
}

Json reference(std::string const& definition)
{
  return {{"$ref", "#/definitions/" + definition}};
}

Json any_of(std::vector<Json> alternatives)
{
  if (alternatives.size() == 1) return alternatives.front();
  return {{"anyOf", std::move(alternatives)}};
}

Json list_of(Json item, std::size_t least, std::size_t most)
{
  Json list = {{"type", "array"}, {"items", std::move(item)}};
  if (least > 0) list["minItems"] = least;
  if (most > 0) list["maxItems"] = most;
  return list;
}

Json one_word_of(std::vector<std::string> const& words)
{
  return {{"enum", words}};
}

Json table_of(Json properties, std::vector<std::string> const& needed)
{
  Json table = {{"type", "object"},
                {"properties", std::move(properties)},
                {"additionalProperties", false}};
  if (!needed.empty()) table["required"] = needed;
  return table;
}

Json number(Range const& range)
{
  Json json = {{"type", "number"}};
  if (range.infinite) json["type"] = {"number", "null"};
  if (range.low > -unbounded) json[range.low_open ? "exclusiveMinimum" : "minimum"] = plain(range.low);
  if (range.high < unbounded) json[range.high_open ? "exclusiveMaximum" : "maximum"] = plain(range.high);
  return json;
}

Json whole_number(Range const& range)
{
  Json json = number(range);
  json["type"] = "integer";
  return json;
}

Json name()
{
  return {{"type", "string"}, {"minLength", 1}};
}

}  // namespace ghostcast::schema
