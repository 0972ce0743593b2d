// SPDX-License-Identifier: Apache-2.0
/// \file
/// The law that a sampler of one word has, exactly: no sampling. Since the count never decreases
/// when the word grows, the words that give at most k are those below a threshold, found by
/// bisection; all 2^32 words are accounted for.
#pragma once

#include <algorithm>
#include <boost/math/distributions/binomial.hpp>
#include <cmath>
#include <cstdint>

namespace ghostcast::test {

/// Number of words, of 2^32, for which `count(word) <= k`; the search starts at `from`.
template <class Count>
std::uint64_t words_up_to(Count const& count, double k, std::uint64_t from)
{
  std::uint64_t first = from;
  std::uint64_t last = std::uint64_t{1} << 32;
  while (first < last) {
    std::uint64_t const middle = (first + last) / 2;
    if (static_cast<double>(count(static_cast<std::uint32_t>(middle))) <= k) {
      first = middle + 1;
    } else {
      last = middle;
    }
  }
  return first;
}

/// How far a sampler's law is from Binomial(n, p).
struct LawError {
  double total_variation;  ///< half the sum of absolute differences of probability
  double bias;             ///< difference of means over the standard deviation
  double cdf;              ///< largest difference of the cdf
  double counts;           ///< number of counts compared
};

/// Compares over all counts within ten standard deviations and some (beyond: below 1e-13).
template <class Count>
LawError law_error(Count const& count, double n, double p)
{
  boost::math::binomial_distribution<double> const binomial(n, p);
  double const sd = std::sqrt(n * p * (1.0 - p));
  double const first = std::max(0.0, std::floor(n * p - 10.0 * sd - 25.0));
  double const last = std::min(n, std::ceil(n * p + 10.0 * sd + 25.0));
  LawError error{0.0, 0.0, 0.0, last - first + 1.0};
  std::uint64_t position = 0;
  double cdf_difference = 0.0;
  for (double k = first; k <= last; k += 1.0) {
    std::uint64_t const next = words_up_to(count, k, position);
    double const difference =
        static_cast<double>(next - position) * 0x1p-32 - boost::math::pdf(binomial, k);
    position = next;
    cdf_difference += difference;
    error.total_variation += 0.5 * std::fabs(difference);
    error.bias += (k - n * p) * difference / sd;
    error.cdf = std::max(error.cdf, std::fabs(cdf_difference));
  }
  // Words that give a count outside the range are all error.
  double const outside = 1.0 - static_cast<double>(position) * 0x1p-32;
  error.total_variation += outside;
  return error;
}

}  // namespace ghostcast::test
