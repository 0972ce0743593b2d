// SPDX-License-Identifier: Apache-2.0
/// \file
/// What may stand in templates.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "ghostcast/scenario/document.hpp"
#include "ghostcast/scenario/parameter_info.hpp"

namespace ghostcast {

/// Keys of [[unit]] that [template.NAME] does not hold.
inline constexpr std::array<std::string_view, 5> not_in_templates = {"name", "like", "template",
                                                                     "reference_unit", "remove"};

inline bool is_excluded(std::string_view key)
{
  return std::find(not_in_templates.begin(), not_in_templates.end(), key) != not_in_templates.end();
}

/// A key of a unit that takes one value for each role.
inline bool is_by_role(ParameterInfo const& row)
{
  return row.target.count == role_count && row.kind != ValueKind::role_flags;
}

inline bool is_distribution(Node const& node)
{
  return node.is_table() && node.find("dist") != nullptr;
}

/// A number or a distribution: what a role template may give.
inline bool is_single(Node const& node)
{
  return !node.is_array() && (!node.is_table() || is_distribution(node));
}

/// Whether a value has more nodes than any distribution or table of roles needs.
bool is_too_long(Node const& node);

/// The templates that a name, or a list of names, stands for; unknown ones are faults.
/// \param kind  "template" or "role_template"
std::vector<Node const*> named_templates(Node const& root, std::string const& kind,
                                         Node const& names, std::string const& what,
                                         std::vector<Fault>& faults);

/// Writes into unit `u` of a document what its `roles` stand for (templates.hpp).
void take_role_templates(Node& root, std::size_t u, std::vector<Fault>& faults);

}  // namespace ghostcast
