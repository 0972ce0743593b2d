// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/report/precision_report.hpp"

#include <fmt/format.h>

#include <cmath>

#include "ghostcast/report/definition_text.hpp"
#include "ghostcast/report/ghost_estimate.hpp"
#include "ghostcast/report/number_text.hpp"

namespace ghostcast {
namespace {

using Json = nlohmann::ordered_json;

Json number_or_null(double number) { return std::isfinite(number) ? Json(number) : Json(nullptr); }

/// What a printed probability is about: "Google Cloud, \"books 90\", ghost".
std::string subject_of(RunResult const& result, PrintedProbability const& printed)
{
  std::string const definition = result.definitions[static_cast<std::size_t>(printed.definition)].name;
  if (printed.unit < 0) return fmt::format("{}, \"{}\"", counted(static_cast<std::uint64_t>(printed.units), "unit or more", "units or more"), definition);
  std::string event = printed.events == ghost_events ? "ghost" : "no outcome";
  for (int k = 1; k < outcome_count; ++k) {
    if (printed.events == event_of(Outcome{k})) event = words_of(Outcome{k});
  }
  return fmt::format("{}, \"{}\", {}", result.units[static_cast<std::size_t>(printed.unit)].name, definition, event);
}

}  // namespace

Json precision_json(RunResult const& result)
{
  if (!result.precision) return nullptr;
  ReportedPrecision const& p = *result.precision;
  PrintedProbability const& worst = p.reached.worst;
  return {{"absolute", number_or_null(p.goal.absolute)},
          {"relative", number_or_null(p.goal.relative)},
          {"at_most", p.at_most},
          {"block", p.block},
          {"reached", p.reached.reached()},
          {"largest_standard_error", p.reached.largest_error},
          {"worst",
           {{"of", subject_of(result, worst)},
            {"month", worst.month},
            {"standard_error", worst.error},
            {"over_goal", p.reached.ratio}}}};
}

std::string precision_text(RunResult const& result)
{
  if (!result.precision) return "";
  ReportedPrecision const& p = *result.precision;
  PrintedProbability const& worst = p.reached.worst;
  std::string goal;
  if (std::isfinite(p.goal.absolute)) goal += fmt::format("{:g}", p.goal.absolute);
  if (std::isfinite(p.goal.relative)) goal += fmt::format("{}{:g} of a probability", goal.empty() ? "" : " and ", p.goal.relative);
  return wrapped(
      fmt::format("standard errors of at most {}: {}. The largest against its goal is that of {} by {}: {:.2g}. At 0 and 100 % "
                  "it is that of the Wilson interval{}.",
                  goal, p.reached.reached() ? "reached" : fmt::format("not reached with {}", counted(result.trajectories(), "trajectory", "trajectories")),
                  subject_of(result, worst), when(result, worst.month), worst.error,
                  std::isfinite(p.goal.relative) ? "; what no trajectory met has no relative error" : ""),
      2);
}

}  // namespace ghostcast
