// SPDX-License-Identifier: Apache-2.0
#include <fmt/core.h>

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "ghostcast/scenario/layers.hpp"
#include "ghostcast/scenario/parameter_info.hpp"
#include "ghostcast/scenario/plain_text.hpp"

namespace ghostcast {
namespace {

/// A table whose members are found without a walk over all of them.
class IndexedTable {
 public:
  explicit IndexedTable(Node& table) : table_(table)
  {
    for (Member const& member : table.members) places_.emplace(member.key, places_.size());
  }

  Node* find(std::string const& key)
  {
    auto const found = places_.find(key);
    return found == places_.end() ? nullptr : &table_.members[found->second].value;
  }

  void put(Member const& member)
  {
    auto const [place, fresh] = places_.emplace(member.key, table_.members.size());
    if (fresh) {
      table_.members.push_back(member);
    } else {
      table_.members[place->second] = member;
    }
  }

  /// The value of that key, made where it is missing or of another kind.
  Node& made(Member const& member)
  {
    Node const* const below = find(member.key);
    if (below == nullptr || below->kind != member.value.kind) {
      Member fresh{member.key, member.at, {}};
      fresh.value.kind = member.value.kind;
      fresh.value.at = member.value.at;
      put(fresh);
    }
    return *find(member.key);
  }

 private:
  Node& table_;
  std::map<std::string, std::size_t> places_;
};

/// Lays one document over another.
class Layering {
 public:
  explicit Layering(std::vector<Fault>& faults) : faults_(faults) {}

  void root(Node& base, Node const& over)
  {
    IndexedTable table(base);
    for (Member const& member : over.members) {
      std::string const& key = member.key;
      if ((key == "unit" || key == "definition") && member.value.is_array()) {
        list(table.made(member), member.value, key);
      } else if ((key == "template" || key == "role_template") && member.value.is_table()) {
        by_name(table.made(member), member.value, key);
      } else if ((key == "market" || key == "organisation" || key == "plan") &&
                 member.value.is_table()) {
        section(table.made(member), member.value);
      } else {
        table.put(member);
      }
    }
  }

 private:
  /// [market], [plan], a unit, ...: by key.
  void section(Node& base, Node const& over)
  {
    IndexedTable table(base);
    for (Member const& member : over.members) {
      Node* const below = table.find(member.key);
      bool const tables = below != nullptr && below->is_table() && member.value.is_table();
      if (member.key == "alternative" && member.value.is_array()) {
        list(table.made(member), member.value, "plan.alternative");
      } else if (tables && is_member_table(member.key)) {
        IndexedTable inner(*below);
        for (Member const& each : member.value.members) inner.put(each);
      } else {
        table.put(member);
      }
    }
  }

  /// Arrays of tables with names.
  void list(Node& base, Node const& over, std::string const& name)
  {
    std::map<std::string, std::size_t> places;
    for (std::size_t i = 0; i < base.elements.size(); ++i) {
      Node const* const given = base.elements[i].find("name");
      if (given != nullptr && given->is_text()) places.emplace(given->text, i);
    }
    std::set<std::size_t> gone;
    for (Node const& element : over.elements) {
      Node const* const given = element.find("name");
      auto const found = given != nullptr ? places.find(given->text) : places.end();
      bool const known = found != places.end();
      Node copy = element;
      if (take_removal(copy, name, known)) {
        if (known) gone.insert(found->second);
      } else if (known) {
        section(base.elements[found->second], copy);
      } else {
        base.elements.push_back(std::move(copy));
      }
      if (known) places.erase(found);  // a second table of that name is a fault of its own
    }
    std::size_t i = 0;
    std::erase_if(base.elements, [&](Node const&) { return gone.contains(i++); });
  }

  /// [template.NAME] and [role_template.NAME].
  void by_name(Node& base, Node const& over, std::string const& name)
  {
    std::set<std::string> gone;
    IndexedTable table(base);
    for (Member const& member : over.members) {
      Node* const below = table.find(member.key);
      Member copy = member;
      if (take_removal(copy.value, name + "." + member.key, below != nullptr)) {
        gone.insert(member.key);
      } else if (below != nullptr && below->is_table() && copy.value.is_table()) {
        section(*below, copy.value);
      } else {
        table.put(copy);
      }
    }
    std::erase_if(base.members, [&](Member const& each) { return gone.contains(each.key); });
  }

  /// Takes `remove` out of a table; true where it says true.
  bool take_removal(Node& table, std::string const& name, bool known)
  {
    Node const* const found = table.find("remove");
    if (!table.is_table() || found == nullptr) return false;
    Node const flag = *found;
    std::erase_if(table.members, [](Member const& member) { return member.key == "remove"; });
    std::string const what = name + ".remove = " + to_string(flag);
    if (flag.kind != Node::Kind::boolean) {
      faults_.push_back({flag.at, what, "must be true or false", ""});
      return false;
    }
    std::size_t const rest = table.members.size() - (table.find("name") != nullptr ? 1 : 0);
    if (!flag.truth) return false;
    if (!known) {
      faults_.push_back(
          {flag.at, what, "removes nothing: what this file extends has none of that name", ""});
    } else if (rest > 0) {
      faults_.push_back({flag.at, what, "stands beside other keys; what is removed has none", ""});
    }
    return true;
  }

  std::vector<Fault>& faults_;
};

/// Reports a `remove`; true where the table asks to go.
bool refuse_removal(Node& table, std::string const& name, std::vector<Fault>& faults)
{
  Node const* const flag = table.find("remove");
  if (flag == nullptr) return false;
  faults.push_back({flag->at, name + ".remove = " + to_string(*flag),
                    "has nothing to remove: this file extends none", "Leave the whole table out."});
  return true;
}

}  // namespace

bool is_member_table(std::string_view key)
{
  auto const rows = parameter_table();
  return std::any_of(rows.begin(), rows.end(), [&](ParameterInfo const& row) {
    return !row.member().empty() && row.table() == key && !row.has(plan_only);
  });
}

void lay_over(Node& base, Node const& over, std::vector<Fault>& faults)
{
  Layering(faults).root(base, over);
}

void refuse_removals(Node& root, std::vector<Fault>& faults)
{
  auto const all = [&](Node* list, std::string const& name) {
    if (list == nullptr) return;
    std::erase_if(list->elements,
                  [&](Node& element) { return refuse_removal(element, name, faults); });
  };
  all(root.find("unit"), "unit");
  all(root.find("definition"), "definition");
  if (Node* const plan = root.find("plan")) all(plan->find("alternative"), "plan.alternative");
  for (std::string const key : {"template", "role_template"}) {
    Node* const templates = root.find(key);
    if (templates == nullptr) continue;
    std::erase_if(templates->members, [&](Member& each) {
      return refuse_removal(each.value, key + "." + each.key, faults);
    });
  }
}

}  // namespace ghostcast
