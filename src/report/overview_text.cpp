// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include "ghostcast/report/ghost_estimate.hpp"
#include "ghostcast/report/number_text.hpp"
#include "ghostcast/report/text_report.hpp"
#include "ghostcast/statistics/incidence.hpp"

namespace ghostcast {
namespace {

/// Three checkpoints and "never" with the widest intervals fill text_width.
constexpr int name_width = 19;
constexpr int cell_width = 18;
constexpr int median_width = 9;

std::string size_line(ReportedUnit const& unit)
{
  return fmt::format("{} people, {} GPUs and {} USD a month at the start\n", compact(unit.people),
                     compact(unit.gpus), compact(unit.monthly_value));
}

std::string cell(std::string const& text)
{
  return fmt::format("{:>{}}", text, cell_width);
}

/// The last two cells of a line.
std::string end_of_line(std::string const& median, std::string const& never)
{
  return fmt::format("{:>{}}", median, median_width) + cell(never) + "\n";
}

std::string caption(RunResult const& result)
{
  return wrapped("P(ghost) in %: " + basis_text(result), 2);
}

std::string header(RunResult const& result)
{
  std::string first = fmt::format("{:<{}}", "definition", name_width);
  std::string second = fmt::format("{:<{}}", "", name_width);
  for (int const month : overview_months(result.horizon())) {
    first += cell("by " + when(result, month));
    second += cell(duration(month));
  }
  return first + end_of_line("median", "never") + second +
         end_of_line(result.start ? "date" : "month", "by " + when(result, result.horizon()));
}

/// The month by which half of all futures are ghosts.
std::string median_cell(RunResult const& result, int unit, int definition)
{
  auto const ghosts = cumulative_ghosts(result.tally, definition, unit);
  return month_text(result, improper_quantile(ghosts, result.trajectories(), 0.5));
}

/// A name that is too long for its column has a line of its own.
std::string name_cell(std::string const& name)
{
  bool const fits = shorten(name, name_width - 1) == name;
  return fits ? fmt::format("{:<{}}", name, name_width)
              : shorten(name, text_width) + "\n" + std::string(name_width, ' ');
}

std::string row(RunResult const& result, int unit, int definition)
{
  std::string text = name_cell(result.definitions[static_cast<std::size_t>(definition)].name);
  for (int const month : overview_months(result.horizon()))
    text += cell(percent_with_interval(ghost_estimate(result, unit, definition, month).ghost));
  Proportion const never = ghost_estimate(result, unit, definition, result.horizon()).never;
  return text + end_of_line(median_cell(result, unit, definition), percent_with_interval(never));
}

/// What "never" means, and how much of it another outcome settles, from the least definition to the
/// most.
std::string never_line(RunResult const& result, int unit)
{
  Proportion least = other_first(result, unit, 0);
  Proportion most = least;
  for (int k = 1; k < result.tally.layout.definition_count; ++k) {
    Proportion const other = other_first(result, unit, k);
    if (other.value < least.value) least = other;
    if (other.value > most.value) most = other;
  }
  std::string const range = least.value < most.value ? percent_with_interval(least) + " to " : "";
  return wrapped(fmt::format("never: no ghost by {}: human, or another outcome first ({}{} %)",
                             when(result, result.horizon()), range, percent_with_interval(most)),
                 2);
}

}  // namespace

std::string overview_text(RunResult const& result, int unit)
{
  std::string text = size_line(result.units[static_cast<std::size_t>(unit)]) + caption(result) +
                     header(result);
  for (int k = 0; k < result.tally.layout.definition_count; ++k) text += row(result, unit, k);
  return text + never_line(result, unit);
}

}  // namespace ghostcast
