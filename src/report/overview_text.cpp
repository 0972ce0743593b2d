// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include "ghostcast/report/number_text.hpp"
#include "ghostcast/report/text_report.hpp"
#include "ghostcast/statistics/incidence.hpp"

namespace ghostcast {
namespace {

constexpr int name_width = 26;
constexpr int month_width = 9;
constexpr int median_width = 12;
constexpr int rest_width = 9;
constexpr int other_width = 8;

constexpr Events other_events = all_events & ~ghost_events;

std::string size_line(ReportedUnit const& unit)
{
  return fmt::format("{} people, {} GPUs and {} USD a month at the start\n", compact(unit.people),
                     compact(unit.gpus), compact(unit.monthly_value));
}

/// The last three cells of a line.
std::string end_of_line(std::string const& median, std::string const& rest,
                        std::string const& other)
{
  return fmt::format("{:>{}}{:>{}}{:>{}}\n", median, median_width, rest, rest_width, other,
                     other_width);
}

std::string header(RunResult const& result)
{
  std::string first = fmt::format("{:<{}}", "probability of a ghost, %", name_width);
  std::string second = fmt::format("{:<{}}", result.start ? "by" : "", name_width);
  for (int const month : checkpoints_within(result.horizon())) {
    first += fmt::format("{:>{}}", duration(month), month_width);
    second += fmt::format("{:>{}}", result.start ? result.date(month) : "", month_width);
  }
  std::string const horizon =
      result.start ? result.last_date() : std::to_string(result.horizon()) + " m";
  return first + end_of_line("median", result.start ? "not by" : "not in", "other") + second +
         end_of_line("", horizon, "first");
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
    text += fmt::format("{:>{}}", percent_number(ghost.value), month_width);
  }
  auto const ghosts = cumulative_ghosts(result.tally, definition, unit);
  auto const median = improper_quantile(ghosts, result.trajectories(), 0.5);
  int const horizon = result.horizon();
  Proportion const rest = probability.none_by_month(definition, unit, ghost_events, horizon);
  Proportion const other = probability.by_month(definition, unit, other_events, horizon);
  return text + end_of_line(event_month(result.start, median, horizon), percent_number(rest.value),
                            percent_number(other.value));
}

}  // namespace

std::string overview_text(RunResult const& result, int unit)
{
  std::string text = size_line(result.units[static_cast<std::size_t>(unit)]) + header(result);
  for (int k = 0; k < result.tally.layout.definition_count; ++k) text += row(result, unit, k);
  return text;
}

}  // namespace ghostcast
