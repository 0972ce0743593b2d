// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string_view>

#include "ghostcast/report/fan.hpp"
#include "ghostcast/report/number_text.hpp"
#include "ghostcast/report/text_report.hpp"
#include "ghostcast/report/unit_metrics.hpp"

namespace ghostcast {
namespace {

/// Fans of a unit that a report shows.
constexpr std::array printed_of_units = {Quantity::headcount, Quantity::gpus, Quantity::value,
                                         Quantity::share_books};
constexpr int label_width = 24;
constexpr int cell_width = 11;

std::string quantile_header(char const* of_what)
{
  std::string text = fmt::format("{:<{}}", of_what, label_width + 10);
  for (double const level : quantile_levels)
    text += fmt::format("{:>{}}", fmt::format("{:.0f} %", 100.0 * level), cell_width);
  return text + fmt::format("{:>{}}\n", "running", 10);
}

/// On how many trajectories quantiles rest where not all were recorded.
std::string sample_line(RunResult const& result)
{
  if (result.recorded() >= result.trajectories()) return "";
  return fmt::format("quantiles of {} of the {} trajectories\n", grouped(result.recorded()), grouped(result.trajectories()));
}

std::string value_text(Quantity quantity, double value)
{
  return binning_of(quantity) == Binning::linear ? percent(value) : rounded(value);
}

/// One line a checkpoint.
std::string quantile_rows(RunResult const& result, Quantity quantity, int index,
                          std::string const& label)
{
  std::string text;
  for (int const month : checkpoints_within(result.horizon())) {
    FanPoint const point = fan_point(result, quantity, index, month);
    text += fmt::format("{:<{}}{:<10}", text.empty() ? shorten(label, label_width - 1) : "",
                        label_width, result.start ? result.date(month) : duration(month));
    for (double const quantile : point.quantiles) {
      text += fmt::format("{:>{}}", point.running == 0 ? "-" : value_text(quantity, quantile),
                          cell_width);
    }
    double const running =
        static_cast<double>(point.running) / static_cast<double>(result.recorded());
    text += fmt::format("{:>10}\n", percent(running));
  }
  return text;
}

std::string label_of(Quantity quantity)
{
  switch (quantity) {
    case Quantity::value:
    case Quantity::total_value:
      return "value, USD/month";
    case Quantity::cost:
      return "cost, USD/month";
    case Quantity::share_books:
      return "books share";
    case Quantity::total_headcount:
      return "headcount";
    case Quantity::total_gpus:
    case Quantity::gpus:
      return "GPUs";
    case Quantity::gpu_gini:
      return "Gini of GPUs over units";
    case Quantity::gpu_top_share:
      return "GPUs of the largest";
    default:
      return name_of(quantity);
  }
}

std::string infra_line(RunResult const& result, int unit)
{
  InfraTenfold const infra = infra_tenfold(result, unit);
  if (infra.by_month.back() == 0) {
    return fmt::format("GPU cost reaches 10 x payroll: in none of {} within {}\n",
                       counted(result.trajectories(), "trajectory", "trajectories"),
                       duration(result.horizon()));
  }
  auto const date = [&](double level) {
    auto const month = improper_quantile(infra.by_month, result.trajectories(), level);
    return event_month(result.start, month, result.horizon());
  };
  double const never =
      static_cast<double>(infra.never) / static_cast<double>(result.trajectories());
  return wrapped(
      fmt::format(
          "GPU cost reaches 10 x payroll: 5 % {}, 50 % {}, 95 % {}, not within the horizon {}",
          date(0.05), date(0.5), date(0.95), percent(never)),
      2);
}

std::string commodity_line(RunResult const& result, int unit)
{
  ShareSummary const ghost = commodity_loss(result, unit, CommodityGroup::ghost);
  ShareSummary const other = commodity_loss(result, unit, CommodityGroup::other);
  if (ghost.trajectories + other.trajectories == 0) return "";
  auto const median = [](ShareSummary const& summary) {
    return summary.trajectories == 0 ? std::string("-") : percent(summary.quantiles[2]);
  };
  std::string const text = fmt::format(
      "value lost on the day compute becomes a commodity (median): ghosts by \"{}\" {}, others {}",
      result.definitions.front().name, median(ghost), median(other));
  return wrapped(text, 2);
}

/// Whether a trajectory has values above the first bin, which holds zeros, in any month.
bool above_zero(RunResult const& result, Quantity quantity, int index)
{
  for (int month = 1; month <= result.horizon(); ++month) {
    std::int64_t const first = result.tally.layout.series_at(quantity, index, month, 0);
    auto const begin = result.tally.counts.begin() + first;
    if (std::any_of(begin + 1, begin + bin_count(quantity), [](auto count) { return count > 0; }))
      return true;
  }
  return false;
}

/// Whether a unit has GPUs at any time, as far as the run recorded it. The largest of 32 units at
/// most has at least 1/32 of all GPUs: more than the first bin holds.
bool has_gpus(RunResult const& result)
{
  for (ReportedUnit const& unit : result.units) {
    if (unit.gpus > 0.0) return true;
  }
  TallyLayout const& layout = result.tally.layout;
  if (layout.records(Quantity::gpu_top_share))
    return above_zero(result, Quantity::gpu_top_share, 0);
  if (!layout.records(Quantity::gpus)) return true;
  for (int unit = 0; unit < layout.unit_count; ++unit) {
    if (above_zero(result, Quantity::gpus, unit)) return true;
  }
  return false;
}

}  // namespace

std::uint64_t fewest_running(RunResult const& result)
{
  std::uint64_t fewest = result.trajectories();
  for (Quantity const quantity : printed_of_units) {
    if (!result.tally.layout.records(quantity)) continue;
    for (int unit = 0; unit < result.tally.layout.unit_count; ++unit) {
      for (int const month : checkpoints_within(result.horizon())) {
        std::uint64_t const running = fan_point(result, quantity, unit, month).running;
        if (running > 0) fewest = std::min(fewest, running);
      }
    }
  }
  return fewest;
}

std::string unit_fan_text(RunResult const& result, int unit)
{
  std::string text;
  for (Quantity const quantity : printed_of_units) {
    if (result.tally.layout.records(quantity))
      text += quantile_rows(result, quantity, unit, label_of(quantity));
  }
  return text.empty() ? "" : quantile_header("quantiles of units still running") + text + sample_line(result);
}

std::string unit_metrics_text(RunResult const& result, int unit)
{
  std::string text = infra_line(result, unit);
  ShareSummary const outage = outage_loss(result, unit);
  if (outage.trajectories > 0 && outage.mean > 0.0) {
    text +=
        fmt::format("output lost to outages: {} on average, more than {} in the worst twentieth\n",
                    percent(outage.mean), percent(outage.quantiles.back()));
  }
  return text + commodity_line(result, unit);
}

std::string organisation_text(RunResult const& result)
{
  TallyLayout const& layout = result.tally.layout;
  if (layout.unit_count < 2) return "";
  std::string text;
  for (int k = 0; layout.unit_count > layout.organisation_count && k < layout.organisation_count;
       ++k) {
    std::string const owner = layout.organisation_count > 1
                                  ? ", " + result.organisations[static_cast<std::size_t>(k)]
                                  : "";
    for (Quantity const quantity :
         {Quantity::total_headcount, Quantity::total_gpus, Quantity::total_value}) {
      if (layout.records(quantity))
        text += quantile_rows(result, quantity, k, label_of(quantity) + owner);
    }
  }
  bool const gpus = has_gpus(result);
  for (Quantity const quantity : {Quantity::gpu_gini, Quantity::gpu_top_share}) {
    if (gpus && layout.records(quantity))
      text += quantile_rows(result, quantity, 0, label_of(quantity));
  }
  return text.empty() ? "" : quantile_header("quantiles of all trajectories") + text + sample_line(result);
}

}  // namespace ghostcast
