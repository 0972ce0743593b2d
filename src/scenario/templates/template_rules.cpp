// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/scenario/template_rules.hpp"

#include <fmt/core.h>

#include <utility>

#include "ghostcast/scenario/plain_text.hpp"
#include "ghostcast/scenario/templates.hpp"

namespace ghostcast {
namespace {

/// Nodes that a value of a template may have: it is copied into each unit.
constexpr int most_nodes = 250;

/// Nodes of a value, counted up to a little more than most_nodes.
int size_of(Node const& node)
{
  int size = 1;
  for (Node const& element : node.elements) size += size > most_nodes ? 0 : size_of(element);
  for (Member const& member : node.members) size += size > most_nodes ? 0 : size_of(member.value);
  return size;
}

std::string nearest(Node const* tables, std::string const& name)
{
  std::vector<std::string> names;
  if (tables != nullptr) {
    for (Member const& each : tables->members) names.push_back(each.key);
  }
  return did_you_mean(name, names);
}

}  // namespace

bool is_too_long(Node const& node)
{
  return size_of(node) > most_nodes;
}

std::vector<Node const*> named_templates(Node const& root, std::string const& kind,
                                         Node const& names, std::string const& what,
                                         std::vector<Fault>& faults)
{
  auto const refuse = [&](Node const& at, std::string const& full, std::string reason,
                          std::string hint = {}) {
    faults.push_back({at.at, full, std::move(reason), std::move(hint)});
  };
  std::vector<Node const*> found;
  std::vector<Node> const one = {names};
  std::vector<Node> const& list = names.is_array() ? names.elements : one;
  if (list.size() > static_cast<std::size_t>(most_templates)) {
    refuse(names, what, fmt::format("may name at most {} templates", most_templates));
    return found;
  }
  for (Node const& name : list) {
    std::string const full = what + " = " + to_string(name);
    Node const* const tables = root.find(kind);
    Node const* const table =
        name.is_text() && tables != nullptr ? tables->find(name.text) : nullptr;
    if (!name.is_text()) {
      refuse(name, full, fmt::format("must be a name or a list of names, not {}", kind_name(name)));
    } else if (table == nullptr) {
      refuse(name, full, kind == "template" ? "names no template" : "names no role template",
             nearest(tables, name.text));
    } else {
      found.push_back(table);
    }
  }
  return found;
}

}  // namespace ghostcast
