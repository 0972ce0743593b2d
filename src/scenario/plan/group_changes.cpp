// SPDX-License-Identifier: Apache-2.0
#include <fmt/core.h>

#include <algorithm>

#include "ghostcast/scenario/changes.hpp"
#include "ghostcast/scenario/mechanisms.hpp"
#include "ghostcast/scenario/plain_text.hpp"

namespace ghostcast {
namespace {

/// --without and --only.
class GroupReader {
 public:
  GroupReader(Compilation& c, ScenarioRequest const& request) : c_(c), request_(request) {}

  void read()
  {
    if (!request_.only.empty() && !request_.without.empty()) {
      return refuse_flag(c_, "--only", "", "cannot stand beside --without",
                    "What --only does not name is off already.");
    }
    std::vector<std::string> const names = mechanism_group_names();
    for (std::string const& name : request_.only) check(name, "--only", names);
    auto with_all = names;
    with_all.emplace_back("all");
    for (std::string const& name : request_.without) check(name, "--without", with_all);
    for (MechanismGroup const& group : mechanism_groups()) {
      std::string const cause = cause_of(group);
      if (!cause.empty()) turn_off(group, cause);
    }
  }

 private:
  static bool holds(std::vector<std::string> const& names, std::string_view name)
  {
    return std::find(names.begin(), names.end(), name) != names.end();
  }

  void check(std::string const& name, std::string const& flag, std::vector<std::string> const& names)
  {
    if (holds(names, name)) return;
    refuse_flag(c_, printable(flag + " " + name), "", "is no group of mechanisms; groups are " + either(names),
           did_you_mean(name, names));
  }

  /// Why a group is off; empty where it is on.
  std::string cause_of(MechanismGroup const& group) const
  {
    if (!request_.only.empty()) {
      if (holds(request_.only, group.name)) return {};
      std::string list;
      for (std::string const& name : request_.only) list += (list.empty() ? "" : ",") + name;
      return "--only " + list;
    }
    if (holds(request_.without, group.name)) return fmt::format("--without {}", group.name);
    return holds(request_.without, "all") ? "--without all" : "";
  }

  void turn_off(MechanismGroup const& group, std::string const& cause)
  {
    c_.groups_off.emplace_back(group.name);
    for (OffValue const& off : group.off) {
      Node const document = parse_document("x = " + std::string(off.text), std::string(group.name));
      add_change(c_, {find_parameter(off.section, off.key), -1, document.members[0].value, cause, true});
    }
  }

  Compilation& c_;
  ScenarioRequest const& request_;
};

}  // namespace

void read_groups(Compilation& c, ScenarioRequest const& request)
{
  GroupReader(c, request).read();
}

}  // namespace ghostcast
