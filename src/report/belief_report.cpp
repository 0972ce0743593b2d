// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/report/belief_report.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <iterator>

#include "ghostcast/report/csv.hpp"
#include "ghostcast/report/ghost_estimate.hpp"
#include "ghostcast/report/number_text.hpp"
#include "ghostcast/report/rho_component.hpp"
#include "ghostcast/statistics/rho_beliefs.hpp"

namespace ghostcast {
namespace {

using Json = nlohmann::ordered_json;

/// Sum of clusters as a proportion, with the interval that their spread gives.
Proportion proportion_of(std::vector<BatchCount> const& replicates, std::uint64_t beliefs)
{
  BatchCount sum;
  for (BatchCount const& each : replicates) {
    sum.hits += each.hits;
    sum.size += each.size;
  }
  return clustered_proportion(sum.hits, sum.size, effective_size(replicates, beliefs), batch_factor(replicates));
}

/// Spreads at the months of reports.
std::vector<BeliefSpread> reported_spreads(RunResult const& result, int unit, int definition)
{
  std::vector<BeliefSpread> spreads = belief_spreads(result.tally, definition, unit, ghost_events);
  auto const months = checkpoints_within(result.horizon());
  std::erase_if(spreads, [&](BeliefSpread const& each) { return !std::ranges::binary_search(months, each.month); });
  return spreads;
}

std::string band_cell(CredibleBand const& band)
{
  return fmt::format("{} ({}) {}", percent_number(band.low), percent_number(band.middle), percent_number(band.high));
}

/// "61 +-3 %"; the error is left out where it says nothing.
std::string share_cell(VarianceSplit const& split)
{
  if (split.epistemic + split.aleatory == 0.0) return "-";
  std::string const error = std::isfinite(split.share_error) ? fmt::format(" +-{:.2g}", 100.0 * split.share_error) : "";
  return split.truncated ? "0" + error : percent_number(split.share) + error;
}

std::string date_field(RunResult const& result, int month)
{
  return result.start ? to_string(later(*result.start, month)) : "";
}

Json date_json(RunResult const& result, int month)
{
  return result.start ? Json(result.date(month)) : Json(nullptr);
}

/// An estimate with all that must stand beside it.
Json disclosed(RunResult const& result, int definition, GhostEstimate const& estimate, std::uint64_t beliefs)
{
  return {{"definition", result.definitions[static_cast<std::size_t>(definition)].name},
          {"month", estimate.month},
          {"date", date_json(result, estimate.month)},
          {"probability", estimate.ghost.value},
          {"low", estimate.ghost.interval.low},
          {"high", estimate.ghost.interval.high},
          {"interval", interval_name(result)},
          {"beliefs", beliefs},
          {"never", estimate.never.value},
          {"never_low", estimate.never.interval.low},
          {"never_high", estimate.never.interval.high},
          {"horizon", result.horizon()}};
}

Json number_or_null(double number) { return std::isfinite(number) ? Json(number) : Json(nullptr); }

}  // namespace

std::vector<ComponentEstimate> component_estimates(RunResult const& result, int unit, int definition)
{
  auto const u = static_cast<std::size_t>(unit);
  if (u >= result.rho_beliefs.size() || result.rho_beliefs[u].empty()) return {};
  if (!spread_refusal(result.tally).empty()) return {};
  std::vector<int> const& components = result.rho_beliefs[u];
  GroupCounts const groups(result.tally);
  TallyLayout const& layout = result.tally.layout;
  auto const estimate = [&](int component, int month, std::uint64_t beliefs) {
    auto const counts = groups.beliefs(definition, unit, ghost_events, layout.grid_of(month));
    return proportion_of(component_replicates(counts, components, component), beliefs);
  };
  std::vector<ComponentEstimate> estimates;
  for (int k = 0; k < max_rho_components; ++k) {
    auto const beliefs = static_cast<std::uint64_t>(std::ranges::count(components, k));
    if (beliefs == 0) continue;
    Proportion const never = complement(estimate(k, result.horizon(), beliefs));
    for (int const month : checkpoints_within(result.horizon()))
      estimates.push_back({rho_component(result, unit, k), beliefs, {month, estimate(k, month, beliefs), never}});
  }
  return estimates;
}

std::string belief_rows(RunResult const& result, int unit, int definition, int label_width, int first_cell_width,
                        int cell_width)
{
  auto const spreads = reported_spreads(result, unit, definition);
  if (spreads.empty() || spreads.back().probability == 0.0) return "";
  std::string bands = fmt::format("{:<{}}", "of beliefs", label_width);
  std::string shares = fmt::format("{:<{}}", "ignorance", label_width);
  for (BeliefSpread const& spread : spreads) {
    int const width = spread.month == spreads.front().month ? first_cell_width : cell_width;
    bands += fmt::format("{:>{}}", band_cell(spread.band), width);
    shares += fmt::format("{:>{}}", share_cell(spread.split), width);
  }
  std::string const meaning = fmt::format(
      "of beliefs: P(ghost) of single beliefs about the uncertain parameters, 5 % (50 %) 95 % of {}, without the dice "
      "within them; ignorance: share of the variance of \"a ghost by then\" that lies between beliefs, +- standard "
      "error; the rest is luck",
      counted(spreads.back().beliefs, "belief", "beliefs"));
  return bands + "\n" + shares + "\n" + wrapped(meaning, 2);
}

std::string component_text(RunResult const& result, int unit, int definition)
{
  std::string text;
  for (ComponentEstimate const& each : component_estimates(result, unit, definition)) {
    if (each.estimate.month != result.horizon()) continue;
    text += fmt::format("{}{}: {} %, never {} % ({})", text.empty() ? "" : "; ", each.component,
                        percent_with_interval(each.estimate.ghost), percent_with_interval(each.estimate.never),
                        counted(each.beliefs, "belief", "beliefs"));
  }
  if (text.empty()) return "";
  return wrapped(fmt::format("a ghost by {}, by \"{}\", apart by {}", when(result, result.horizon()),
                             result.definitions[static_cast<std::size_t>(definition)].name, text),
                 2);
}

Json belief_spread_json(RunResult const& result, int unit, int definition)
{
  std::string const refusal = spread_refusal(result.tally);
  if (!refusal.empty()) return {{"by_month", nullptr}, {"reason", refusal}};
  Json rows = Json::array();
  for (BeliefSpread const& spread : belief_spreads(result.tally, definition, unit, ghost_events)) {
    GhostEstimate const estimate = ghost_estimate(result, unit, definition, spread.month);
    Json row = disclosed(result, definition, estimate, result.beliefs);
    row.update({{"beliefs_counted", spread.beliefs},
                {"q05", spread.band.low},
                {"q50", spread.band.middle},
                {"q95", spread.band.high},
                {"epistemic_variance", spread.split.epistemic},
                {"aleatory_variance", spread.split.aleatory},
                {"ignorance", spread.split.share},
                {"ignorance_error", number_or_null(spread.split.share_error)},
                {"truncated", spread.split.truncated}});
    rows.push_back(std::move(row));
  }
  return {{"by_month", std::move(rows)}};
}

Json components_json(RunResult const& result, int unit, int definition)
{
  Json rows = Json::array();
  for (ComponentEstimate const& each : component_estimates(result, unit, definition)) {
    Json row = disclosed(result, definition, each.estimate, each.beliefs);
    row["component"] = each.component;
    rows.push_back(std::move(row));
  }
  return rows;
}

namespace {

/// Rows of one unit and definition.
class BeliefRows {
 public:
  BeliefRows(RunResult const& result, int unit, int definition, std::string& text)
      : result_(result), unit_(unit), definition_(definition), text_(text)
  {
  }

