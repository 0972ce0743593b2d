// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/report/text_report.hpp"

#include <fmt/format.h>

#include "ghostcast/report/number_text.hpp"
#include "ghostcast/statistics/incidence.hpp"

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

/// What was run, in two lines.
std::string title_text(RunResult const& result)
{
  std::string const title = result.title.empty() ? "" : wrapped(result.title, 0);
  std::string const months =
      result.start ? result.date(0) + " to " + result.last_date() : duration(result.horizon());
  return title + wrapped(fmt::format("{}, plan \"{}\": {}, {} trajectories", result.name,
                                     result.plan, months, grouped(result.trajectories())),
                         2);
}

/// "half of all futures get there by 2034-05".
std::string median_clause(RunResult const& result, int unit)
{
  auto const ghosts = cumulative_ghosts(result.tally, 0, unit);
  auto const median = improper_quantile(ghosts, result.trajectories(), 0.5);
  if (!median) return "fewer than half of all futures get there";
  return "half of all futures get there by " + result.date(*median);
}

std::string answer_sentence(RunResult const& result, int unit)
{
  EventProbability const probability = result.probability();
  std::string text =
      fmt::format("{} becomes a ghost (\"{}\")", result.units[static_cast<std::size_t>(unit)].name,
                  result.definitions.front().name);
  Proportion const born = probability.by_month(0, unit, born_event, 0);
  if (born.value > 0.0)
    text += fmt::format(", counting the {} that are one from the start,", percent(born.value));
  text += " with probability";
  constexpr int ten_years = 120;
  if (result.horizon() > ten_years) {
    text += fmt::format(" {} within ten years and",
                        percent(probability.by_month(0, unit, ghost_events, ten_years).value));
  }
  text +=
      fmt::format(" {} by {}; {}.",
                  percent(probability.by_month(0, unit, ghost_events, result.horizon()).value),
                  result.start ? result.last_date() : "month " + std::to_string(result.horizon()),
                  median_clause(result, unit));
  return wrapped(text, 2);
}

std::string beliefs_text(RunResult const& result)
{
  if (result.beliefs >= result.trajectories()) return "one belief each";
  return grouped(result.beliefs) + " beliefs";
}

std::string interval_text(RunResult const& result)
{
  bool const shared = result.beliefs < result.trajectories();
  return wrapped(fmt::format("[low,high] is the 95 % Monte Carlo interval (Wilson score{}): how "
                             "far the dice may move the "
                             "number. The belief spread is inside the probabilities: {}.",
                             shared ? ", clustered by belief" : "",
                             shared ? "each belief is drawn once and shared by several trajectories"
                                    : "each trajectory draws its own belief"),
                 0);
}

}  // namespace

std::string answer_text(RunResult const& result)
{
  std::string text;
  for (int unit = 0; unit < result.tally.layout.unit_count; ++unit)
    text += answer_sentence(result, unit);
  return text;
}

std::string footer_text(RunResult const& result)
{
  double const draws = static_cast<double>(result.tally.scalar(Scalars::draws));
  std::string const rate = result.seconds > shortest_timed
                               ? fmt::format(", {:.3g} draws/s", draws / result.seconds)
                               : "";
  ReportedEngine const& engine = result.engine;
  return interval_text(result) +
         wrapped(fmt::format("seed {}, {} trajectories, {}, digest {}", result.seed,
                             grouped(result.trajectories()), beliefs_text(result),
                             to_hex(result.digest)),
                 2) +
         wrapped(fmt::format("{:.1f} s{}, engine {} with {} thread{} ({})", result.seconds, rate,
                             engine.name, engine.threads, engine.threads == 1 ? "" : "s",
                             engine.device),
                 2);
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
  std::string const organisation = organisation_text(result);
  if (!organisation.empty()) text += "\n" + heading("All units together", style) + organisation;
  return text + "\n" + footer_text(result);
}

}  // namespace ghostcast
