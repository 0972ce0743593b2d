// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "ghostcast/check/columns.hpp"
#include "ghostcast/check/parameter_listing.hpp"

namespace ghostcast {
namespace {

using Json = nlohmann::json;

std::string joined(std::string const& before, std::string const& part)
{
  return before.empty() ? part : before + ", " + part;
}

/// "-2: 0.15, -0.5: 0.25": the values of a mixture and their weights.
std::string mixture_text(Json const& prior)
{
  std::string text;
  Json const& values = prior["value"];
  for (std::size_t k = 0; k < values.size(); ++k) {
    text = joined(text, value_text(values[k]) + ": " + value_text(prior["weight"][k]));
  }
  return "mixture(" + text + ")";
}

/// Members of a prior in the order in which they are usually read; others follow.
std::vector<std::string> members_of(Json const& prior)
{
  constexpr char const* usual[] = {"median", "mean", "sigma", "sd",   "shape", "scale",
                                   "a",      "b",    "lo",    "mode", "hi",    "shift"};
  std::vector<std::string> members;
  for (char const* const key : usual) {
    if (prior.contains(key)) members.emplace_back(key);
  }
  for (auto const& [key, unused] : prior.items()) {
    bool const known = std::ranges::find(members, key) != members.end();
    if (!known && key != "dist") members.push_back(key);
  }
  return members;
}

std::string prior_text(Json const& prior)
{
  bool const simple = prior.contains("value") && prior.contains("weight") && prior.size() == 3;
  if (prior["dist"] == "mixture" && simple) return mixture_text(prior);
  std::string text;
  for (std::string const& key : members_of(prior))
    text = joined(text, key + " " + value_text(prior[key]));
  return prior["dist"].get<std::string>() + "(" + text + ")";
}

/// Values by role; once where all are alike.
std::string roles_text(Json const& roles, std::string_view absent)
{
  bool const alike =
      std::ranges::all_of(roles, [&](Json const& each) { return each == roles.front(); });
  if (alike) return "each role " + value_text(roles.front(), absent);
  std::string text;
  for (std::string_view const role : role_names) {
    std::string const key(role);
    if (roles.contains(key)) text = joined(text, key + " " + value_text(roles[key], absent));
  }
  return text;
}

std::string array_text(Json const& array, std::string_view absent)
{
  std::string text;
  for (Json const& each : array) text = joined(text, value_text(each, absent));
  return "[" + text + "]";
}

}  // namespace

std::string value_text(Json const& value, std::string_view absent)
{
  if (value.is_null()) return std::string(absent);
  if (value.is_boolean()) return value.get<bool>() ? "true" : "false";
  if (value.is_number()) return exact_number(value.get<double>());
  if (value.is_string()) return value.get<std::string>();
  if (value.is_array()) return array_text(value, absent);
  return value.contains("dist") ? prior_text(value) : roles_text(value, absent);
}

}  // namespace ghostcast
