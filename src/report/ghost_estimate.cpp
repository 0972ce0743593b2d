// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/report/ghost_estimate.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <ranges>

#include "ghostcast/report/number_text.hpp"
#include "ghostcast/statistics/incidence.hpp"

namespace ghostcast {
namespace {

constexpr Events other_events = all_events & ~ghost_events;
constexpr std::size_t overview_columns = 3;

}  // namespace

GhostEstimate ghost_estimate(RunResult const& result, int unit, int definition, int month)
{
  EventProbability const probability = result.probability();
  return {month, probability.by_month(definition, unit, ghost_events, month),
          probability.none_by_month(definition, unit, ghost_events, result.horizon())};
}

Proportion other_first(RunResult const& result, int unit, int definition)
{
  return result.probability().by_month(definition, unit, other_events, result.horizon());
}

GhostDate ghost_date(RunResult const& result, int unit, int definition, double level)
{
  EventProbability const probability = result.probability();
  auto const first_month = [&](double Interval::* bound) -> std::optional<int> {
    auto const months = std::views::iota(0, result.horizon() + 1);
    auto const found = std::ranges::partition_point(months, [&](int month) {
      Proportion const p = probability.by_month(definition, unit, ghost_events, month);
      return p.interval.*bound < level;
    });
    return found == months.end() ? std::nullopt : std::optional(*found);
  };
  auto const ghosts = cumulative_ghosts(result.tally, definition, unit);
  return {improper_quantile(ghosts, result.trajectories(), level), first_month(&Interval::high),
          first_month(&Interval::low)};
}

std::vector<int> overview_months(int horizon)
{
  std::vector<int> months = checkpoints_within(horizon);
  if (months.size() > overview_columns)
    months.erase(months.begin(), months.end() - std::ptrdiff_t{overview_columns});
  return months;
}

std::string interval_name(RunResult const& result)
{
  bool const shared = result.beliefs < result.trajectories();
  return fmt::format("{:.0f} % Wilson{}", 100.0 * confidence_level,
                     shared ? " clustered by belief" : "");
}

std::string beliefs_text(RunResult const& result)
{
  return counted(result.beliefs, "belief", "beliefs");
}

std::string basis_text(RunResult const& result)
{
  return fmt::format("{}, {}, intervals: {}",
                     counted(result.trajectories(), "trajectory", "trajectories"),
                     beliefs_text(result), interval_name(result));
}

std::string when(RunResult const& result, int month)
{
  return result.start ? result.date(month) : fmt::format("month {}", month);
}

std::string month_text(RunResult const& result, std::optional<int> month)
{
  if (result.start) return event_month(result.start, month, result.horizon());
  return month ? fmt::format("{}", *month) : fmt::format(">{}", result.horizon());
}

}  // namespace ghostcast
