// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/cli/name_choice.hpp"

#include <algorithm>

#include "ghostcast/scenario/plain_text.hpp"

namespace ghostcast::cli {

std::optional<int> find_name(std::vector<std::string> const& names, std::string const& name)
{
  if (name.empty()) return 0;
  auto const found = std::ranges::find(names, name);
  if (found == names.end()) return std::nullopt;
  return static_cast<int>(found - names.begin());
}

Fault missing_name(std::vector<std::string> const& names, std::string const& name, std::string const& what)
{
  return {{}, what, "is not in this scenario; it has " + either(names), did_you_mean(name, names)};
}

int index_of(std::vector<std::string> const& names, std::string const& name, char const* flag)
{
  auto const index = find_name(names, name);
  if (!index) throw InputError(std::string("ghostcast: ") + flag, {missing_name(names, name, name)});  // as faults of other flags
  return *index;
}

}  // namespace ghostcast::cli
