// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/report/warnings.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "ghostcast/report/number_text.hpp"
#include "ghostcast/report/rho_component.hpp"
#include "ghostcast/report/unit_metrics.hpp"
#include "ghostcast/scenario/repair_text.hpp"
#include "ghostcast/scenario/warning_texts.hpp"

namespace ghostcast {
namespace {

double share_of_run(RunResult const& result, std::uint64_t count)
{
  return result.trajectories() == 0
             ? 0.0
             : static_cast<double>(count) / static_cast<double>(result.trajectories());
}

/// "automation 12.3 %, ceiling 0.02 %" of one component of substitution_rho; empty where nothing was repaired.
std::string repairs_of(RunResult const& result, int unit, int component)
{
  std::string text;
  for (int k = 0; k < repair_count; ++k) {
    std::uint64_t const count = repair_count_of(result, unit, component, Repair{k});
    if (count == 0) continue;
    text += fmt::format("{}{} {}", text.empty() ? "" : ", ", name_of(Repair{k}),
                        percent(share_of_run(result, count)));
  }
  return text;
}

/// Whether the reader of the scenario has warned of repairs of a unit's beliefs.
bool is_foreseen(RunResult const& result, std::string const& unit)
{
  auto const& known = result.scenario_warnings;
  return std::any_of(known.begin(), known.end(), [&](std::string const& warning) {
    std::size_t const repairs = warning.find(foreseen_repairs);
    return repairs != std::string::npos && warning.find("\"" + unit + "\"") < repairs;
  });
}

void add_repairs(RunResult const& result, std::vector<std::string>& warnings)
{
  for (int unit = 0; unit < static_cast<int>(result.units.size()); ++unit) {
    if (is_foreseen(result, result.units[static_cast<std::size_t>(unit)].name)) continue;
    for (int component = 0; component < max_rho_components; ++component) {
      std::string const repairs = repairs_of(result, unit, component);
      if (repairs.empty()) continue;
      warnings.push_back(warning_line(WarningKind::repaired_beliefs,
                                      {{"unit", result.units[static_cast<std::size_t>(unit)].name},
                                       {"component", rho_component(result, unit, component)},
                                       {"repairs", repairs}}));
    }
  }
}

}  // namespace

std::vector<std::string> warnings_of(RunResult const& result)
{
  std::vector<std::string> warnings = result.scenario_warnings;
  if (std::uint64_t const count = result.tally.scalar(Scalars::non_finite)) {
    warnings.push_back(warning_line(WarningKind::non_finite, {{"count", grouped(count)}}));
  }
  if (std::uint64_t const count = result.tally.scalar(Scalars::clipped_gpus)) {
    warnings.push_back(warning_line(
        WarningKind::clipped_gpus,
        {{"percent", percent(share_of_run(result, count))},
         {"limit", compact(static_cast<double>(max_gpu_quanta) * result.gpu_quantum)}}));
  }
  if (!result.lost_devices.empty())
    warnings.push_back(warning_line(WarningKind::lost_devices, {{"devices", result.lost_devices}}));
  add_repairs(result, warnings);
  return warnings;
}

}  // namespace ghostcast
