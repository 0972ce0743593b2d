// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/scenario/templates.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <utility>

#include "ghostcast/scenario/layers.hpp"
#include "ghostcast/scenario/plain_text.hpp"
#include "ghostcast/scenario/sections.hpp"
#include "ghostcast/scenario/sources.hpp"
#include "ghostcast/scenario/template_rules.hpp"

namespace ghostcast {
namespace {

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
      take_role_templates(root_, u, faults_);
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

  void take_templates(Node& unit, Node const& names)
  {
    for (Node const* const table :
         named_templates(root_, "template", names, "unit.template", faults_)) {
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
    return row != nullptr && unit.find("reference_unit") != nullptr &&
           is_shared_with_reference(*row);
  }

  void inherit(Node& unit, Member const& member)
  {
    Node* const own = unit.find(member.key);
    bool const merges = member.key == "roles" || is_member_table(member.key);
    if (is_too_long(member.value)) {
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

  Node& root_;
  std::vector<Fault>& faults_;
  std::vector<std::string> unit_keys_ = keys_of(Section::unit);
};

}  // namespace

void expand_templates(Node& root, std::vector<Fault>& faults)
{
  Expansion(root, faults).run();
}

}  // namespace ghostcast
