// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/statistics/cluster_sums.hpp"

#include <algorithm>
#include <numeric>
#include <span>

#include "ghostcast/statistics/histogram_quantile.hpp"

namespace ghostcast {
namespace {

constexpr int slot_count = outcome_count + 1;
constexpr std::uint64_t most_clusters = 64;
constexpr std::uint64_t fewest_clusters = 12;
constexpr std::uint64_t beliefs_wanted = 32;  ///< of a cluster: a pack of lanes
/// Clusters of so many beliefs begin at multiples of `grain`, so that packs are full.
constexpr std::uint64_t grain = 32;

SeriesSum sum_of_bins(std::span<std::uint64_t const> counts, Binning binning)
{
  std::uint64_t const running = histogram_total(counts);
  if (running == 0) return {};
  return {histogram_mean(counts, binning) * static_cast<double>(running), running};
}

/// First belief of a cluster.
std::uint64_t boundary(std::uint64_t beliefs, std::uint64_t clusters, std::uint64_t k)
{
  std::uint64_t const unit = beliefs / clusters >= 4 * grain ? grain : 1;
  std::uint64_t const grains = beliefs / unit;
  return k == clusters ? beliefs : (grains / clusters * k + std::min(k, grains % clusters)) * unit;
}

}  // namespace

ClusterSums::ClusterSums(Tally const& tally)
    : layout_(tally.layout), trajectories_(tally.trajectories())
{
  read_outcomes(tally);
  read_series(tally);
}

void ClusterSums::read_outcomes(Tally const& tally)
{
  auto const months = static_cast<std::size_t>(layout_.horizon) + 1;
  hits_.resize(static_cast<std::size_t>(layout_.judged(layout_.definition_count, 0)) * slot_count *
               months);
  for (int d = 0; d < layout_.definition_count; ++d) {
    for (int unit = 0; unit < layout_.unit_count; ++unit) {
      std::fill_n(hits_.begin() + static_cast<std::ptrdiff_t>(row(d, unit, 0)), months,
                  static_cast<std::uint32_t>(tally.at(layout_.born_at(d, unit))));
      for (int k = 0; k < outcome_count; ++k) {
        auto const first = tally.counts.begin() + layout_.outcome_at(d, unit, Outcome{k}, 0);
        std::partial_sum(first, first + static_cast<std::ptrdiff_t>(months),
                         hits_.begin() + static_cast<std::ptrdiff_t>(row(d, unit, k + 1)));
      }
    }
  }
}

void ClusterSums::read_series(Tally const& tally)
{
  for (int q = 0; q < quantity_count; ++q) {
    Quantity const quantity{q};
    first_series_[q] = series_.size();
    if (!layout_.records(quantity)) continue;
    for (int index = 0; index < series_rows(layout_, quantity); ++index) {
      for (int month = 1; month <= layout_.horizon; ++month) {
        std::span<std::uint64_t const> const counts(
            tally.counts.data() + layout_.series_at(quantity, index, month, 0),
            static_cast<std::size_t>(bin_count(quantity)));
        series_.push_back(sum_of_bins(counts, binning_of(quantity)));
      }
    }
  }
}

std::size_t ClusterSums::row(int definition, int unit, int slot) const
{
  auto const judged = static_cast<std::size_t>(layout_.judged(definition, unit));
  return (judged * slot_count + static_cast<std::size_t>(slot)) *
         (static_cast<std::size_t>(layout_.horizon) + 1);
}

std::uint64_t ClusterSums::by_month(int definition, int unit, Events events, int month) const
{
  std::uint64_t count = 0;
  for (int slot = 0; slot < slot_count; ++slot) {
    if ((events >> slot & 1u) != 0)
      count += hits_[row(definition, unit, slot) + static_cast<std::size_t>(month)];
  }
  return count;
}

std::uint64_t ClusterSums::months_lost(int definition, int unit, Events events) const
{
  std::uint64_t sum = 0;
  for (int month = 0; month < layout_.horizon; ++month)
    sum += by_month(definition, unit, events, month);
  return sum;
}

SeriesSum ClusterSums::series(Quantity quantity, int index, int month) const
{
  std::size_t const first = first_series_[static_cast<int>(quantity)];
  return series_[first + static_cast<std::size_t>(index * layout_.horizon + month - 1)];
}

std::vector<std::vector<TrajectoryRange>> belief_clusters(std::uint64_t trajectories,
                                                          std::uint64_t beliefs)
{
  std::uint64_t const cycle = std::min(beliefs, trajectories);
  std::uint64_t const least =
      std::min(cycle, cycle == trajectories ? most_clusters : fewest_clusters);
  std::uint64_t const count = std::clamp(cycle / beliefs_wanted, least, most_clusters);
  std::vector<std::vector<TrajectoryRange>> clusters(count);
  for (std::uint64_t start = 0; start < trajectories; start += cycle) {
    for (std::uint64_t k = 0; k < count; ++k) {
      std::uint64_t const first = start + boundary(cycle, count, k);
      std::uint64_t const last = std::min(start + boundary(cycle, count, k + 1), trajectories);
      if (first < last) clusters[k].push_back({first, last});
    }
  }
  return clusters;
}

}  // namespace ghostcast
