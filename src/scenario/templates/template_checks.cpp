// SPDX-License-Identifier: Apache-2.0
#include <fmt/core.h>

#include <algorithm>
#include <string>
#include <vector>

#include "ghostcast/scenario/plain_text.hpp"
#include "ghostcast/scenario/sections.hpp"
#include "ghostcast/scenario/sources.hpp"
#include "ghostcast/scenario/template_rules.hpp"
#include "ghostcast/scenario/templates.hpp"

namespace ghostcast {
namespace {

std::vector<std::string> keys_by_role()
{
  std::vector<std::string> keys;
  for (ParameterInfo const& row : parameter_table()) {
    if (row.section == Section::unit && is_by_role(row) && !row.has(plan_only))
      keys.emplace_back(row.key);
  }
  return keys;
}

/// `roles` of a template: known roles and known role templates.
void check_roles(Compilation& c, std::string const& name, Node const& roles)
{
  Node const* const templates = c.root.find("role_template");
  for (Member const& member : roles.members) {
    std::string const what = fmt::format("{}.{}", name, member.key);
    if (role_index(member.key) < 0) c.fault(member.value.at, what, "is no role");
    bool const known = templates != nullptr && templates->find(member.value.text) != nullptr;
    if (!known && member.value.is_text())
      c.fault(member.value.at, what + " = " + to_string(member.value), "names no role template");
  }
}

void check_template(Compilation& c, Member const& table)
{
  if (Node const* const roles = table.value.find("roles"))
    check_roles(c, fmt::format("template.{}.roles", table.key), *roles);
  for (Member const& member : table.value.members) {
    if (is_excluded(member.key))
      c.fault(member.at, fmt::format("template.{}.{}", table.key, member.key),
              "cannot stand in a template");
  }
  check_keys(c, Section::unit, table.value);
  for (ParameterInfo const& row : parameter_table()) {
    if (row.section != Section::unit || row.target.index < 0 || row.has(plan_only)) continue;
    if (Node const* const node = find_in(table.value, row)) read_value(c, row, *node, "unit");
  }
}

void check_role_template(Compilation& c, Member const& table)
{
  std::vector<std::string> const keys = keys_by_role();
  for (Member const& member : table.value.members) {
    std::string const what = fmt::format("role_template.{}.{}", table.key, member.key);
    ParameterInfo const* const row = find_parameter(Section::unit, member.key);
    if (row == nullptr) {
      c.fault(member.at, what, "unknown key",
              c.gives_hints() ? did_you_mean(member.key, keys) : "");
    } else if (!is_by_role(*row)) {
      c.fault(member.at, what, "is not given by role",
              "It belongs in [[unit]] or [template.NAME].");
    } else if (!is_single(member.value)) {
      c.fault(member.value.at, what + " = " + to_string(member.value),
              "must be one value: that of the role that takes it");
    } else {
      read_element(c, *row, member.value, what + " = " + to_string(member.value));
    }
  }
}

}  // namespace

void check_templates(Compilation& c)
{
  Node const* const templates = c.root.find("template");
  Node const* const roles = c.root.find("role_template");
  if (templates == nullptr && roles == nullptr) return;
  Compilation scratch = c;  // what no unit takes leaves nothing but its faults
  if (templates != nullptr) {
    for (Member const& each : templates->members) check_template(scratch, each);
  }
  if (roles != nullptr) {
    for (Member const& each : roles->members) check_role_template(scratch, each);
  }
  for (Fault const& fault : scratch.faults) {
    auto const same = [&](Fault const& known) { return known.at == fault.at; };
    if (std::none_of(c.faults.begin(), c.faults.end(), same)) c.faults.push_back(fault);
  }
}

}  // namespace ghostcast
