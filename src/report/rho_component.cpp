// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/report/rho_component.hpp"

#include <fmt/format.h>

#include "ghostcast/core/dimensions.hpp"

namespace ghostcast {
namespace {

using Json = nlohmann::json;

/// The resolved value of substitution_rho, null where there is none.
Json rho_of(RunResult const& result, int unit)
{
  Json::json_pointer const at(fmt::format("/units/{}/parameters/substitution_rho/value", unit));
  return result.resolved.contains(at) ? result.resolved.at(at) : Json();
}

bool is_mixture(Json const& value)
{
  return value.is_object() && value.value("dist", "") == "mixture" && value.contains("value") &&
         value["value"].is_array();
}

/// One value of a mixture that adds `shift` to all.
std::string shifted(Json const& value, double shift)
{
  if (shift == 0.0) return value_text(value);
  if (value.is_number()) return fmt::format("{:.6g}", value.get<double>() + shift);
  return fmt::format("{} shifted by {:.6g}", value_text(value), shift);
}

}  // namespace

std::string value_text(Json const& value)
{
  if (value.is_string()) return value.get<std::string>();
  if (!value.is_object() || !value.contains("dist")) return value.dump(-1, ' ', false, Json::error_handler_t::replace);
  std::string text = value["dist"].get<std::string>() + "(";
  for (bool first = true; auto const& [key, member] : value.items()) {
    if (key == "dist") continue;
    text += fmt::format("{}{} {}", first ? "" : ", ", key, value_text(member));
    first = false;
  }
  return text + ")";
}

std::vector<std::string> rho_components(RunResult const& result, int unit)
{
  Json const rho = rho_of(result, unit);
  if (rho.is_null()) return {};
  if (!is_mixture(rho)) return {"substitution_rho = " + value_text(rho)};
  double const shift = rho.value("shift", 0.0);
  std::vector<std::string> names;
  for (Json const& value : rho["value"]) {
    if (names.size() < max_rho_components)
      names.push_back("substitution_rho = " + shifted(value, shift));
  }
  return names;
}

std::string rho_component(RunResult const& result, int unit, int component)
{
  std::vector<std::string> const names = rho_components(result, unit);
  auto const k = static_cast<std::size_t>(component);
  return k < names.size() ? names[k] : fmt::format("component {} of substitution_rho", component + 1);
}

}  // namespace ghostcast
