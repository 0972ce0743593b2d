// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <array>
#include <cmath>

#include "ghostcast/report/definition_text.hpp"
#include "ghostcast/report/number_text.hpp"
#include "ghostcast/report/text_report.hpp"
#include "ghostcast/statistics/incidence.hpp"

namespace ghostcast {
namespace {

constexpr int curve_width = 80;
constexpr int curve_height = 10;
constexpr std::array<char const*, outcome_count> fillings = {"█", "▓", "▒", "╳", "░", "·"};

/// The month at the right end of a column; fewer months than columns repeat.
int month_of_column(int column, int horizon)
{
  return (horizon * (column + 1) + curve_width - 1) / curve_width;
}

/// Shares of trajectories, cumulative over outcomes from the ghosts up, [outcome].
using Stack = std::array<double, outcome_count>;

std::vector<Stack> stacks_of(RunResult const& result, int unit, int definition)
{
  std::vector<Stack> stacks(curve_width, Stack{});
  double const total = static_cast<double>(result.trajectories());
  for (int k = 0; k < outcome_count; ++k) {
    auto const counts = k == 0 ? cumulative_ghosts(result.tally, definition, unit)
                               : cumulative_outcome(result.tally, definition, unit, Outcome{k});
    for (int column = 0; column < curve_width; ++column) {
      int const month = month_of_column(column, result.horizon());
      Stack& stack = stacks[static_cast<std::size_t>(column)];
      double const here = static_cast<double>(counts[static_cast<std::size_t>(month)]) / total;
      for (int above = k; above < outcome_count; ++above)
        stack[static_cast<std::size_t>(above)] += here;
    }
  }
  return stacks;
}

/// The filling of the outcome that covers `level`, a blank for units still human.
char const* filling_at(Stack const& stack, double level)
{
  for (std::size_t k = 0; k < stack.size(); ++k) {
    if (level < stack[k]) return fillings[k];
  }
  return " ";
}

/// The end of a scale that a probability of `most` fits in: 1, 2 or 5 to 10 in steps of the axis.
double scale_end(double most)
{
  for (double const end : {0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.3, 0.5}) {
    if (most <= end) return end;
  }
  return 1.0;
}

/// Says what is drawn; the table holds the numbers with their intervals.
std::string caption(RunResult const& result, int definition)
{
  return wrapped(fmt::format("first outcomes by \"{}\", {}, stacked:",
                             result.definitions[static_cast<std::size_t>(definition)].name,
                             counted(result.beliefs, "belief", "beliefs")),
                 2);
}

std::string axis_text(RunResult const& result)
{
  std::string const first = result.date(0);
  return fmt::format("       {}{:>{}}\n", first, result.last_date(),
                     curve_width - static_cast<int>(first.size()));
}

/// Explains the fillings of the outcomes that occur.
std::string legend_text(Stack const& last)
{
  std::string text = "       █ ghost";
  for (std::size_t k = 1; k < last.size(); ++k) {
    if (last[k] > last[k - 1])
      text += fmt::format("  {} {}", fillings[k], words_of(Outcome{static_cast<int>(k)}));
  }
  return text + "  blank: human\n";
}

}  // namespace

std::string stacked_curve(RunResult const& result, int unit, int definition)
{
  std::vector<Stack> const stacks = stacks_of(result, unit, definition);
  if (stacks.back().back() == 0.0) return "";
  double const end = scale_end(stacks.back().back());
  std::string text = caption(result, definition);
  for (int row = curve_height - 1; row >= 0; --row) {
    text += fmt::format("{:>4.3g} % ", 100.0 * end * (row + 1) / curve_height);
    for (Stack const& stack : stacks) text += filling_at(stack, end * (row + 0.5) / curve_height);
    while (text.ends_with(' ')) text.pop_back();
    text += "\n";
  }
  return text + axis_text(result) + legend_text(stacks.back());
}

std::string ghost_sparkline(RunResult const& result, int unit, int definition)
{
  constexpr std::array<char const*, 9> blocks = {" ", "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"};
  std::vector<Stack> const stacks = stacks_of(result, unit, definition);
  double const most = stacks.back().front();
  if (most == 0.0) return "";
  std::string text = "ghost  ";
  for (Stack const& stack : stacks) {
    text += blocks[static_cast<std::size_t>(std::ceil(8.0 * stack.front() / most))];
  }
  return text + "\n" + axis_text(result);
}

}  // namespace ghostcast
