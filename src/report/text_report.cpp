// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/report/text_report.hpp"

#include <fmt/format.h>

#include "ghostcast/report/belief_report.hpp"
#include "ghostcast/report/ghost_estimate.hpp"
#include "ghostcast/report/joint_report.hpp"
#include "ghostcast/report/number_text.hpp"
#include "ghostcast/report/precision_report.hpp"

namespace ghostcast {
namespace {

/// Seconds below which a speed says nothing.
constexpr double shortest_timed = 1e-6;

std::string heading(std::string const& text, TextStyle style)
{
  std::string lines = wrapped(text, 2);
  if (style == TextStyle::plain) return lines;
  lines.pop_back();
  return "\033[1m" + lines + "\033[0m\n";
}

std::string trajectories_text(RunResult const& result)
{
  return counted(result.trajectories(), "trajectory", "trajectories");
}

/// What the command line changed, in a line; empty without changes.
std::string changes_text(RunResult const& result)
{
  std::string text;
  for (std::string const& change : result.changes) text += (text.empty() ? "" : "; ") + change;
  return text.empty() ? text : wrapped(text, 2);
}

/// "20,000 trajectories", "1,024 of 20,000 trajectories, stopped early by a fault of the machine".
std::string progress_text(RunResult const& result)
{
  if (result.completion() == Completion::complete) return trajectories_text(result);
  return fmt::format("{} of {}, stopped early{}", grouped(result.trajectories()),
                     counted(result.planned, "trajectory", "trajectories"),
                     result.fault.empty() ? "" : " by a fault of the machine");
}

/// What was run: the title, then the plan.
std::string title_text(RunResult const& result)
{
  std::string const title = result.title.empty() ? "" : wrapped(result.title, 0);
  std::string const months =
      result.start ? result.date(0) + " to " + result.last_date() : duration(result.horizon());
  return title + wrapped(fmt::format("{}, plan \"{}\": {}, {}", result.name, result.plan, months,
                                     progress_text(result)),
                         2) +
         changes_text(result);
}

/// Fewer beliefs than this make a rough interval.
constexpr std::uint64_t few_beliefs = 20;
/// Fewer running trajectories than this make rough quantiles.
constexpr std::uint64_t few_running = 100;

std::string few_beliefs_text(RunResult const& result)
{
  if (result.beliefs >= few_beliefs) return "";
  return wrapped(fmt::format("The interval rests on few beliefs ({}): take it as rough.",
                             grouped(result.beliefs)),
                 0);
}

std::string interval_text(RunResult const& result)
{
  if (!result.probability().has_interval() && result.trajectories() > 1)
    return wrapped(fmt::format("Every interval is [0,100]: {} cannot tell how far others lie.",
                               beliefs_text(result)),
                   0);
  bool const shared = result.beliefs < result.trajectories();
  std::string const text = fmt::format(
      "[low,high] is the 95 % Monte Carlo interval (Wilson score{}): how far the dice may move the "
      "number. The belief spread is inside the probabilities: {}.",
      shared ? ", clustered by belief" : "",
      shared ? "each belief is drawn once and shared by several trajectories"
             : "each trajectory draws its own belief, so that luck and ignorance cannot be told apart");
  return wrapped(text, 0) + few_beliefs_text(result);
}

std::string few_running_text(RunResult const& result)
{
  std::uint64_t const fewest = fewest_running(result);
  if (fewest >= few_running) return "";
  return wrapped(
      fmt::format("Some quantiles rest on fewer than {} running trajectories (as few as {}): take "
                  "them as rough.",
                  few_running, fewest),
      0);
}

}  // namespace

std::string footer_text(RunResult const& result)
{
  double const draws = static_cast<double>(result.tally.scalar(Scalars::draws));
  std::string const rate = result.seconds > shortest_timed
                               ? fmt::format(", {:.3g} draws/s", draws / result.seconds)
                               : "";
  ReportedEngine const& engine = result.engine;
  std::string const isa = engine.isa.empty() ? "" : fmt::format(" ({})", engine.isa);
  return few_running_text(result) + interval_text(result) + precision_text(result) +
         wrapped(fmt::format("seed {}, {}, {}, digest {}", result.seed, trajectories_text(result),
                             beliefs_text(result), to_hex(result.digest)),
                 2) +
         wrapped(fmt::format("{:.1f} s{}, engine {}{} with {} thread{}{} ({})", result.seconds, rate,
                             engine.name, isa, engine.threads, engine.threads == 1 ? "" : "s",
                             engine.ranks > 1 ? fmt::format(" on {} ranks", engine.ranks) : "",
                             engine.device),
                 2) +
         (result.fault.empty() ? "" : wrapped("fault of the machine: " + result.fault, 2));
}

std::string text_report(RunResult const& result, TextStyle style)
{
  std::string text = answer_text(result) + "\n" + title_text(result);
  int const units = result.tally.layout.unit_count;
  for (int unit = 0; unit < units; ++unit) {
    ReportedUnit const& reported = result.units[static_cast<std::size_t>(unit)];
    text += "\n" + heading(reported.name, style) + overview_text(result, unit);
  }
  for (int unit = 0; unit < units; ++unit) {
    std::string const& name = result.units[static_cast<std::size_t>(unit)].name;
    for (int k = 0; k < result.tally.layout.definition_count; ++k) {
      std::string const& definition = result.definitions[static_cast<std::size_t>(k)].name;
      text += "\n" + heading(fmt::format("{}: \"{}\"", name, definition), style) +
              definition_details(result, unit, k);
    }
    text += "\n" + heading(name + ": what it looks like while it runs", style) +
            unit_fan_text(result, unit) + unit_metrics_text(result, unit);
  }
  std::string const organisation = joint_text(result) + organisation_text(result);
  if (!organisation.empty()) text += "\n" + heading("All units together", style) + organisation;
  return text + "\n" + footer_text(result) + "\n" + answer_text(result);
}

}  // namespace ghostcast
