// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/check/check_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

#include "ghostcast/check/columns.hpp"
#include "ghostcast/report/number_text.hpp"
#include "ghostcast/scenario/plain_text.hpp"

namespace ghostcast {
namespace {

std::string next_text(Scenario const& scenario, CheckResult const& result)
{
  std::size_t outside = 0;
  for (UnitGlance const& unit : result.glance.units) {
    outside +=
        static_cast<std::size_t>(std::ranges::count(unit.lines, Mark::outside, &GlanceLine::mark));
  }
  std::string const doubt =
      outside == 0
          ? "No first year lies outside the public ranges."
          : fmt::format(
                "{} of the first years {} outside the public range: either the scenario says why, "
                "or change the parameter before you believe the forecast.",
                outside, outside == 1 ? "lies" : "lie");
  std::string const plan =
      scenario.plan == "base" ? "" : fmt::format(" --plan \"{}\"", scenario.plan);
  return "\n" + wrapped(doubt, 0) + fmt::format("Next: ghostcast run {}{}\n", printable(scenario.file), plan);
}

}  // namespace

std::string verdict_lines(Scenario const& scenario)
{
  std::string text = wrapped(fmt::format("{} is valid: 0 faults, {}",
                                         printable(std::filesystem::path(scenario.file).filename().string()),
                                         counted(scenario.warnings.size(), "warning", "warnings")),
                             0);
  for (std::string const& warning : scenario.warnings) text += list_item("warning: " + warning);
  return text;
}

std::string check_text(Scenario const& scenario, CheckResult const& result)
{
  return verdict_lines(scenario) + parameters_text(scenario, result) +
         anchors_text(scenario, result) + headcount_text(scenario, result) +
         feasibility_text(scenario, result) + glance_text(scenario, result) +
         next_text(scenario, result);
}

}  // namespace ghostcast
