// SPDX-License-Identifier: Apache-2.0
/// \file
/// Pieces of the JSON Schema; internal to src/scenario.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "ghostcast/scenario/parameter_info.hpp"

namespace ghostcast::schema {

using Json = nlohmann::ordered_json;

// Words of the schema language.
Json reference(std::string const& definition);
/// What matches one of several; a single one stands for itself.
Json any_of(std::vector<Json> alternatives);
/// \param most  0: no limit
Json list_of(Json item, std::size_t least, std::size_t most);
Json one_word_of(std::vector<std::string> const& words);
/// A table with these keys and no others.
Json table_of(Json properties, std::vector<std::string> const& needed);
Json number(Range const& range);
Json whole_number(Range const& range);
Json name();

/// A number as JSON writes it: whole ones without a fraction.
Json plain(double value);

// Texts that stand for numbers.
/// A number, or the same with its unit in quotes where the documented unit takes one; a calendar month
/// where it is "month".
std::vector<Json> measured(Json number, std::string_view documented);
/// Definitions "quantity" and "calendar_month".
void add_texts(Json& definitions);

// Pieces by file.
/// Definitions "distribution" and "component", what a mixture may hold.
void add_distributions(Json& definitions);
/// A value of one element: a number, a distribution, a word, true or false.
std::vector<Json> element(ParameterInfo const& row);
/// A value of a row in all its forms: one element, a table by role, a list.
std::vector<Json> value(ParameterInfo const& row);
/// A row without target: names, lists, tables.
Json structure(ParameterInfo const& row);
/// The tables of [template.NAME] and [role_template.NAME].
/// \param unit  properties of [[unit]]
void add_templates(Json& definitions, Json unit);
/// A value of a key in a plan: levers, steps of levers, events.
Json plan_value(ParameterInfo const& row);
/// Meaning, unit, range, default, equation and source in one text.
std::string description(ParameterInfo const& row);
/// The default where it is one value and JSON can write it, or null.
Json default_value(ParameterInfo const& row);

}  // namespace ghostcast::schema
