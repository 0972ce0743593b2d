// SPDX-License-Identifier: Apache-2.0
#include <fmt/core.h>

#include <algorithm>

#include "ghostcast/scenario/compilation.hpp"
#include "ghostcast/scenario/old_spellings.hpp"
#include "ghostcast/scenario/plain_text.hpp"
#include "ghostcast/scenario/quantity.hpp"
#include "ghostcast/scenario/sections.hpp"

namespace ghostcast {
namespace {

/// A number of a definition; the default where the key is not there or wrong.
template <class To>
void read_into(Compilation& c, Node const& table, char const* key, To& to)
{
  Node const* const node = table.find(key);
  if (node == nullptr) return;
  ParameterInfo const& row = *find_parameter(Section::definition, key);
  std::string const what = describe("definition", key, *node);
  std::string const hint = node->is_number() && node->text.empty() ? slip_hint(row, node->number) : "";
  auto const value = row.kind == ValueKind::integer ? read_integer(c, *node, what, row.range)
                                                    : read_number(c, *node, what, row.range, hint);
  if (value) to = static_cast<To>(*value);
}

void read_share(Compilation& c, Node const& table, Definition& to)
{
  Node const* const node = table.find("share");
  if (node == nullptr) return;
  auto const words = find_parameter(Section::definition, "share")->words();
  auto const found = std::find(words.begin(), words.end(), node->text);
  if (node->is_text() && found != words.end()) {
    to.share = static_cast<ShareRule>(found - words.begin());
    return;
  }
  OldSpelling const* const old = find_old_spelling(node->text);
  std::string const hint =
      old != nullptr ? fmt::format("Did you mean {}?", old->now) : did_you_mean(node->text, words);
  c.fault(node->at, describe("definition", "share", *node), "must be " + either(words), hint);
}

/// Months in a row beyond the horizon never come.
void check_persistence(Compilation& c, Node const& table, int persistence)
{
  Node const* const node = table.find("persistence");
  if (node == nullptr || persistence <= c.scenario.horizon) return;
  c.fault(node->at, describe("definition", "persistence", *node),
          fmt::format("is longer than the horizon of {} months; nothing could meet this definition",
                      c.scenario.horizon),
          fmt::format("The smallest change that would do: persistence = {}.", c.scenario.horizon));
}

void read_definition_name(Compilation& c, Node const& table)
{
  std::vector<std::string>& names = c.scenario.definition_names;
  std::string name = fmt::format("definition {}", names.size() + 1);
  Node const* const node = table.find("name");
  if (node == nullptr) {
    c.fault(table.at, "definition.name", "is missing");
  } else if (auto const given = read_name(c, *node, describe("definition", "name", *node))) {
    name = *given;
    if (std::find(names.begin(), names.end(), name) != names.end()) {
      c.fault(node->at, describe("definition", "name", *node),
              "names a second definition; names must differ");
    }
  }
  names.push_back(name);
}

Definition read_definition(Compilation& c, Node const& table)
{
  Definition to;
  check_keys(c, Section::definition, table);
  read_definition_name(c, table);
  read_share(c, table, to);
  read_into(c, table, "threshold", to.threshold);
  read_into(c, table, "headcount_share", to.headcount_share);
  read_into(c, table, "headcount_limit", to.headcount_limit);
  read_into(c, table, "growth", to.growth);
  read_into(c, table, "persistence", to.persistence);
  check_persistence(c, table, to.persistence);
  if (Node const* const node = table.find("needs_supervisor")) {
    to.needs_supervisor =
        read_flag(c, *node, describe("definition", "needs_supervisor", *node)).value_or(true);
  }
  return to;
}

}  // namespace

void read_definitions(Compilation& c)
{
  ModelParams& model = c.scenario.model;
  Node const* const node = c.root.find("definition");
  if (node == nullptr) {
    model.definition_count = 1;
    model.definition[0] = Definition{};
    c.scenario.definition_names = {"ghost"};
    return;
  }
  if (!node->is_array()) {
    c.fault(node->at, "definition", "must be a list of tables", "Write [[definition]].");
    return;
  }
  if (node->elements.size() > max_definitions) {
    c.fault(node->elements[max_definitions].at, "definition",
            fmt::format("there may be at most {} definitions", max_definitions));
    return;
  }
  for (Node const& table : node->elements) {
    if (!table.is_table()) {
      c.fault(table.at, "definition = " + to_string(table), "must be a table",
              "Write [[definition]].");
    } else {
      model.definition[model.definition_count++] = read_definition(c, table);
    }
  }
  if (model.definition_count == 0)
    c.fault(node->at, "definition", "is empty; leave it out for the default");
}

}  // namespace ghostcast
