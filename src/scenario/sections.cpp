// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/scenario/sections.hpp"

#include <fmt/core.h>

#include <algorithm>

#include "ghostcast/scenario/compilation.hpp"
#include "ghostcast/scenario/old_spellings.hpp"
#include "ghostcast/scenario/plain_text.hpp"

namespace ghostcast {

bool holds(Section table, ParameterInfo const& row)
{
  if (row.has(plan_only)) return table == Section::plan;
  if (row.section == table) return true;
  bool const parameter = row.target.index >= 0;
  switch (table) {
    case Section::market:
      return parameter && (row.section == Section::organisation || row.section == Section::unit);
    case Section::organisation:
      return parameter && row.section == Section::unit;
    case Section::plan:
      return row.has(lever) && parameter && row.section != Section::market;
    default:
      return false;
  }
}

std::string_view family_of(std::string_view table)
{
  if (table == "raid_fraction") return "kumaraswamy";
  if (table == "layoff_size") return "lognormal";
  return {};
}

namespace {

/// Where a key that is not legal in `table` would be.
std::string elsewhere(std::string_view key)
{
  for (ParameterInfo const& row : parameter_table()) {
    if (row.table() != key) continue;
    if (row.section == Section::unit && !row.has(plan_only)) return "It belongs in [[unit]].";
    if (row.has(plan_only)) return "It belongs in [plan].";
    if (row.section == Section::scenario)
      return "It belongs at the top of the file, before any table.";
    bool const many = row.section == Section::definition || row.section == Section::correlation;
    std::string const table = fmt::format("[{}]", name_of(row.section));
    return fmt::format("It belongs in {}.", many ? "[" + table + "]" : table);
  }
  return {};
}

std::vector<std::string> members_of(std::string_view table)
{
  std::vector<std::string> members;
  for (ParameterInfo const& row : parameter_table()) {
    if (row.table() == table && !row.member().empty()) members.emplace_back(row.member());
  }
  return members;
}

/// Checks the keys of a table such as rental_price.
void check_members(Compilation& c, Section section, Member const& member)
{
  auto const members = members_of(member.key);
  std::string const what = fmt::format("{}.{}", name_of(section), member.key);
  if (!member.value.is_table()) {
    c.fault(member.value.at, what + " = " + to_string(member.value),
            "must be a table with " + either(members));
    return;
  }
  for (Member const& inner : member.value.members) {
    if (std::find(members.begin(), members.end(), inner.key) != members.end()) continue;
    std::string_view const family = family_of(member.key);
    bool const dist = inner.key == "dist" && !family.empty();
    if (!dist) {
      c.fault(inner.at, what + "." + inner.key, "unknown key", did_you_mean(inner.key, members));
    } else if (inner.value.text != family) {
      c.fault(inner.value.at, what + ".dist = " + to_string(inner.value),
              fmt::format("must be \"{}\"; the size of each event follows no other law", family));
    }
  }
}

}  // namespace

std::vector<std::string> keys_of(Section table)
{
  std::vector<std::string> keys;
  for (ParameterInfo const& row : parameter_table()) {
    bool const known = !keys.empty() && keys.back() == row.table();
    if (holds(table, row) && !known) keys.emplace_back(row.table());
  }
  return keys;
}

void unknown_key(Compilation& c, Section section, Member const& member)
{
  std::string hint;
  if (OldSpelling const* const old = find_old_spelling(member.key)) {
    if (!old->now.empty()) hint = fmt::format("It is now called {}. ", old->now);
    hint += old->remark;
  } else {
    hint = elsewhere(member.key);
  }
  if (hint.empty() && c.gives_hints()) hint = did_you_mean(member.key, keys_of(section));
  c.fault(member.at, fmt::format("{}.{}", name_of(section), member.key),
          hint.starts_with("It belongs") ? "is not a key of this table" : "unknown key", hint);
}

void check_keys(Compilation& c, Section section, Node const& table)
{
  auto const keys = keys_of(section);
  for (Member const& member : table.members) {
    bool const known = std::find(keys.begin(), keys.end(), member.key) != keys.end();
    if (!known) {
      unknown_key(c, section, member);
    } else if (section != Section::plan && !members_of(member.key).empty()) {
      check_members(c, section, member);
    }
  }
}

void check_sections(Compilation& c)
{
  check_keys(c, Section::scenario, c.root);
  for (char const* const name : {"market", "organisation", "plan"}) {
    Node const* const node = c.root.find(name);
    if (node != nullptr && !node->is_table()) {
      c.fault(node->at, std::string(name) + " = " + to_string(*node), "must be a table",
              fmt::format("Write [{}].", name));
    }
  }
  check_keys(c, Section::market, *c.market);
  check_keys(c, Section::organisation, *c.organisation);
  for (auto const& chain : c.units) check_keys(c, Section::unit, *chain.front());
}

}  // namespace ghostcast
