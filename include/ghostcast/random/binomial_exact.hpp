// SPDX-License-Identifier: Apache-2.0
/// \file
/// The binomial quantile decided in double: rare (0.2 % of draws and less), small and out of line.
/// It is asked where single precision or the leading bits of a number cannot tell.
#pragma once

#include <cstdint>

#include "ghostcast/core/lane_bits.hpp"
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

/// The 64 bits of a number of which 32 are known: the middle of what they leave open.
GHOSTCAST_HOST_DEVICE constexpr std::uint64_t middle_of(std::uint32_t word)
{
  return std::uint64_t{word} << 32 | std::uint64_t{1} << 31;
}

/// The smaller of u and 1 - u for u = (number + 1/2) / 2^64.
GHOSTCAST_HOST_DEVICE inline double nearer_tail(std::uint64_t number)
{
  return (static_cast<double>(number >> 63 == 0 ? number : ~number) + 0.5) * 0x1p-64;
}

/// The binomial quantile at u = (number + 1/2) / 2^64, decided in double from the nearer tail.
///
/// \param guess  0 .. n, integer-valued; the cost is sqrt(n p q) terms and the guess's distance
[[gnu::noinline]] GHOSTCAST_HOST_DEVICE inline double exact_binomial_quantile(
    BinomialLaw const& law, std::uint64_t number, double guess)
{
  double const tail = nearer_tail(number);
  return number >> 63 == 0 ? walk_lower(law, tail, guess) : walk_upper(law, tail, guess);
}

/// Decides the lanes of `open` in double.
///
/// \param n,p     of each lane: n >= 1, 0 < p <= 1/2
/// \param number  number(i): all bits of lane i
/// \param count   a guess in 0 .. n, then the quantile
template <class L, class Number>
GHOSTCAST_HOST_DEVICE inline void decide_exactly(Mask<L> open, Real<L> const& n, Real<L> const& p, Number const& number, Real<L>& count)
{
  for_each_lane(open, [&](int i) {
    double const chance = lane(p, i);
    BinomialLaw const law{lane(n, i), chance, 1.0 - chance};
    double const exact = exact_binomial_quantile(law, number(i), lane(count, i));
    set_lane(count, i, static_cast<Element<L>>(exact));
  });
}

}  // namespace ghostcast
