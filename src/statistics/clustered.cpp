// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/statistics/clustered.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace ghostcast {
namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

BatchCount sum_of(std::span<BatchCount const> batches)
{
  BatchCount sum;
  for (BatchCount const& batch : batches) {
    sum.hits += batch.hits;
    sum.size += batch.size;
  }
  return sum;
}

double ratio(BatchCount const& count)
{
  return count.size == 0 ? 0.0 : static_cast<double>(count.hits) / static_cast<double>(count.size);
}

double filled_count(std::span<BatchCount const> batches)
{
  return static_cast<double>(
      std::ranges::count_if(batches, [](BatchCount const& batch) { return batch.size > 0; }));
}

}  // namespace

Proportion independent_proportion(std::uint64_t hits, std::uint64_t size)
{
  static double const factor = normal_factor();
  double const value = ratio({hits, size});
  double const trials = static_cast<double>(size);
  return {value, trials, wilson_interval(value, trials, factor)};
}

double clustered_standard_error(std::span<BatchCount const> batches)
{
  double const filled = filled_count(batches);
  if (filled < 2.0) return infinity;
  BatchCount const sum = sum_of(batches);
  double const p = ratio(sum);
  double squares = 0.0;
  for (BatchCount const& batch : batches) {
    double const rest = static_cast<double>(batch.hits) - p * static_cast<double>(batch.size);
    squares += rest * rest;
  }
  return std::sqrt(filled / (filled - 1.0) * squares) / static_cast<double>(sum.size);
}

double effective_size(std::span<BatchCount const> batches, std::uint64_t belief_count)
{
  BatchCount const sum = sum_of(batches);
  double const p = ratio(sum);
  double const most = static_cast<double>(sum.size);
  double const least = std::min(static_cast<double>(belief_count), most);
  if (p <= 0.0 || p >= 1.0) return least;
  double const error = clustered_standard_error(batches);
  return std::clamp(p * (1.0 - p) / (error * error), least, most);
}

double batch_factor(std::span<BatchCount const> batches)
{
  double const filled = filled_count(batches);
  return filled < 2.0 ? infinity : student_factor(filled - 1.0);
}

Proportion clustered_proportion(std::uint64_t hits, std::uint64_t size, double effective_size,
                                double factor)
{
  double const value = ratio({hits, size});
  if (!(factor < infinity)) return {value, effective_size, {0.0, 1.0}};
  return {value, effective_size, wilson_interval(value, effective_size, factor)};
}

}  // namespace ghostcast
