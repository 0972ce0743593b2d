// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <cmath>
#include <iterator>

#include "ghostcast/report/csv.hpp"
#include "ghostcast/report/definition_text.hpp"
#include "ghostcast/report/fan.hpp"
#include "ghostcast/report/ghost_estimate.hpp"
#include "ghostcast/report/rho_component.hpp"
#include "ghostcast/report/unit_metrics.hpp"
#include "ghostcast/statistics/months_lost.hpp"

namespace ghostcast {
namespace {

constexpr int no_definition = -1;
constexpr char const* empty_never_fields = ",,,,,";

/// A number with its interval, where it has one.
struct Cell {
  std::string value{};
  std::string low{};
  std::string high{};
};

std::string number(double value)
{
  return fmt::format("{:.9g}", value);
}

std::string month_number(std::optional<int> month)
{
  return month ? fmt::format("{}", *month) : "";
}

/// Writes the lines of one unit.
class MetricRows {
 public:
  MetricRows(RunResult const& result, int unit, std::string& text)
      : result_(result),
        unit_(unit),
        text_(text),
        total_(static_cast<double>(result.trajectories()))
  {
  }

  void append()
  {
    append_infra();
    append_share("outage_loss", outage_loss(result_, unit_));
    append_share("commodity_loss_ghost", commodity_loss(result_, unit_, CommodityGroup::ghost), 0);
    append_share("commodity_loss_other", commodity_loss(result_, unit_, CommodityGroup::other), 0);
    append_repairs();
    for (int definition = 0; definition < result_.tally.layout.definition_count; ++definition) {
      append_definition(definition);
    }
  }

 private:
  void row(std::string const& metric, Cell const& cell, int definition = no_definition)
  {
    bool const defined = definition != no_definition;
    std::string const name =
        defined ? result_.definitions[static_cast<std::size_t>(definition)].name : "";
    fmt::format_to(std::back_inserter(text_), "{},{},{},{},{},{},{}\n",
                   csv_field(result_.units[static_cast<std::size_t>(unit_)].name), csv_field(name),
                   csv_field(metric), cell.value, cell.low, cell.high,
                   defined ? never_fields(result_, unit_, definition) : empty_never_fields);
  }

  static std::string level_name(std::size_t k)
  {
    return fmt::format("q{:02.0f}", 100.0 * quantile_levels[k]);
  }


  void append_infra()
  {
    InfraTenfold const infra = infra_tenfold(result_, unit_);
    for (std::size_t k = 0; k < quantile_levels.size(); ++k) {
      row("infra_10x_month_" + level_name(k),
          {month_number(
              improper_quantile(infra.by_month, result_.trajectories(), quantile_levels[k]))});
    }
    row("infra_10x_never_probability", {number(static_cast<double>(infra.never) / total_)});
  }

  void append_share(std::string const& metric, ShareSummary const& summary,
                    int definition = no_definition)
  {
    bool const some = summary.trajectories > 0;
    row(metric + "_trajectories", {fmt::format("{}", summary.trajectories)}, definition);
    row(metric + "_mean", {some ? number(summary.mean) : ""}, definition);
    for (std::size_t k = 0; k < quantile_levels.size(); ++k) {
      row(metric + "_" + level_name(k), {some ? number(summary.quantiles[k]) : ""}, definition);
    }
  }

  void append_repairs()
  {
    for (int component = 0; component < max_rho_components; ++component) {
      for (int k = 0; k < repair_count; ++k) {
        std::uint64_t const count = repair_count_of(result_, unit_, component, Repair{k});
        if (count == 0) continue;
        row(fmt::format("repaired_{} where {}", name_of(Repair{k}),
                        rho_component(result_, unit_, component)),
            {fmt::format("{}", count)});
      }
    }
  }

  void append_definition(int definition)
  {
    append_ghosts(definition);
    auto const criteria = last_criteria(result_, definition, unit_);
    for (int k = 0; k < criterion_count; ++k) {
      row(fmt::format("last_criterion_{}", name_of(Criterion{k})),
          {fmt::format("{}", criteria[static_cast<std::size_t>(k)])}, definition);
    }
    std::int64_t const relapsed = result_.tally.layout.relapsed_at(definition, unit_);
    row("relapsed", {fmt::format("{}", result_.tally.at(relapsed))}, definition);
  }

  void append_ghosts(int definition)
  {
    for (std::size_t k = 0; k < quantile_levels.size(); ++k) {
      GhostDate const date = ghost_date(result_, unit_, definition, quantile_levels[k]);
      row("ghost_month_" + level_name(k),
          {month_number(date.month), month_number(date.earliest), month_number(date.latest)},
          definition);
    }
    Proportion const never = ghost_estimate(result_, unit_, definition, result_.horizon()).never;
    row("ghost_never_probability",
        {number(never.value), number(never.interval.low), number(never.interval.high)}, definition);
    for (int k = 0; k < outcome_count; ++k) append_months_lost(Outcome{k}, definition);
  }

  void append_months_lost(Outcome outcome, int definition)
  {
    Events const events = outcome == Outcome::ghost ? ghost_events : event_of(outcome);
    MonthsLost const lost = months_lost(result_.tally, result_.beliefs, definition, unit_, events);
    row(fmt::format("{}_mean_months_lost", name_of(outcome)),
        {number(lost.mean), number(lost.interval.low), number(lost.interval.high)}, definition);
    if (std::isfinite(lost.standard_error))
      row(fmt::format("{}_mean_months_lost_standard_error", name_of(outcome)), {number(lost.standard_error)}, definition);
  }

  RunResult const& result_;
  int unit_;
  std::string& text_;
  double total_;
};

/// Quantiles of a market quantity at the checkpoints.
void append_market(RunResult const& result, Quantity quantity, std::string& text)
{
  if (!result.tally.layout.records(quantity)) return;
  for (int const month : checkpoints_within(result.horizon())) {
    FanPoint const point = fan_point(result, quantity, 0, month);
    for (std::size_t k = 0; point.running > 0 && k < quantile_levels.size(); ++k) {
      fmt::format_to(std::back_inserter(text), ",,{}_month_{}_q{:02.0f},{:.6g},,,{}\n",
                     name_of(quantity), month, 100.0 * quantile_levels[k], point.quantiles[k],
                     empty_never_fields);
    }
  }
}

}  // namespace

std::string metrics_csv(RunResult const& result)
{
  std::string text = "unit,definition,metric,value,low,high," + std::string(never_header) + "\n";
  for (int unit = 0; unit < result.tally.layout.unit_count; ++unit)
    MetricRows(result, unit, text).append();
  append_market(result, Quantity::gpu_gini, text);
  append_market(result, Quantity::gpu_top_share, text);
  return text;
}

}  // namespace ghostcast
