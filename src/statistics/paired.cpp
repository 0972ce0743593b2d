// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/statistics/paired.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace ghostcast {
namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double unknown = std::numeric_limits<double>::quiet_NaN();

bool is_filled(PairedCluster const& cluster)
{
  return cluster.base_size > 0.0 || cluster.plan_size > 0.0;
}

double filled_count(std::span<PairedCluster const> clusters)
{
  return static_cast<double>(std::ranges::count_if(clusters, is_filled));
}

PairedCluster sum_of(std::span<PairedCluster const> clusters)
{
  PairedCluster sum;
  for (PairedCluster const& cluster : clusters) {
    sum.base += cluster.base;
    sum.plan += cluster.plan;
    sum.base_size += cluster.base_size;
    sum.plan_size += cluster.plan_size;
  }
  return sum;
}

/// Variances of the two ratios and of their difference.
struct Variances {
  double base{};
  double plan{};
  double difference{};
};

Variances variances_of(std::span<PairedCluster const> clusters, PairedCluster const& sum)
{
  double const base_ratio = sum.base / sum.base_size;
  double const plan_ratio = sum.plan / sum.plan_size;
  Variances squares;
  for (PairedCluster const& c : clusters) {
    double const base = (c.base - base_ratio * c.base_size) / sum.base_size;
    double const plan = (c.plan - plan_ratio * c.plan_size) / sum.plan_size;
    squares.base += base * base;
    squares.plan += plan * plan;
    squares.difference += (plan - base) * (plan - base);
  }
  double const filled = filled_count(clusters);
  double const scale = filled / (filled - 1.0);
  return {scale * squares.base, scale * squares.plan, scale * squares.difference};
}

/// Clusters whose two runs differ.
int differing(std::span<PairedCluster const> clusters)
{
  return static_cast<int>(std::ranges::count_if(clusters, [](PairedCluster const& c) {
    return c.base != c.plan || c.base_size != c.plan_size;
  }));
}

}  // namespace

PairedDifference paired_difference(std::span<PairedCluster const> clusters, double factor)
{
  PairedCluster const sum = sum_of(clusters);
  PairedDifference result;
  result.base = sum.base / sum.base_size;
  result.plan = sum.plan / sum.plan_size;
  result.difference = result.plan - result.base;
  result.standard_error = infinity;
  result.variance_ratio = unknown;
  result.interval = {-infinity, infinity};
  if (filled_count(clusters) < 2.0) return result;
  Variances const variance = variances_of(clusters, sum);
  result.standard_error = std::sqrt(variance.difference);
  double const half = factor * result.standard_error;
  result.interval = {result.difference - half, result.difference + half};
  if (variance.difference > 0.0)
    result.variance_ratio = (variance.base + variance.plan) / variance.difference;
  return result;
}

PairedDifference paired_probability(std::span<PairedCluster const> clusters, double factor,
                                    double trials)
{
  PairedDifference result = paired_difference(clusters, factor);
  if (differing(clusters) < rough_clusters && std::isfinite(result.standard_error)) {
    double const least = wilson_interval(0.0, trials, factor).high;
    result.interval.low = std::min(result.interval.low, result.difference - least);
    result.interval.high = std::max(result.interval.high, result.difference + least);
  }
  result.interval = {std::clamp(result.interval.low, -1.0, 1.0),
                     std::clamp(result.interval.high, -1.0, 1.0)};
  return result;
}

double cluster_factor(std::span<PairedCluster const> clusters)
{
  double const filled = filled_count(clusters);
  return filled < 2.0 ? infinity : student_factor(filled - 1.0);
}

PairedDifference no_difference(std::span<PairedCluster const> clusters)
{
  PairedCluster const sum = sum_of(clusters);
  return {sum.base / sum.base_size, sum.plan / sum.plan_size, 0.0, 0.0, {0.0, 0.0}, unknown};
}

}  // namespace ghostcast
