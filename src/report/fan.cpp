// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/report/fan.hpp"

#include <algorithm>

namespace ghostcast {
namespace {

enum class FanScale { none, people, gpus, unit_value, total_value };

FanScale scale_of(Quantity quantity)
{
  switch (quantity) {
    case Quantity::value:
    case Quantity::cost:
      return FanScale::unit_value;
    case Quantity::total_value:
      return FanScale::total_value;
    case Quantity::gpus:
    case Quantity::total_gpus:
    case Quantity::idle_gpus:
    case Quantity::gpus_on_order:
      return FanScale::gpus;
    default:
      return binning_of(quantity) == Binning::logarithmic_count ? FanScale::people : FanScale::none;
  }
}

/// V0 of the unit, or of the one it refers to.
double unit_value(RunResult const& result, int index)
{
  ReportedUnit const& unit = result.units[static_cast<std::size_t>(index)];
  return unit.reference < 0 ? unit.monthly_value : unit_value(result, unit.reference);
}

double organisation_value(RunResult const& result, int organisation)
{
  double sum = 0.0;
  for (ReportedUnit const& unit : result.units) {
    if (unit.organisation == organisation) sum += unit.monthly_value;
  }
  return sum;
}

/// Months first .. last, which stand one after another in the tally.
std::vector<FanPoint> fan_months(RunResult const& result, Quantity quantity, int index, int first, int last)
{
  auto const bins = static_cast<std::size_t>(bin_count(quantity));
  std::span<std::uint64_t const> const counts(
      result.tally.counts.data() + result.tally.layout.series_at(quantity, index, first, 0),
      static_cast<std::size_t>(last - first + 1) * bins);
  double const scale = fan_scale(result, quantity, index);
  std::vector<FanPoint> fan;
  for (RowQuantiles const& row : row_quantiles(counts, binning_of(quantity))) {
    fan.push_back({row.total, row.quantiles});
    for (double& quantile : fan.back().quantiles) quantile *= row.total == 0 ? 1.0 : scale;
  }
  return fan;
}

}  // namespace

double fan_scale(RunResult const& result, Quantity quantity, int index)
{
  switch (scale_of(quantity)) {
    case FanScale::gpus:
      return result.gpu_quantum;
    case FanScale::unit_value:
      return unit_value(result, index);
    case FanScale::total_value:
      return organisation_value(result, index);
    default:
      return 1.0;
  }
}

char const* fan_unit(Quantity quantity)
{
  constexpr char const* names[] = {"", "people", "GPUs", "USD/month", "USD/month"};
  return names[static_cast<int>(scale_of(quantity))];
}

std::string fan_name(RunResult const& result, Quantity quantity, int index)
{
  switch (scope_of(quantity)) {
    case Scope::unit:
      return result.units[static_cast<std::size_t>(index)].name;
    case Scope::organisation:
      return result.organisations[static_cast<std::size_t>(index)];
    default:
      return "market";
  }
}

FanPoint fan_point(RunResult const& result, Quantity quantity, int index, int month)
{
  return fan_months(result, quantity, index, month, month).front();
}

std::vector<FanPoint> fan_of(RunResult const& result, Quantity quantity, int index)
{
  return fan_months(result, quantity, index, 1, result.horizon());
}

std::vector<Quantity> recorded(TallyLayout const& layout, Scope scope)
{
  std::vector<Quantity> quantities;
  for (int k = 0; k < quantity_count; ++k) {
    if (scope_of(Quantity{k}) == scope && layout.records(Quantity{k}))
      quantities.push_back(Quantity{k});
  }
  return quantities;
}

}  // namespace ghostcast
