// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/scenario/templates.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <optional>
#include <set>
#include <tuple>
#include <utility>

#include "ghostcast/scenario/layers.hpp"
#include "ghostcast/scenario/plain_text.hpp"
#include "ghostcast/scenario/sections.hpp"
#include "ghostcast/scenario/sources.hpp"

namespace ghostcast {
namespace {

/// Nodes that a value of a template may have: it is copied into each unit.
constexpr int most_nodes = 10000;

constexpr std::array<std::string_view, 5> not_in_templates = {"name", "like", "template",
                                                               "reference_unit", "remove"};

bool is_excluded(std::string_view key)
{
  return std::find(not_in_templates.begin(), not_in_templates.end(), key) != not_in_templates.end();
}

/// Nodes of a value, counted up to a little more than most_nodes.
int size_of(Node const& node)
{
  int size = 1;
  for (Node const& element : node.elements) size += size > most_nodes ? 0 : size_of(element);
  for (Member const& member : node.members) size += size > most_nodes ? 0 : size_of(member.value);
  return size;
}

bool is_by_role(ParameterInfo const& row)
{
  return row.target.count == role_count && row.kind != ValueKind::role_flags;
}

bool is_distribution(Node const& node)
{
  return node.is_table() && node.find("dist") != nullptr;
}

/// A number or a distribution: what a role template may give.
bool is_single(Node const& node)
{
  return !node.is_array() && (!node.is_table() || is_distribution(node));
}

std::vector<std::string> keys_by_role()
{
  std::vector<std::string> keys;
  for (ParameterInfo const& row : parameter_table()) {
    if (row.section == Section::unit && is_by_role(row) && !row.has(plan_only))
      keys.emplace_back(row.key);
  }
  return keys;
}

/// Expands the templates of one document.
class Expansion {
 public:
  Expansion(Node& root, std::vector<Fault>& faults) : root_(root), faults_(faults) {}

  void run()
  {
    check_tables("template");
    check_tables("role_template");
    Node* const units = root_.find("unit");
    if (units == nullptr) return;
    std::size_t const count = std::min(units->elements.size(), static_cast<std::size_t>(max_units));
    for (std::size_t u = 0; u < count; ++u) {
      Node& unit = units->elements[u];
      if (Node const* const names = unit.find("template")) take_templates(unit, Node(*names));
      if (Node const* const roles = unit.find("roles")) take_roles(unit, u, Node(*roles));
    }
  }

 private:
  void fault(Node const& at, std::string what, std::string reason, std::string hint = {})
  {
    faults_.push_back({at.at, std::move(what), std::move(reason), std::move(hint)});
  }

  /// Drops what is no template, after its fault.
  void check_tables(std::string const& kind)
  {
    Node* const tables = root_.find(kind);
    if (tables == nullptr) return;
    std::string const hint = fmt::format("Write [{}.NAME].", kind);
    if (!tables->is_table()) {
      fault(*tables, kind + " = " + to_string(*tables), "must be a table of templates", hint);
      *tables = Node{};
    }
    if (tables->members.size() > static_cast<std::size_t>(most_templates)) {
      fault(tables->members[most_templates].value, kind,
            fmt::format("there may be at most {} templates", most_templates));
      tables->members.resize(most_templates);
    }
    for (Member const& each : tables->members) {
      if (!each.value.is_table())
        fault(each.value, fmt::format("{}.{} = {}", kind, each.key, to_string(each.value)),
              "must be a table", hint);
    }
    std::erase_if(tables->members, [](Member const& each) { return !each.value.is_table(); });
  }

  /// The templates that a name or a list of names stands for.
  std::vector<Node const*> named(std::string const& kind, Node const& names, std::string const& what)
  {
    std::vector<Node const*> found;
    std::vector<Node> const one = {names};
    std::vector<Node> const& list = names.is_array() ? names.elements : one;
    if (list.size() > static_cast<std::size_t>(most_templates)) {
      fault(names, what, fmt::format("may name at most {} templates", most_templates));
      return found;
    }
    for (Node const& name : list) {
      std::string const full = what + " = " + to_string(name);
      Node const* const tables = root_.find(kind);
      Node const* const table = name.is_text() && tables != nullptr ? tables->find(name.text) : nullptr;
      if (!name.is_text()) {
        fault(name, full, fmt::format("must be a name or a list of names, not {}", kind_name(name)));
      } else if (table == nullptr) {
        fault(name, full, fmt::format("is no {}", kind), nearest(tables, name.text));
      } else {
        found.push_back(table);
      }
    }
    return found;
  }

  static std::string nearest(Node const* tables, std::string const& name)
  {
    std::vector<std::string> names;
    if (tables != nullptr) {
      for (Member const& each : tables->members) names.push_back(each.key);
    }
    return did_you_mean(name, names);
  }

  void take_templates(Node& unit, Node const& names)
  {
    for (Node const* const table : named("template", names, "unit.template")) {
      // Each of these two replaces the other; a unit has the nearer one.
      bool const slack = unit.find("supervision_slack") != nullptr;
      bool const span = unit.find("supervision_span") != nullptr;
      for (Member const& member : table->members) {
        bool const other = (slack && member.key == "supervision_span") ||
                           (span && member.key == "supervision_slack");
        if (!is_excluded(member.key) && !other && !comes_from_reference(unit, member.key))
          inherit(unit, member);
      }
    }
  }

  static bool comes_from_reference(Node const& unit, std::string const& key)
  {
    ParameterInfo const* const row = find_parameter(Section::unit, key);
    return row != nullptr && unit.find("reference_unit") != nullptr && is_shared_with_reference(*row);
  }

