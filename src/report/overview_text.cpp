// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include "ghostcast/report/number_text.hpp"
#include "ghostcast/report/text_report.hpp"
#include "ghostcast/statistics/incidence.hpp"

namespace ghostcast {
namespace {

constexpr int name_width = 30;

std::string size_line(ReportedUnit const& unit)
{
  return fmt::format("{} people, {} GPUs and {} USD a month at the start\n", compact(unit.people),
                     compact(unit.gpus), compact(unit.monthly_value));
}

std::string header(RunResult const& result)
{
  std::string first = fmt::format("{:<{}}", "probability of a ghost, %", name_width);
  std::string second = fmt::format("{:<{}}", result.start ? "by" : "", name_width);
  for (int const month : checkpoints_within(result.horizon())) {
    first += fmt::format("{:>10}", duration(month));
    if (result.start) second += fmt::format("{:>10}", result.date(month));
  }
  first += fmt::format("{:>12}{:>8}\n", "median", "never");
  return result.start ? first + second + "\n" : first;
}

std::string row(RunResult const& result, int unit, int definition)
{
  EventProbability const probability = result.probability();
  std::string text = fmt::format(
      "{:<{}}",
      shorten(result.definitions[static_cast<std::size_t>(definition)].name, name_width - 2),
      name_width);
  for (int const month : checkpoints_within(result.horizon())) {
    Proportion const ghost = probability.by_month(definition, unit, ghost_events, month);
    text += fmt::format("{:>10}", percent_number(ghost.value));
  }
  auto const ghosts = cumulative_ghosts(result.tally, definition, unit);
  auto const median = improper_quantile(ghosts, result.trajectories(), 0.5);
  Proportion const never =
      probability.none_by_month(definition, unit, ghost_events, result.horizon());
  return text + fmt::format("{:>12}{:>8}\n", event_month(result.start, median, result.horizon()),
                            percent_number(never.value));
}

}  // namespace

std::string overview_text(RunResult const& result, int unit)
{
  std::string text = size_line(result.units[static_cast<std::size_t>(unit)]) + header(result);
  for (int k = 0; k < result.tally.layout.definition_count; ++k) text += row(result, unit, k);
  return text;
}

}  // namespace ghostcast
