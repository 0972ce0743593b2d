// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/report/unit_metrics.hpp"

#include <span>

namespace ghostcast {
namespace {

ShareSummary summary_of(Tally const& tally, std::int64_t first)
{
  std::span<std::uint64_t const> const counts(tally.counts.data() + first, linear_bins);
  ShareSummary summary;
  summary.trajectories = histogram_total(counts);
  if (summary.trajectories == 0) return summary;
  summary.mean = histogram_mean(counts, Binning::linear);
  summary.quantiles = histogram_quantiles(counts, Binning::linear);
  return summary;
}

}  // namespace

ShareSummary outage_loss(RunResult const& result, int unit)
{
  return summary_of(result.tally, result.tally.layout.outage_at(unit, 0));
}

ShareSummary commodity_loss(RunResult const& result, int unit, CommodityGroup group)
{
  return summary_of(result.tally,
                    result.tally.layout.commodity_at(unit, group == CommodityGroup::ghost, 0));
}

InfraTenfold infra_tenfold(RunResult const& result, int unit)
{
  std::int64_t const never = result.tally.layout.infra_at(unit, result.horizon() + 1);
  return {cumulative_infra(result.tally, unit), result.tally.at(never)};
}

std::array<std::uint64_t, criterion_count> last_criteria(RunResult const& result, int definition,
                                                         int unit)
{
  std::array<std::uint64_t, criterion_count> counts{};
  for (int k = 0; k < criterion_count; ++k) {
    counts[static_cast<std::size_t>(k)] =
        result.tally.at(result.tally.layout.criterion_at(definition, unit, Criterion{k}));
  }
  return counts;
}

std::uint64_t repair_count_of(RunResult const& result, int unit, int component, Repair repair)
{
  return result.tally.at(result.tally.layout.repair_at(unit, component, repair));
}

char const* name_of(Repair repair)
{
  constexpr char const* names[repair_count] = {"share", "automation", "ceiling", "utilisation"};
  return names[static_cast<int>(repair)];
}

}  // namespace ghostcast
