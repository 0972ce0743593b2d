// SPDX-License-Identifier: Apache-2.0
#include <fmt/core.h>

#include <algorithm>
#include <optional>
#include <set>
#include <utility>

#include "ghostcast/scenario/plain_text.hpp"
#include "ghostcast/scenario/template_rules.hpp"

namespace ghostcast {
namespace {

/// Expands the `roles` of one unit.
class RoleExpansion {
 public:
  RoleExpansion(Node& root, std::size_t u, std::vector<Fault>& faults)
      : root_(root), u_(u), unit_(root.find("unit")->elements[u]), faults_(faults)
  {
  }

  void run(Node const& roles)
  {
    std::vector<std::string> const names(std::begin(role_names), std::end(role_names));
    if (!roles.is_table()) {
      fault(roles, "unit.roles = " + to_string(roles), "must be a table of roles",
            "Write roles = { researcher = \"NAME\" }.");
      return;
    }
    std::vector<std::string> own;  // keys whose value the unit or its templates give as a whole
    for (Member const& member : unit_.members) own.push_back(member.key);
    for (Member const& member : roles.members) {
      std::string const what = "unit.roles." + member.key;
      if (role_index(member.key) < 0) {
        fault(member.value, what, "is no role; roles are " + either(names),
              did_you_mean(member.key, names));
        continue;
      }
      for (Node const* const table :
           named_templates(root_, "role_template", member.value, what, faults_)) {
        for (Member const& each : table->members) give(member, each, own);
      }
    }
  }

 private:
  void fault(Node const& at, std::string what, std::string reason, std::string hint = {})
  {
    faults_.push_back({at.at, std::move(what), std::move(reason), std::move(hint)});
  }

  /// One key of a role template for one role.
  void give(Member const& role, Member const& given, std::vector<std::string> const& own)
  {
    ParameterInfo const* const row = find_parameter(Section::unit, given.key);
    if (row == nullptr || !is_by_role(*row) || !is_single(given.value)) return;
    if (is_too_long(given.value))
      return fault(given.value, "role_template." + given.key, "is too long for a template");
    Node* there = unit_.find(given.key);
    bool const is_own = std::find(own.begin(), own.end(), given.key) != own.end();
    if (there == nullptr) {
      std::optional<Node> table = lower_table(given, role);
      if (!table) return;
      unit_.members.push_back({given.key, given.at, std::move(*table)});
      there = &unit_.members.back().value;
    }
    if (!there->is_table() || is_distribution(*there)) return;  // the unit's own, for all roles
    Node* const before = there->find(role.key);
    if (before == nullptr) {
      there->members.push_back({role.key, given.at, given.value});
    } else if (!is_own && !taken_.contains({given.key, role.key})) {
      *before = given.value;
    }
    taken_.insert({given.key, role.key});
  }

  /// What the unit has otherwise, as a table of roles; nothing after a fault.
  std::optional<Node> lower_table(Member const& given, Member const& role)
  {
    Node table;
    table.at = given.value.at;
    Node const* const lower = lower_value(given.key);
    if (lower == nullptr) return table;
    if (is_too_long(*lower)) {
      fault(role.value, fmt::format("unit.roles.{} = {}", role.key, to_string(role.value)),
            fmt::format("stands over a value of {} that is too long", given.key));
      return std::nullopt;
    }
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
      table.members.push_back(
          {std::string(role_names[r]), lower->at, list ? lower->elements[at] : *lower});
    }
    return table;
  }

  /// The value of a key in the unit that this one is like, in [organisation] or in [market].
  Node const* lower_value(std::string const& key)
  {
    std::vector<Node> const& units = root_.find("unit")->elements;
    std::size_t at = u_;
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
  std::size_t u_;
  Node& unit_;
  std::vector<Fault>& faults_;
  std::set<std::pair<std::string, std::string>> taken_;  ///< key, role
};

}  // namespace

void take_role_templates(Node& root, std::size_t u, std::vector<Fault>& faults)
{
  Node const* const roles = root.find("unit")->elements[u].find("roles");
  if (roles != nullptr) RoleExpansion(root, u, faults).run(Node(*roles));
}

}  // namespace ghostcast
