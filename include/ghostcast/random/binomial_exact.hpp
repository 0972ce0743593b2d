// SPDX-License-Identifier: Apache-2.0
/// \file
/// The binomial quantile decided in double: rare (0.2 % of draws and less), small and out of line.
#pragma once

#include "ghostcast/math/log_gamma.hpp"

namespace ghostcast {

/// One binomial distribution; q = 1 - p is kept because the difference may cancel.
struct BinomialLaw {
  double n;  ///< trials, integer-valued, >= 1
  double p;  ///< 0 < p < 1
  double q;
};

/// P(X = k), 0 <= k <= n, by Stirling's formula with its correction (Loader 2000); error 1e-10.
GHOSTCAST_HOST_DEVICE inline double binomial_mass(BinomialLaw const& law, double k)
{
  auto const [n, p, q] = law;
  double const rest = n - k;
  if (k == 0.0) return exp<ScalarDouble>(n * log1p<ScalarDouble>(-p));
  if (rest == 0.0) return exp<ScalarDouble>(n * log1p<ScalarDouble>(-q));
  double const excess = fma(n, p, -k);  // relative differences keep large cells precise
  double const exponent = k * log1p<ScalarDouble>(excess / k) +
                          rest * log1p<ScalarDouble>(-excess / rest) + stirling_error(n) -
                          stirling_error(k) - stirling_error(rest);
  return exp<ScalarDouble>(exponent) * square_root(n / (6.283185307179586477 * k * rest));
}

/// P(X <= k), summed downwards from `mass` = P(X = k) until terms no longer count.
GHOSTCAST_HOST_DEVICE inline double lower_sum(BinomialLaw const& law, double k, double mass)
{
  double sum = mass;
  double const odds_against = law.q / law.p;
  for (double term = mass; k > 0.0 && term > sum * 1e-13; k -= 1.0) {
    term *= odds_against * k / (law.n - k + 1.0);
    sum += term;
  }
  return sum;
}

/// P(X > k), summed upwards.
GHOSTCAST_HOST_DEVICE inline double upper_sum(BinomialLaw const& law, double k, double mass)
{
  double sum = 0.0;
  double const odds = law.p / law.q;
  for (double term = mass; k < law.n && term > sum * 1e-13; k += 1.0) {
    term *= odds * (law.n - k) / (k + 1.0);
    sum += term;
  }
  return sum;
}

/// Smallest k with P(X <= k) >= u, reached from a guess.
GHOSTCAST_HOST_DEVICE inline double walk_lower(BinomialLaw const& law, double u, double k)
{
  double mass = binomial_mass(law, k);
  double below = lower_sum(law, k, mass);
  for (; k < law.n && below < u; k += 1.0) {
    mass *= (law.n - k) * law.p / ((k + 1.0) * law.q);
    below += mass;
  }
  for (; k > 0.0 && below - mass >= u; k -= 1.0) {
    below -= mass;
    mass *= k * law.q / ((law.n - k + 1.0) * law.p);
  }
  return k;
}

/// Smallest k with P(X > k) <= v, reached from a guess.
GHOSTCAST_HOST_DEVICE inline double walk_upper(BinomialLaw const& law, double v, double k)
{
  double mass = binomial_mass(law, k);
  double above = upper_sum(law, k, mass);
  for (; k < law.n && above > v; k += 1.0) {
    mass *= (law.n - k) * law.p / ((k + 1.0) * law.q);
    above -= mass;
  }
  for (; k > 0.0 && above + mass <= v; k -= 1.0) {
    above += mass;
    mass *= k * law.q / ((law.n - k + 1.0) * law.p);
  }
  return k;
}

/// The binomial quantile at u = (word + 1/2) / 2^32, decided in double from the nearer tail.
///
/// \param guess  0 .. n, integer-valued; the cost is sqrt(n p q) terms and the guess's distance
[[gnu::noinline]] GHOSTCAST_HOST_DEVICE inline double exact_binomial_quantile(
    BinomialLaw const& law, std::uint32_t word, double guess)
{
  bool const lower = word < 0x80000000u;
  double const tail = (static_cast<double>(lower ? word : ~word) + 0.5) * 0x1p-32;
  return lower ? walk_lower(law, tail, guess) : walk_upper(law, tail, guess);
}

}  // namespace ghostcast
