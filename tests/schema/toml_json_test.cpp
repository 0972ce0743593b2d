// SPDX-License-Identifier: Apache-2.0
#include "schema/toml_json.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <cstdint>
#include <sstream>
#include <stdexcept>

#include "ghostcast/scenario/toml_library.hpp"

namespace ghostcast::test {
namespace {

nlohmann::json as_json(toml::node const& node);

nlohmann::json number_as_json(double value)
{
  if (!std::isfinite(value)) return nullptr;
  bool const whole = value == std::floor(value) && std::abs(value) < 9e15;
  return whole ? nlohmann::json(static_cast<std::int64_t>(value)) : nlohmann::json(value);
}

nlohmann::json table_as_json(toml::table const& table)
{
  nlohmann::json json = nlohmann::json::object();
  for (auto const& [key, value] : table) json[std::string(key.str())] = as_json(value);
  return json;
}

nlohmann::json as_json(toml::node const& node)
{
  if (auto const* const table = node.as_table()) return table_as_json(*table);
  if (auto const* const array = node.as_array()) {
    nlohmann::json json = nlohmann::json::array();
    for (toml::node const& each : *array) json.push_back(as_json(each));
    return json;
  }
  if (auto const* const text = node.as_string()) return text->get();
  if (auto const* const flag = node.as_boolean()) return flag->get();
  if (auto const* const whole = node.as_integer()) return whole->get();
  if (auto const* const real = node.as_floating_point()) return number_as_json(real->get());
  std::ostringstream date;  // editors hand dates over as strings
  node.visit([&](auto const& value) { date << value; });
  return date.str();
}

TEST(TomlAsJson, KeepsKindsAndNesting)
{
  auto const json = toml_as_json("a = 1\nb = 2.5\nc = 3.0\nd = inf\n[e]\nf = [true, \"x\"]\n[[g]]\nh = {}\n");
  EXPECT_EQ(json, nlohmann::json::parse(
                      R"({"a":1,"b":2.5,"c":3,"d":null,"e":{"f":[true,"x"]},"g":[{"h":{}}]})"));
}

}  // namespace

nlohmann::json toml_as_json(std::string const& text)
{
  return table_as_json(toml::parse(text));
}

}  // namespace ghostcast::test
