// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "ghostcast/report/definition_text.hpp"
#include "ghostcast/report/ghost_estimate.hpp"
#include "ghostcast/report/number_text.hpp"
#include "sensitivity_words.hpp"

namespace ghostcast {
namespace {

constexpr auto ghost = static_cast<std::size_t>(Output::ghost);
constexpr std::size_t rows_shown = 12;
/// Name, values, P(ghost), mu*, known, S, ST, Shapley: 100 columns.
constexpr char row_format[] = "{:<28}{:>9}{:>9}{:>8}{:>8}{:>5}{:>8}{:>8}{:>8}{:>9}\n";

std::string with_unit(ParameterFinding const& found)
{
  return key_first(found.name) + (found.unit.empty() || found.unit == "1" ? "" : " [" + found.unit + "]");
}

std::string question_text(SensitivityReport const& report)
{
  RunResult const& run = report.headline;
  Question const& asked = report.options.question;
  auto const& unit = run.units[static_cast<std::size_t>(asked.unit)];
  auto const& definition = run.definitions[static_cast<std::size_t>(asked.definition)];
  GhostEstimate const estimate = ghost_estimate(run, asked.unit, asked.definition, asked.month);
  std::string text = wrapped(fmt::format("Sensitivity of {}, plan {}: {} by \"{}\" ({})", run.name, run.plan, unit.name, definition.name,
                                         definition_gist(definition.definition, unit.people)), 2);
  return text + wrapped(fmt::format("P(ghost by {}) {} %, P(never within the horizon, {}) {} %; {}", when(run, asked.month),
                                    percent_with_interval(estimate.ghost), when(run, run.horizon()), percent_with_interval(estimate.never),
                                    basis_text(run)), 2);
}

/// How much of the uncertainty is ignorance.
std::string spread_text(SensitivityReport const& report)
{
  OutputFinding const& output = report.result.outputs[ghost];
  double const p = output.mean.value;
  if (!stands_out(output.variance)) {
    return wrapped("P(ghost) differs from belief to belief by less than this study can see: shares of its variance mean nothing here. "
                   "Try another --by, --unit or --definition, or more --points.", 0);
  }
  Estimate const part{output.variance.value / (p * (1.0 - p)), output.variance.error / (p * (1.0 - p))};
  return wrapped(fmt::format("From belief to belief P(ghost) has a standard deviation of {:.1f} points. Of the variance of \"ghost or not\" "
                             "{} % is ignorance of the parameters, the rest is luck.",
                             100.0 * std::sqrt(output.variance.value), share_text(part)), 0);
}

std::string first_text(SensitivityReport const& report)
{
  SensitivityResult const& result = report.result;
  std::string text = heading("Which number should we measure first?");
  ParameterFinding const& best = result.parameters.front();
  if (!stands_out(best.information[ghost])) {
    return text + wrapped("None stands out: no single parameter explains more of P(ghost) than the error of this study.", 0);
  }
  text += wrapped(fmt::format("{}. To know it would take {} % off the variance of P(ghost) over beliefs; P(ghost) is {} % where it is {}, {} % "
                              "where it is {} (5 % and 95 % of its beliefs).",
                              with_unit(best), share_text(information_share(result, best, ghost)), share_text(best.at_low[ghost], 1), figure(best.low),
                              share_text(best.at_high[ghost], 1), figure(best.high)), 0);
  std::string next;
  for (std::size_t k = 1; k < std::min<std::size_t>(4, result.parameters.size()); ++k) {
    ParameterFinding const& other = result.parameters[k];
    if (!stands_out(other.information[ghost])) break;
    next += fmt::format("{}{} ({} %)", next.empty() ? "Then " : ", ", key_first(other.name), share_text(information_share(result, other, ghost)));
  }
  return next.empty() ? text : text + wrapped(next + ".", 0);
}

/// "g1": the first group of correlated parameters.
std::string group_mark(SensitivityResult const& result, int group)
{
  auto const first = result.groups.begin();
  auto const before = std::count_if(first, first + group, [](GroupFinding const& each) { return !each.others && each.members.size() > 1; });
  return fmt::format("g{}", before + 1);
}

std::string parameter_row(SensitivityResult const& result, ParameterFinding const& found)
{
  GroupFinding const& group = result.groups[static_cast<std::size_t>(found.group)];
  bool const alone = !group.others && group.members.size() == 1;
  std::string const mark = group.others ? "others" : group_mark(result, found.group);
  return fmt::format(row_format, shorten(key_first(found.name), 27), figure(found.low), figure(found.high), share_cell(found.at_low[ghost]),
                     share_cell(found.at_high[ghost]), fmt::format("{:.0f}", 100.0 * found.effects[ghost].absolute.value),
                     share_cell(information_share(result, found, ghost)), alone ? share_cell(group.first[ghost]) : mark,
                     alone ? share_cell(group.total[ghost]) : mark, found.shapley[ghost] ? share_cell(*found.shapley[ghost]) : mark);
}

std::string group_row(SensitivityResult const& result, int number)
{
  GroupFinding const& group = result.groups[static_cast<std::size_t>(number)];
  std::string const name = group.others ? fmt::format("the {} others", group.members.size()) : fmt::format("group {}", group_mark(result, number));
  return fmt::format(row_format, name, "", "", "", "", "", "", share_cell(group.first[ghost]), share_cell(group.total[ghost]), share_cell(group.shapley[ghost]));
}

/// Names in full, and units.
std::string names_text(SensitivityResult const& result)
{
  std::string text;
  for (std::size_t k = 0; k < std::min(rows_shown, result.parameters.size()); ++k) text += (k == 0 ? "In full: " : "; ") + with_unit(result.parameters[k]);
  return wrapped(text + ".", 0);
}

std::string parameters_text(SensitivityReport const& report)
{
  SensitivityResult const& result = report.result;
  std::string text = heading("Parameters");
  text += fmt::format("{:<28}{:>18}{:>16}\n", "", "value at", "P(ghost), %, at");
  text += fmt::format(row_format, "parameter", "5 %", "95 %", "5 %", "95 %", "mu*", "known", "S", "ST", "Shapley");
  std::size_t shown = 0;
  for (ParameterFinding const& found : result.parameters) {
    if (shown++ == rows_shown) break;
    text += parameter_row(result, found);
  }
  for (std::size_t g = 0; g < result.groups.size(); ++g) {
    if (result.groups[g].others || result.groups[g].members.size() > 1) text += group_row(result, static_cast<int>(g));
  }
  return text + names_text(result);
}

}  // namespace

std::string sensitivity_text(SensitivityReport const& report)
{
  return question_text(report) + spread_text(report) + first_text(report) + parameters_text(report) + decisions_text(report) + switches_text(report) +
         outputs_text(report) + legend_text(report);
}

}  // namespace ghostcast
