// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/sensitivity/sobol.hpp"

#include <cstddef>

#include "ghostcast/sensitivity/shapley_effects.hpp"

namespace ghostcast {
namespace {

double square(double x) { return x * x; }

double mean_over(std::span<Evaluation const> a, std::span<Evaluation const> b, double Evaluation::*member)
{
  double sum = 0.0;
  for (std::size_t k = 0; k < a.size(); ++k) sum += a[k].*member + b[k].*member;
  return sum / (2.0 * static_cast<double>(a.size()));
}

/// Adds to x the multiple of y - x with the least variance; x and y have the same mean.
void take_control(std::vector<double>& x, std::vector<double> const& y)
{
  double difference = 0.0;
  for (std::size_t k = 0; k < x.size(); ++k) difference += (y[k] - x[k]) / static_cast<double>(x.size());
  double mean = 0.0;
  for (double const each : x) mean += each / static_cast<double>(x.size());
  double both = 0.0, alone = 0.0;
  for (std::size_t k = 0; k < x.size(); ++k) {
    double const d = y[k] - x[k] - difference;
    both += (x[k] - mean) * d;
    alone += d * d;
  }
  if (!(alone > 0.0)) return;
  for (std::size_t k = 0; k < x.size(); ++k) x[k] -= both / alone * (y[k] - x[k]);
}

}  // namespace

SobolIndices sobol_indices(std::span<Evaluation const> first, std::span<Evaluation const> second,
                           std::span<std::vector<Evaluation> const> swapped)
{
  std::size_t const n = first.size();
  double const mean = mean_over(first, second, &Evaluation::mean);
  std::vector<double> whole(n);
  for (std::size_t k = 0; k < n; ++k) {
    whole[k] = 0.5 * (square(first[k].mean - mean) - first[k].noise + square(second[k].mean - mean) - second[k].noise);
  }
  SobolIndices result{mean_of(whole), mean_over(first, second, &Evaluation::noise), {}, {}};
  std::vector<double> own(n), product(n), total(n);
  for (auto const& with_second : swapped) {
    for (std::size_t k = 0; k < n; ++k) {
      own[k] = whole[k] - half_square(second[k], with_second[k]);
      product[k] = (second[k].mean - mean) * (with_second[k].mean - first[k].mean);
      total[k] = half_square(first[k], with_second[k]);
    }
    take_control(own, product);
    result.first.push_back(ratio_of_means(own, whole));
    result.total.push_back(ratio_of_means(total, whole));
  }
  return result;
}

}  // namespace ghostcast