  void append()
  {
    for (BeliefSpread const& s : belief_spreads(result_.tally, definition_, unit_, ghost_events)) {
      std::string const error = std::isfinite(s.split.share_error) ? fmt::format("{:.6g}", s.split.share_error) : "";
      row("all", ghost_estimate(result_, unit_, definition_, s.month), s.beliefs,
          fmt::format("{:.6g},{:.6g},{:.6g},{:.6g},{:.6g},{:.6g},{}", s.band.low, s.band.middle, s.band.high,
                      s.split.epistemic, s.split.aleatory, s.split.share, error));
    }
    for (ComponentEstimate const& e : component_estimates(result_, unit_, definition_))
      row(e.component, e.estimate, e.beliefs, ",,,,,,");
  }

 private:
  void row(std::string const& component, GhostEstimate const& e, std::uint64_t beliefs, std::string const& spread)
  {
    fmt::format_to(std::back_inserter(text_), "{},{},{},{},{},{},{:.9g},{:.9g},{:.9g},{},{},{},{:.9g},{:.9g},{:.9g},{}\n",
                   csv_field(result_.units[static_cast<std::size_t>(unit_)].name),
                   csv_field(result_.definitions[static_cast<std::size_t>(definition_)].name), csv_field(component),
                   e.month, date_field(result_, e.month), beliefs, e.ghost.value, e.ghost.interval.low,
                   e.ghost.interval.high, spread, interval_name(result_), result_.beliefs, e.never.value,
                   e.never.interval.low, e.never.interval.high, result_.horizon());
  }

  RunResult const& result_;
  int unit_;
  int definition_;
  std::string& text_;
};

}  // namespace

std::string beliefs_csv(RunResult const& result)
{
  std::string text =
      "unit,definition,component,month,date,beliefs_counted,probability,low,high,q05,q50,q95,epistemic,aleatory,"
      "ignorance,ignorance_error," + std::string(never_header) + "\n";
  for (int unit = 0; unit < result.tally.layout.unit_count; ++unit) {
    for (int definition = 0; definition < result.tally.layout.definition_count; ++definition)
      BeliefRows(result, unit, definition, text).append();
  }
  return text;
}

}  // namespace ghostcast