  void inherit(Node& unit, Member const& member)
  {
    Node* const own = unit.find(member.key);
    bool const merges = member.key == "roles" || is_member_table(member.key);
    if (size_of(member.value) > most_nodes) {
      fault(member.value, "template." + member.key, "is too long for a template");
    } else if (own == nullptr) {
      if (is_unit_key(member.key)) unit.members.push_back(member);
    } else if (merges && own->is_table() && member.value.is_table()) {
      for (Member const& inner : member.value.members) {
        if (own->find(inner.key) == nullptr) own->members.push_back(inner);
      }
    }
  }

  bool is_unit_key(std::string const& key) const
  {
    return std::find(unit_keys_.begin(), unit_keys_.end(), key) != unit_keys_.end();
  }

  void take_roles(Node& unit, std::size_t u, Node const& roles)
  {
    std::vector<std::string> const names(std::begin(role_names), std::end(role_names));
    if (!roles.is_table()) {
      fault(roles, "unit.roles = " + to_string(roles), "must be a table of roles",
            "Write roles = { researcher = \"NAME\" }.");
      return;
    }
    std::vector<std::string> own;  // keys whose value the unit or its templates give as a whole
    for (Member const& member : unit.members) own.push_back(member.key);
    for (Member const& member : roles.members) {
      std::string const what = "unit.roles." + member.key;
      if (role_index(member.key) < 0) {
        fault(member.value, what, "is no role; roles are " + either(names),
              did_you_mean(member.key, names));
        continue;
      }
      for (Node const* const table : named("role_template", member.value, what)) {
        for (Member const& each : table->members) give_role(unit, u, member, each, own);
      }
    }
  }

  /// One key of a role template for one role of a unit.
  void give_role(Node& unit, std::size_t u, Member const& role, Member const& given,
                 std::vector<std::string> const& own)
  {
    ParameterInfo const* const row = find_parameter(Section::unit, given.key);
    if (row == nullptr || !is_by_role(*row) || !is_single(given.value)) return;
    Node* there = unit.find(given.key);
    bool const is_own = std::find(own.begin(), own.end(), given.key) != own.end();
    if (there == nullptr) {
      std::optional<Node> table = lower_table(u, given, role);
      if (!table) return;
      unit.members.push_back({given.key, given.at, std::move(*table)});
      there = &unit.members.back().value;
    }
    if (!there->is_table() || is_distribution(*there)) return;  // the unit's own, for all roles
    Node* const before = there->find(role.key);
    if (before == nullptr) {
      there->members.push_back({role.key, given.at, given.value});
    } else if (!is_own && !taken_.contains({u, given.key, role.key})) {
      *before = given.value;
    }
    taken_.insert({u, given.key, role.key});
  }

  /// What the unit has otherwise, as a table of roles; nothing after a fault.
  std::optional<Node> lower_table(std::size_t u, Member const& given, Member const& role)
  {
    Node table;
    table.at = given.value.at;
    Node const* const lower = lower_value(u, given.key);
    if (lower == nullptr) return table;
    if (is_distribution(*lower)) {
      fault(role.value, fmt::format("unit.roles.{} = {}", role.key, to_string(role.value)),
            fmt::format("gives {} to one role, where one distribution stands for all of them",
                        given.key),
            "Give that key by role.");
      return std::nullopt;
    }
    if (lower->is_table()) table.members = lower->members;
    for (int r = 0; r < role_count && !lower->is_table(); ++r) {
      bool const list = lower->is_array();
      auto const at = static_cast<std::size_t>(r);
      if (list && at >= lower->elements.size()) break;
      table.members.push_back({std::string(role_names[r]), lower->at,
                               list ? lower->elements[at] : *lower});
    }
    return table;
  }

  /// The value of a key in the unit that this one is like, in [organisation] or in [market].
  Node const* lower_value(std::size_t u, std::string const& key)
  {
    std::vector<Node> const& units = root_.find("unit")->elements;
    std::size_t at = u;
    while (Node const* const like = units[at].find("like")) {
      std::size_t const found = unit_of(units, *like, at);
      if (found == at) break;
      at = found;
      if (Node const* const value = units[at].find(key)) return value;
    }
    for (char const* const section : {"organisation", "market"}) {
      Node const* const table = root_.find(section);
      Node const* const value = table == nullptr ? nullptr : table->find(key);
      if (value != nullptr) return value;
    }
    return nullptr;
  }

  /// Index of the unit of that name before `end`, or `end`.
  static std::size_t unit_of(std::vector<Node> const& units, Node const& like, std::size_t end)
  {
    for (std::size_t i = 0; i < end; ++i) {
      Node const* const name = units[i].find("name");
      if (name != nullptr && name->is_text() && like.is_text() && name->text == like.text) return i;
    }
    return end;
  }

  Node& root_;
  std::vector<Fault>& faults_;
  std::vector<std::string> unit_keys_ = keys_of(Section::unit);
  std::set<std::tuple<std::size_t, std::string, std::string>> taken_;  ///< unit, key, role
};

void check_template(Compilation& c, Member const& table)
{
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
      c.fault(member.at, what, "unknown key", did_you_mean(member.key, keys));
    } else if (!is_by_role(*row)) {
      c.fault(member.at, what, "is not given by role", "It belongs in [[unit]] or [template.NAME].");
    } else if (!is_single(member.value)) {
      c.fault(member.value.at, what + " = " + to_string(member.value),
              "must be one value: that of the role that takes it");
    } else {
      read_element(c, *row, member.value, what + " = " + to_string(member.value));
    }
  }
}

}  // namespace

void expand_templates(Node& root, std::vector<Fault>& faults)
{
  Expansion(root, faults).run();
}

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
