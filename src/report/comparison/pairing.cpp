// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>

#include "ghostcast/report/comparison.hpp"
#include "ghostcast/report/fan.hpp"

namespace ghostcast {
namespace {

bool same_counts(Tally const& a, Tally const& b, std::int64_t first, std::int64_t count)
{
  return std::equal(a.counts.begin() + first, a.counts.begin() + first + count,
                    b.counts.begin() + first);
}

bool same_outcomes(Tally const& a, Tally const& b, int month)
{
  TallyLayout const& layout = a.layout;
  for (int d = 0; d < layout.definition_count; ++d) {
    for (int unit = 0; unit < layout.unit_count; ++unit) {
      if (month == 0 && a.at(layout.born_at(d, unit)) != b.at(layout.born_at(d, unit)))
        return false;
      for (int k = 0; k < outcome_count; ++k) {
        if (!same_counts(a, b, layout.outcome_at(d, unit, Outcome{k}, month), 1)) return false;
      }
    }
  }
  return true;
}

bool same_series(Tally const& a, Tally const& b, int month)
{
  TallyLayout const& layout = a.layout;
  for (int q = 0; q < quantity_count && month > 0; ++q) {
    Quantity const quantity{q};
    if (!layout.records(quantity)) continue;
    for (int index = 0; index < series_rows(layout, quantity); ++index) {
      if (!same_counts(a, b, layout.series_at(quantity, index, month, 0), bin_count(quantity)))
        return false;
    }
  }
  return true;
}

/// The first month with a count that differs; 0 where only what has no month does.
std::optional<int> first_difference(Tally const& a, Tally const& b)
{
  if (a.counts == b.counts) return std::nullopt;
  for (int month = 0; month <= a.layout.horizon; ++month) {
    if (!same_outcomes(a, b, month) || !same_series(a, b, month)) return month;
  }
  return 0;
}

bool is_share(Quantity quantity)
{
  return binning_of(quantity) == Binning::linear;
}

}  // namespace

Pairing::Pairing(ComparedRun const& base, ComparedRun const& plan) : base_(&base), plan_(&plan)
{
  parting_ = first_difference(base.result.tally, plan.result.tally);
  std::vector<PairedCluster> sizes;
  for (ClusterSums const& cluster : base.clusters) {
    double const size = static_cast<double>(cluster.trajectories());
    sizes.push_back({0.0, 0.0, size, size});
  }
  factor_ = cluster_factor(sizes);
}

PairedDifference Pairing::difference(std::vector<PairedCluster> const& clusters, int month) const
{
  bool const same = !parting_ || month < *parting_;
  return same ? no_difference(clusters) : paired_difference(clusters, factor_);
}

PairedDifference Pairing::probability(int definition, int unit, Events events, int month) const
{
  std::vector<PairedCluster> clusters;
  for (std::size_t k = 0; k < base_->clusters.size(); ++k) {
    ClusterSums const& base = base_->clusters[k];
    ClusterSums const& plan = plan_->clusters[k];
    clusters.push_back({static_cast<double>(base.by_month(definition, unit, events, month)),
                        static_cast<double>(plan.by_month(definition, unit, events, month)),
                        static_cast<double>(base.trajectories()),
                        static_cast<double>(plan.trajectories())});
  }
  if (!parting_ || month < *parting_) return no_difference(clusters);
  return paired_probability(clusters, factor_, static_cast<double>(base_->result.beliefs));
}

PairedDifference Pairing::mean_time(int definition, int unit, Events events) const
{
  std::vector<PairedCluster> clusters;
  auto const time = [&](ClusterSums const& cluster) {
    return static_cast<double>(cluster.trajectories()) * horizon() -
           static_cast<double>(cluster.months_lost(definition, unit, events));
  };
  for (std::size_t k = 0; k < base_->clusters.size(); ++k) {
    ClusterSums const& base = base_->clusters[k];
    ClusterSums const& plan = plan_->clusters[k];
    clusters.push_back({time(base), time(plan), static_cast<double>(base.trajectories()),
                        static_cast<double>(plan.trajectories())});
  }
  return difference(clusters, horizon());
}

std::vector<PairedCluster> Pairing::series(Quantity quantity, int index, int first, int last) const
{
  double const base_scale = fan_scale(base_->result, quantity, index);
  double const plan_scale = fan_scale(plan_->result, quantity, index);
  std::vector<PairedCluster> clusters(base_->clusters.size());
  for (std::size_t k = 0; k < clusters.size(); ++k) {
    ClusterSums const& base = base_->clusters[k];
    ClusterSums const& plan = plan_->clusters[k];
    clusters[k].base_size = static_cast<double>(base.trajectories());
    clusters[k].plan_size = static_cast<double>(plan.trajectories());
    for (int month = first; month <= last; ++month) {
      clusters[k].base += base_scale * base.series(quantity, index, month).sum;
      clusters[k].plan += plan_scale * plan.series(quantity, index, month).sum;
    }
    if (!is_share(quantity)) continue;
    clusters[k].base_size = static_cast<double>(base.series(quantity, index, first).running);
    clusters[k].plan_size = static_cast<double>(plan.series(quantity, index, first).running);
  }
  return clusters;
}

PairedDifference Pairing::mean(Quantity quantity, int index, int month) const
{
  return difference(series(quantity, index, month, month), month);
}

PairedDifference Pairing::total(Quantity quantity, int index) const
{
  return difference(series(quantity, index, 1, horizon()), horizon());
}

std::vector<PairedDifference> ghost_difference(Pairing const& pairing, int definition, int unit)
{
  std::vector<PairedDifference> curve;
  for (int month = 0; month <= pairing.horizon(); ++month)
    curve.push_back(pairing.probability(definition, unit, ghost_events, month));
  return curve;
}

std::vector<SignStretch> sign_stretches(std::vector<PairedDifference> const& curve)
{
  std::vector<SignStretch> stretches;
  for (std::size_t month = 0; month < curve.size(); ++month) {
    PairedDifference const& d = curve[month];
    bool const beyond = d.interval.low > 0.0 || d.interval.high < 0.0;
    if (!beyond || std::abs(d.difference) <= sign_errors * d.standard_error) continue;
    int const sign = d.difference > 0.0 ? 1 : -1;
    int const here = static_cast<int>(month);
    if (stretches.empty() || stretches.back().sign != sign) stretches.push_back({here, here, sign});
    stretches.back().last = here;
  }
  return stretches;
}

std::string paired_interval_name(Comparison const& comparison)
{
  return "95 % paired, Student over " + std::to_string(comparison.base.clusters.size()) +
         " clusters of beliefs";
}

}  // namespace ghostcast
