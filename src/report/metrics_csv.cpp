// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <iterator>

#include "ghostcast/report/csv.hpp"
#include "ghostcast/report/definition_text.hpp"
#include "ghostcast/report/fan.hpp"
#include "ghostcast/report/unit_metrics.hpp"

namespace ghostcast {
namespace {

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
    append_share("commodity_loss_ghost", commodity_loss(result_, unit_, CommodityGroup::ghost));
    append_share("commodity_loss_other", commodity_loss(result_, unit_, CommodityGroup::other));
    append_repairs();
    for (int definition = 0; definition < result_.tally.layout.definition_count; ++definition) {
      append_definition(definition);
    }
  }

 private:
  void row(std::string const& metric, std::string const& value, std::string const& definition = "")
  {
    fmt::format_to(std::back_inserter(text_), "{},{},{},{}\n",
                   csv_field(result_.units[static_cast<std::size_t>(unit_)].name),
                   csv_field(definition), metric, value);
  }

  static std::string number(double value) { return fmt::format("{:.9g}", value); }
  static std::string level_name(std::size_t k)
  {
    return fmt::format("q{:02.0f}", 100.0 * quantile_levels[k]);
  }

  void month_rows(std::string const& metric, CumulativeCounts const& counts,
                  std::string const& definition = "")
  {
    for (std::size_t k = 0; k < quantile_levels.size(); ++k) {
      std::optional<int> const month =
          improper_quantile(counts, result_.trajectories(), quantile_levels[k]);
      row(metric + "_month_" + level_name(k), month ? fmt::format("{}", *month) : "", definition);
    }
  }

  void append_infra()
  {
    InfraTenfold const infra = infra_tenfold(result_, unit_);
    month_rows("infra_10x", infra.by_month);
    row("infra_10x_never_probability", number(static_cast<double>(infra.never) / total_));
  }

  void append_share(std::string const& metric, ShareSummary const& summary)
  {
    bool const some = summary.trajectories > 0;
    row(metric + "_trajectories", fmt::format("{}", summary.trajectories));
    row(metric + "_mean", some ? number(summary.mean) : "");
    for (std::size_t k = 0; k < quantile_levels.size(); ++k) {
      row(metric + "_" + level_name(k), some ? number(summary.quantiles[k]) : "");
    }
  }

  void append_repairs()
  {
    for (int component = 0; component < max_rho_components; ++component) {
      for (int k = 0; k < repair_count; ++k) {
        std::uint64_t const count = repair_count_of(result_, unit_, component, Repair{k});
        if (count == 0) continue;
        row(fmt::format("repaired_{}_rho_component_{}", name_of(Repair{k}), component + 1),
            fmt::format("{}", count));
      }
    }
  }

  void append_definition(int definition)
  {
    std::string const& name = result_.definitions[static_cast<std::size_t>(definition)].name;
    CumulativeCounts const ghosts = cumulative_ghosts(result_.tally, definition, unit_);
    month_rows("ghost", ghosts, name);
    row("ghost_never_probability", number(1.0 - static_cast<double>(ghosts.back()) / total_), name);
    row("ghost_mean_months_lost", number(restricted_mean_time_lost(ghosts, result_.trajectories())),
        name);
    auto const criteria = last_criteria(result_, definition, unit_);
    for (int k = 0; k < criterion_count; ++k) {
      row(fmt::format("last_criterion_{}", name_of(Criterion{k})),
          fmt::format("{}", criteria[static_cast<std::size_t>(k)]), name);
    }
    std::int64_t const relapsed = result_.tally.layout.relapsed_at(definition, unit_);
    row("relapsed", fmt::format("{}", result_.tally.at(relapsed)), name);
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
      fmt::format_to(std::back_inserter(text), ",,{}_month_{}_q{:02.0f},{:.6g}\n",
                     name_of(quantity), month, 100.0 * quantile_levels[k], point.quantiles[k]);
    }
  }
}

}  // namespace

std::string metrics_csv(RunResult const& result)
{
  std::string text = "unit,definition,metric,value\n";
  for (int unit = 0; unit < result.tally.layout.unit_count; ++unit)
    MetricRows(result, unit, text).append();
  append_market(result, Quantity::gpu_gini, text);
  append_market(result, Quantity::gpu_top_share, text);
  return text;
}

}  // namespace ghostcast
