// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/statistics/incidence.hpp"

#include <algorithm>
#include <numeric>

namespace ghostcast {
namespace {

/// Running sum of the T + 1 counts that start at `first`.
CumulativeCounts cumulate(Tally const& tally, std::int64_t first)
{
  auto const begin = tally.counts.begin() + first;
  CumulativeCounts result(static_cast<std::size_t>(tally.layout.horizon) + 1);
  std::partial_sum(begin, begin + tally.layout.horizon + 1, result.begin());
  return result;
}

}  // namespace

CumulativeCounts cumulative_outcome(Tally const& tally, int definition, int unit, Outcome outcome)
{
  return cumulate(tally, tally.layout.outcome_at(definition, unit, outcome, 0));
}

CumulativeCounts cumulative_ghosts(Tally const& tally, int definition, int unit)
{
  CumulativeCounts result = cumulative_outcome(tally, definition, unit, Outcome::ghost);
  std::uint64_t const born = tally.at(tally.layout.born_at(definition, unit));
  for (std::uint64_t& count : result) count += born;
  return result;
}

CumulativeCounts cumulative_onset(Tally const& tally, int definition, int unit)
{
  return cumulate(tally, tally.layout.onset_at(definition, unit, 0));
}

CumulativeCounts cumulative_infra(Tally const& tally, int unit)
{
  return cumulate(tally, tally.layout.infra_at(unit, 0));
}

std::optional<int> improper_quantile(CumulativeCounts const& cumulative, std::uint64_t total,
                                     double level)
{
  double const wanted = level * static_cast<double>(total);
  auto const reached = std::ranges::find_if(
      cumulative, [wanted](std::uint64_t count) { return static_cast<double>(count) >= wanted; });
  if (reached == cumulative.end()) return std::nullopt;
  return static_cast<int>(reached - cumulative.begin());
}

double restricted_mean_time_lost(CumulativeCounts const& cumulative, std::uint64_t total)
{
  std::uint64_t const months =
      std::accumulate(cumulative.begin(), cumulative.end() - 1, std::uint64_t{0});
  return static_cast<double>(months) / static_cast<double>(total);
}

}  // namespace ghostcast
