// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/scenario/families.hpp"
#include "ghostcast/scenario/schema_parts.hpp"

namespace ghostcast::schema {
namespace {

/// A number; in the unit of the values also with it.
std::vector<Json> parameter(FamilyKey const& key)
{
  return measured(number(key.range), key.of_values ? "1" : "-");
}

/// Numbers and distributions, and their weights.
Json mixture_key(FamilyKey const& key)
{
  std::vector<Json> each = parameter(key);
  if (key.name == "value") each.push_back(reference("component"));
  return key.name == "shift" ? any_of(each) : list_of(any_of(each), 1, 0);
}

Json family_schema(std::string const& word, Family const& family)
{
  bool const mixture = family.kind == DistributionKind::mixture;
  Json properties = {{"dist", {{"const", word}}}};
  std::vector<std::string> needed = {"dist"};
  for (FamilyKey const& key : family.keys) {
    properties[key.name] = mixture ? mixture_key(key) : any_of(parameter(key));
    if (key.needed) needed.push_back(key.name);
  }
  Json schema = table_of(std::move(properties), needed);
  if (family.kind == DistributionKind::gamma)
    schema["oneOf"] = {{{"required", {"mean"}}}, {{"required", {"scale"}}}};
  return schema;
}

}  // namespace

void add_distributions(Json& definitions)
{
  Json simple = Json::array();
  Json all = Json::array();
  for (auto const& [word, family] : families()) {
    std::string const definition = "distribution." + word;
    definitions[definition] = family_schema(word, family);
    all.push_back(reference(definition));
    if (family.kind != DistributionKind::mixture) simple.push_back(reference(definition));
  }
  definitions["component"] = {
      {"description", "one distribution of a mixture"}, {"type", "object"}, {"oneOf", simple}};
  definitions["distribution"] = {
      {"description", "what the analyst does not know: a distribution, drawn once per belief"},
      {"type", "object"},
      {"required", {"dist"}},
      {"oneOf", all}};
}

}  // namespace ghostcast::schema
