// SPDX-License-Identifier: Apache-2.0
/// \file
/// Judges TOML by a JSON Schema with tools that are not ours: toml++ and valijson.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <valijson/adapters/nlohmann_json_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validator.hpp>

#include "ghostcast/scenario/schema.hpp"
#include "scenario/example.hpp"
#include "schema/toml_json.hpp"

namespace ghostcast::test {

/// The schema of scenarios, as an editor holds it.
class ScenarioSchema {
 public:
  ScenarioSchema()
  {
    auto const document = nlohmann::json::parse(scenario_schema_text());
    valijson::adapters::NlohmannJsonAdapter const adapter(document);
    valijson::SchemaParser(valijson::SchemaParser::kDraft7).populateSchema(adapter, schema_);
  }

  /// What is wrong with a TOML text, empty where nothing is. \throws where it is no TOML at all
  std::string faults(std::string const& toml) const
  {
    nlohmann::json const json = toml_as_json(toml);
    valijson::Validator validator(valijson::Validator::kStrongTypes);
    valijson::ValidationResults results;
    if (validator.validate(schema_, valijson::adapters::NlohmannJsonAdapter(json), &results)) return {};
    std::string text;
    for (valijson::ValidationResults::Error error; results.popError(error);) {
      for (std::string const& part : error.context) text += part;
      text += ": " + error.description + "\n";
    }
    return text.empty() ? "refused" : text;
  }

 private:
  valijson::Schema schema_;
};

/// Built once: its parser takes a while.
inline ScenarioSchema const& scenario_schema_of_editors()
{
  static ScenarioSchema const schema;
  return schema;
}

inline bool schema_takes(std::string const& toml)
{
  return scenario_schema_of_editors().faults(toml).empty();
}

/// What the reader says, empty where it takes the text.
inline std::string reader_says(std::string const& toml)
{
  try {
    parse(toml);
  } catch (InputError const& error) {
    return error.what();
  }
  return {};
}

}  // namespace ghostcast::test
