// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/sensitivity/sobol.hpp"

#include <cstddef>

namespace ghostcast {
namespace {

double square(double x) { return x * x; }

/// Half the squared difference of two evaluations with dice of their own, less their noise.
double half_square(Evaluation const& a, Evaluation const& b)
{
  return 0.5 * (square(a.mean - b.mean) - a.noise - b.noise);
}

double mean_over(std::span<Evaluation const> a, std::span<Evaluation const> b, double Evaluation::*member)
{
  double sum = 0.0;
  for (std::size_t k = 0; k < a.size(); ++k) sum += a[k].*member + b[k].*member;
  return sum / (2.0 * static_cast<double>(a.size()));
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
  std::vector<double> own(n), total(n);
  for (auto const& with_second : swapped) {
    for (std::size_t k = 0; k < n; ++k) {
      own[k] = whole[k] - half_square(second[k], with_second[k]);
      total[k] = half_square(first[k], with_second[k]);
    }
    result.first.push_back(ratio_of_means(own, whole));
    result.total.push_back(ratio_of_means(total, whole));
  }
  return result;
}

}  // namespace ghostcast
