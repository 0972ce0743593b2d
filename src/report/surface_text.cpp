// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>

#include "ghostcast/report/definition_text.hpp"
#include "ghostcast/report/ghost_estimate.hpp"
#include "ghostcast/report/number_text.hpp"
#include "ghostcast/report/surface.hpp"

namespace ghostcast {
namespace {

constexpr int label_width = 10;
constexpr int cell_width = 9;
constexpr std::size_t columns_a_table = (text_width - label_width) / cell_width;

/// Darker for more: a fifth of the range 0..1 each.
char const* shade(double probability)
{
  constexpr char const* shades[] = {" ", "░", "▒", "▓", "█"};
  return shades[std::min(4, static_cast<int>(5.0 * probability))];
}

/// "▒▒ 45.6".
std::string cell_text(SurfaceCell const& cell)
{
  if (!cell.ghost) return fmt::format("{:>{}}", "-", cell_width);
  char const* const dark = shade(cell.ghost->value);
  return fmt::format(" {}{}{:>{}}", dark, dark, percent_number(cell.ghost->value), cell_width - 3);
}

/// Limits first .. last - 1 of one persistence.
std::string table_text(Surface const& surface, std::size_t persistence, std::size_t first,
                       std::size_t last)
{
  std::string text = fmt::format("{:<{}}", "share", label_width);
  for (std::size_t k = first; k < last; ++k)
    text += fmt::format("{:>{}}", limit_text(surface.axes, surface.axes.limits[k]), cell_width);
  text += "\n";
  for (std::size_t t = 0; t < surface.axes.thresholds.size(); ++t) {
    text += fmt::format("{:<{}}", fmt::format(">= {:.4g} %", 100.0 * surface.axes.thresholds[t]),
                        label_width);
    for (std::size_t k = first; k < last; ++k) text += cell_text(surface.at(persistence, t, k));
    text += "\n";
  }
  return text;
}

std::string block_text(Surface const& surface, std::size_t persistence)
{
  int const months = surface.axes.persistences[persistence];
  std::string text = fmt::format("\nfor {} in a row\n",
                                 counted(static_cast<std::uint64_t>(months), "month", "months"));
  for (std::size_t first = 0; first < surface.axes.limits.size(); first += columns_a_table)
    text += table_text(surface, persistence, first,
                       std::min(first + columns_a_table, surface.axes.limits.size()));
  return text;
}

/// The bounds that are furthest from their cell, in points.
std::string widest_interval(Surface const& surface)
{
  double below = 0.0;
  double above = 0.0;
  for (SurfaceCell const& cell : surface.cells) {
    if (!cell.ghost) continue;
    below = std::max(below, cell.ghost->value - cell.ghost->interval.low);
    above = std::max(above, cell.ghost->interval.high - cell.ghost->value);
  }
  return fmt::format("intervals: {}, at most {:.2f} points below and {:.2f} above a cell",
                     interval_name(surface.result), 100.0 * below, 100.0 * above);
}

std::string caption(Surface const& surface)
{
  RunResult const& result = surface.result;
  Definition const& d = surface.cells.front().definition;
  std::string const people = surface.axes.kind == LimitKind::people
                                 ? "at most so many people as its column says"
                                 : "at most the share of its peak headcount in the column";
  return wrapped(
      fmt::format("P(ghost by {}) of {} in %, plan \"{}\": {} share as in the row, {}, value >= "
                  "{:.3g} x today's{}; the "
                  "rest as \"{}\" says. Not a ghost by then: 100 less the cell. {}, {}; {}.",
                  when(result, surface.month),
                  result.units[static_cast<std::size_t>(surface.unit)].name, result.plan,
                  name_of(d.share), people, d.growth,
                  d.needs_supervisor ? ", with a supervisor" : "", surface.varied,
                  counted(result.trajectories(), "trajectory", "trajectories"),
                  beliefs_text(result), widest_interval(surface)),
      2);
}

}  // namespace

std::string surface_text(Surface const& surface)
{
  std::string text = caption(surface);
  for (std::size_t k = 0; k < surface.axes.persistences.size(); ++k) text += block_text(surface, k);
  return text + "\n" +
         wrapped(fmt::format(
                     "All cells are judged on the same trajectories: a higher share, a lower limit "
                     "or more "
                     "months never make more ghosts. Maintenance is judged by \"{}\", as in run. "
                     "seed {}, {} of "
                     "{} cells.",
                     surface.result.definitions.front().name, surface.result.seed,
                     std::ranges::count_if(
                         surface.cells, [](SurfaceCell const& c) { return c.ghost.has_value(); }),
                     surface.cells.size()),
                 0);
}

}  // namespace ghostcast
