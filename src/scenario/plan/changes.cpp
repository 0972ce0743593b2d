// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/scenario/changes.hpp"

#include <fmt/core.h>

#include <algorithm>

namespace ghostcast {

void stamp(Node& node, Position place)
{
  node.at = place;
  for (Member& member : node.members) {
    member.at = place;
    stamp(member.value, place);
  }
  for (Node& element : node.elements) stamp(element, place);
}

Position place_of(Compilation& c, std::string const& cause)
{
  auto const known = std::find(c.files.begin() + 1, c.files.end(), cause);
  int const index = static_cast<int>(known - c.files.begin());
  if (known == c.files.end()) c.files.push_back(cause);
  return {0, 0, index};
}

void refuse_flag(Compilation& c, std::string const& cause, std::string const& what,
                 std::string const& reason, std::string const& hint)
{
  c.fault(place_of(c, cause), what, reason, hint);
}

void add_change(Compilation& c, Change change)
{
  for (Change const& other : c.changes) {
    bool const same = other.row == change.row && (other.off || other.unit == change.unit);
    if (!same) continue;
    std::string const key(change.row->key);
    std::string const twice = other.off ? fmt::format("is off by {}", other.cause) : "is set twice";
    return refuse_flag(c, change.cause, key, twice, other.off ? "Leave one of the two out." : "");
  }
  stamp(change.value, place_of(c, change.cause));
  c.changes.push_back(std::move(change));
}

void read_changes(Compilation& c, ScenarioRequest const& request)
{
  read_groups(c, request);
  std::string list;
  for (std::string const& name : c.groups_off) list += (list.empty() ? "" : ", ") + name;
  if (!list.empty()) c.scenario.changes.push_back("without " + list);
  for (std::string const& text : request.set) read_setting(c, text);
}

}  // namespace ghostcast
