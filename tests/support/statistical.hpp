// SPDX-License-Identifier: Apache-2.0
/// \file
/// Comparisons of what a run counted with what a law says, within some standard errors.
#pragma once

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

namespace ghostcast::testing_support {

/// Standard errors that an estimate may be off. Five: a normal estimate is further out with
/// probability 5.7e-7, so a thousand checks raise a false alarm with less than 1e-3, and the seeds
/// are fixed: a test that passes goes on passing.
inline constexpr double errors_allowed = 5.0;

/// Whether an estimate lies within five of the standard errors given.
inline ::testing::AssertionResult matches(double estimate, double expected, double error)
{
  // Rounding alone may move an estimate whose law is certain.
  double const bound = errors_allowed * error + 1e-12 * (1.0 + std::fabs(expected));
  if (std::fabs(estimate - expected) <= bound) return ::testing::AssertionSuccess();
  return ::testing::AssertionFailure()
         << "estimate " << estimate << ", expected " << expected << ", off by "
         << (estimate - expected) / (error > 0.0 ? error : 1.0) << " standard errors of " << error;
}

/// A share of `count` independent trajectories against its probability. Where fewer than one is
/// expected, counts are not normal: there half a trajectory is the least standard error.
inline ::testing::AssertionResult share_matches(double share, double probability, double count)
{
  double const variance = std::fmax(probability * (1.0 - probability) * count, 0.25);
  return matches(share, probability, std::sqrt(variance) / count);
}

/// A mean of `count` independent trajectories against that of a law with standard deviation `sd`.
inline ::testing::AssertionResult mean_matches(double mean, double expected, double sd,
                                               double count)
{
  return matches(mean, expected, sd / std::sqrt(count));
}

/// P(X = k) for X binomial, k = 0..n.
inline std::vector<double> binomial_law(int n, double p)
{
  std::vector<double> law;
  for (int k = 0; k <= n; ++k) {
    double const ways = std::lgamma(n + 1.0) - std::lgamma(k + 1.0) - std::lgamma(n - k + 1.0);
    double const hits = k == 0 ? 0.0 : k * std::log(p);
    double const misses = k == n ? 0.0 : (n - k) * std::log1p(-p);
    law.push_back(std::exp(ways + hits + misses));
  }
  return law;
}

/// P(X = k) for X Poisson, k = 0..largest.
inline std::vector<double> poisson_law(double mean, int largest)
{
  std::vector<double> law;
  for (int k = 0; k <= largest; ++k) {
    double const power = k == 0 ? 0.0 : k * std::log(mean);
    law.push_back(std::exp(power - mean - std::lgamma(k + 1.0)));
  }
  return law;
}

/// Law of the sum of two independent counts.
inline std::vector<double> convolve(std::vector<double> const& a, std::vector<double> const& b)
{
  std::vector<double> law(a.size() + b.size() - 1);
  for (std::size_t i = 0; i < a.size(); ++i) {
    for (std::size_t j = 0; j < b.size(); ++j) law[i + j] += a[i] * b[j];
  }
  return law;
}

/// P(X <= k).
inline double at_most(std::vector<double> const& law, int k)
{
  double sum = 0.0;
  for (int i = 0; i <= k && i < static_cast<int>(law.size()); ++i) {
    sum += law[static_cast<std::size_t>(i)];
  }
  return std::fmin(sum, 1.0);
}

/// A normal law's probability below `z`.
inline double normal_below(double z)
{
  return 0.5 * std::erfc(-z / std::sqrt(2.0));
}

/// Mean and variance as numbers come in.
struct Moments {
  double count{}, sum{}, squares{};

  void add(double x)
  {
    count += 1.0;
    sum += x;
    squares += x * x;
  }
  double mean() const { return sum / count; }
  double variance() const { return (squares - sum * sum / count) / (count - 1.0); }
  double error() const { return std::sqrt(variance() / count); }
};

}  // namespace ghostcast::testing_support
