// SPDX-License-Identifier: Apache-2.0
// Sections of the text report behind the table of parameters.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "ghostcast/report/ghost_estimate.hpp"
#include "ghostcast/report/number_text.hpp"
#include "sensitivity_words.hpp"

namespace ghostcast {
namespace {

constexpr auto ghost = static_cast<std::size_t>(Output::ghost);
constexpr auto time_lost = static_cast<std::size_t>(Output::time_lost);
constexpr std::size_t decisions_shown = 5;
constexpr std::size_t names_shown = 3;

/// Parameters by the gain of knowing them before a decision, largest first.
std::vector<ParameterFinding const*> by_gain(SensitivityResult const& result, std::size_t plan)
{
  std::vector<ParameterFinding const*> order;
  for (ParameterFinding const& found : result.parameters) order.push_back(&found);
  std::stable_sort(order.begin(), order.end(),
                   [&](auto const* a, auto const* b) { return a->decisions[plan].gain.value > b->decisions[plan].gain.value; });
  return order;
}

std::string decision_text(SensitivityReport const& report, std::size_t plan)
{
  PlanFinding const& other = report.result.plans[plan];
  bool const better = other.advantage.value > 0.0;
  std::string text = wrapped(fmt::format("Plan \"{}\" instead of \"{}\" {} P(ghost) by {} points on average. If the plan with the lower P(ghost) "
                                         "is chosen after learning one number, P(ghost) falls further by (points):",
                                         other.plan, report.headline.plan, better ? "lowers" : "raises",
                                         share_text({std::fabs(other.advantage.value), other.advantage.error}, 1)), 0);
  auto const order = by_gain(report.result, plan);
  for (std::size_t k = 0; k < std::min(decisions_shown, order.size()); ++k) {
    Estimate const& gain = order[k]->decisions[plan].gain;
    if (!stands_out(gain)) return k == 0 ? text + "  none stands out: no single parameter would change the choice often enough to see\n" : text;
    text += fmt::format("  {:<50}{:>14}\n", shorten(key_first(order[k]->name), 49), share_text(gain, 2));
  }
  return text;
}

/// "rho 57, halving months 20": the largest total indices of an output, in percent.
std::string largest_totals(SensitivityResult const& result, std::size_t output)
{
  if (!stands_out(result.outputs[output].variance)) return "-";
  std::vector<std::pair<double, std::string>> named;
  for (GroupFinding const& group : result.groups) {
    if (group.others || !stands_out(group.total[output])) continue;
    std::string const name = result.parameters[static_cast<std::size_t>(group.members.front())].name;
    named.emplace_back(group.total[output].value, group.members.size() == 1 ? key_first(name) : fmt::format("group of {}", name));
  }
  std::stable_sort(named.begin(), named.end(), [](auto const& a, auto const& b) { return a.first > b.first; });
  std::string text;
  for (std::size_t k = 0; k < std::min(names_shown, named.size()); ++k) {
    text += fmt::format("{}{} {:.0f}", text.empty() ? "" : ", ", named[k].second, 100.0 * named[k].first);
  }
  return text.empty() ? "-" : text;
}

}  // namespace

std::string decisions_text(SensitivityReport const& report)
{
  if (report.result.plans.empty()) return {};
  std::string text = heading("Which number should we measure before we decide?");
  for (std::size_t plan = 0; plan < report.result.plans.size(); ++plan) text += decision_text(report, plan);
  return text;
}

std::string switches_text(SensitivityReport const& report)
{
  if (!report.result.switches) return {};
  SwitchAttribution const& switches = *report.result.switches;
  std::string const orders = switches.orders == 0 ? fmt::format("all {} combinations", 1 << switches.players)
                                                  : fmt::format("{} sampled orders", switches.orders);
  std::string text = heading("Mechanisms");
  text += wrapped(fmt::format("What each group of mechanisms adds when it is switched on, over {} (Shapley values; {} beliefs, one trajectory each):",
                              orders, grouped(static_cast<std::uint64_t>(switches.beliefs))), 0);
  text += fmt::format("{:<24}{:>22}{:>26}\n", "", "P(ghost), points", "time lost, months");
  auto const row = [&](std::string const& name, Estimate const& p, Estimate const& months) {
    text += fmt::format("{:<24}{:>22}{:>26}\n", name, output_cell(p, Output::ghost), output_cell(months, Output::time_lost));
  };
  auto sorted = switches.groups;
  std::stable_sort(sorted.begin(), sorted.end(), [](auto const& a, auto const& b) {
    return std::fabs(a.contribution[ghost].value) > std::fabs(b.contribution[ghost].value);
  });
  row("none of them", switches.none[ghost], switches.none[time_lost]);
  for (SwitchFinding const& each : sorted) row("+ " + each.group, each.contribution[ghost], each.contribution[time_lost]);
  row("= all of them", switches.all[ghost], switches.all[time_lost]);
  return text;
}

std::string outputs_text(SensitivityReport const& report)
{
  std::string text = heading("All outputs, by " + when(report.headline, report.options.question.month));
  text += fmt::format("{:<26}{:>14}{:>16}  {}\n", "", "mean", "sd of beliefs", "largest ST, %");
  for (std::size_t k = 0; k < study_output_count; ++k) {
    OutputFinding const& output = report.result.outputs[k];
    bool const months = k == time_lost;
    double const sd = std::sqrt(std::max(0.0, output.variance.value));
    text += wrapped(fmt::format("{:<26}{:>14}{:>16}  {}", fmt::format("{}, {}", words_of(Output{static_cast<int>(k)}), months ? "months" : "%"),
                                output_cell(output.mean, Output{static_cast<int>(k)}),
                                stands_out(output.variance) ? fmt::format("{:.1f}", months ? sd : 100.0 * sd) : "-", largest_totals(report.result, k)), 58);
  }
  return text;
}

std::string legend_text(SensitivityReport const& report)
{
  SensitivityResult const& found = report.result;
  std::string text = heading("How to read this");
  text += wrapped("± is half of a 95 % normal interval of this study's own error, - what it cannot tell. P(ghost) at 5 % and 95 %: smoothed over all beliefs in which "
                  "the parameter is there. mu*: mean size of the change of P(ghost) [points] if the parameter alone moved over its whole range "
                  "(Morris). known: share [%] of the variance of P(ghost) over beliefs that would go if the parameter were known. S and ST: share "
                  "that it makes alone, and with all others it interacts with (Sobol). Shapley: its fair share, which also holds for correlated "
                  "parameters; these sum to 100. Parameters of a group (g1, ...) are correlated and vary together; the others are too weak to look at one by one.", 0);
  return text + wrapped(fmt::format("seed {}, {} points x {} trajectories, {} courses, {} orders; {} trajectories in {:.1f} s on the CPU", report.options.engine.seed,
                                    grouped(static_cast<std::uint64_t>(report.options.points)), report.options.trajectories, found.courses,
                                    grouped(static_cast<std::uint64_t>(found.orders)), grouped(found.trajectories), report.seconds), 2);
}

}  // namespace ghostcast
