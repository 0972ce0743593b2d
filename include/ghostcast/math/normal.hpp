// SPDX-License-Identifier: Apache-2.0
/// \file
/// The standard normal distribution: quantile from a random word, quantile and cdf in double.
#pragma once

#include "ghostcast/math/exponential.hpp"
#include "ghostcast/math/logarithm.hpp"

namespace ghostcast {

/// The smaller of u and 1 - u for u = (word + 1/2) / 2^32, to the full precision of `L`.
template <class L>
GHOSTCAST_HOST_DEVICE inline Real<L> smaller_tail(Word<L> word)
{
  // Complementing the upper half leaves the distance from the nearer end, without a comparison.
  Word<L> const distance = word ^ shift_right_signed(word, 31);
  return (real_from_signed<L>(distance) + real<L>(0.5)) * real<L>(0x1p-32);
}

/// Four times that in single precision: with powers of two in the product only the sum rounds, as above.
template <class L>
GHOSTCAST_HOST_DEVICE inline Real<L> four_tails(Word<L> word)
{
  return fma(real_from_signed<L>(word ^ shift_right_signed(word, 31)), real<L>(0x1p-30), real<L>(0x1p-31));
}

/// The normal quantile over (2u - 1) as a function of log(4 u (1 - u)), as Giles (2010) has it.
/// The centre is his polynomial; his outer one ends at u = 3e-8, this one at 2^-33 (fitted at
/// Chebyshev nodes, relative error 2e-7).
template <class L>
GHOSTCAST_HOST_DEVICE inline Real<L> quantile_factor(Real<L> log)
{
  Real<L> factor = polynomial<L>(real<L>(-2.5) - log, 2.81022636e-08, 3.43273939e-07,
                                 -3.5233877e-06, -4.39150654e-06, 0.00021858087, -0.00125372503,
                                 -0.00417768164, 0.246640727, 1.50140941);
  auto const far = !(log > real<L>(-5.0));
  if (any(far)) {
    Real<L> const tail = polynomial<L>(
        square_root(-log) - real<L>(3.4), 3.969706085626967e-05, -2.007179136853665e-05,
        -0.0003055531997233629, 0.000731830601580441, -0.0009899524739012122, 0.0014432264724746346,
        -0.00257495092228055, 0.003980519250035286, 1.0066462755203247, 3.234783411026001);
    factor = select(far, tail, factor);
  }
  return factor * real<L>(1.4142135623730951);
}

/// Rational function whose numerator and denominator have degree 7, from the constant term up.
struct RationalSeven {
  double numerator[8];
  double denominator[8];
};

/// Evaluates a rational function.
template <class L>
GHOSTCAST_HOST_DEVICE inline Real<L> evaluate(RationalSeven const& rational, Real<L> x)
{
  Real<L> above(rational.numerator[7]);
  Real<L> below(rational.denominator[7]);
  for (int power = 6; power >= 0; --power) {
    above = fma(above, x, Real<L>(rational.numerator[power]));
    below = fma(below, x, Real<L>(rational.denominator[power]));
  }
  return above / below;
}

/// Normal quantile of 0.5 + offset for |offset| <= 0.425 (Wichura 1988, AS 241 PPND16).
template <class L>
GHOSTCAST_HOST_DEVICE inline Real<L> central_normal_quantile(Real<L> offset)
{
  RationalSeven const rational{
      {3.3871328727963666080e0, 1.3314166789178437745e+2, 1.9715909503065514427e+3,
       1.3731693765509461125e+4, 4.5921953931549871457e+4, 6.7265770927008700853e+4,
       3.3430575583588128105e+4, 2.5090809287301226727e+3},
      {1.0, 4.2313330701600911252e+1, 6.8718700749205790830e+2, 5.3941960214247511077e+3,
       2.1213794301586595867e+4, 3.9307895800092710610e+4, 2.8729085735721942674e+4,
       5.2264952788528545610e+3}};
  return offset * evaluate<L>(rational, real<L>(0.180625) - offset * offset);
}

/// Distance of the normal quantile from 0 for a tail below 0.075 (Wichura 1988, AS 241 PPND16).
template <class L>
GHOSTCAST_HOST_DEVICE inline Real<L> outer_normal_quantile(Real<L> tail)
{
  RationalSeven const near{
      {1.42343711074968357734e0, 4.63033784615654529590e0, 5.76949722146069140550e0,
       3.64784832476320460504e0, 1.27045825245236838258e0, 2.41780725177450611770e-1,
       2.27238449892691845833e-2, 7.74545014278341407640e-4},
      {1.0, 2.05319162663775882187e0, 1.67638483018380384940e0, 6.89767334985100004550e-1,
       1.48103976427480074590e-1, 1.51986665636164571966e-2, 5.47593808499534494600e-4,
       1.05075007164441684324e-9}};
  RationalSeven const far{
      {6.65790464350110377720e0, 5.46378491116411436990e0, 1.78482653991729133580e0,
       2.96560571828504891230e-1, 2.65321895265761230930e-2, 1.24266094738807843860e-3,
       2.71155556874348757815e-5, 2.01033439929228813265e-7},
      {1.0, 5.99832206555887937690e-1, 1.36929880922735805310e-1, 1.48753612908506148525e-2,
       7.86869131145613259100e-4, 1.84631831751005468180e-5, 1.42151175831644588870e-7,
       2.04426310338993978564e-15}};
  Real<L> const root = square_root(-log<L>(tail));
  Mask<L> const beyond = root > real<L>(5.0);
  Real<L> const distance = evaluate<L>(near, root - real<L>(1.6));
  return any(beyond) ? select(beyond, evaluate<L>(far, root - real<L>(5.0)), distance) : distance;
}

/// Standard normal quantile of u in (0, 1), to 1e-14 of its value (near the zero at 1/2, of 1).
template <class L>
GHOSTCAST_HOST_DEVICE inline Real<L> double_normal_quantile(Real<L> u)
{
  Real<L> const offset = u - real<L>(0.5);
  Mask<L> const central = abs(offset) <= real<L>(0.425);
  Real<L> const score = central_normal_quantile<L>(offset);
  if (all(central)) return score;
  Real<L> const distance = outer_normal_quantile<L>(min(u, real<L>(1.0) - u));
  return select(central, score, select(offset < real<L>(0.0), -distance, distance));
}
GHOSTCAST_HOST_DEVICE inline double normal_quantile(double u) { return double_normal_quantile<ScalarDouble>(u); }

/// Standard normal quantile of u in single precision.
///
/// \param tails  four times the smaller of u and 1 - u, > 0
/// \param upper  a word whose top bit is set where u is above 1/2
template <class L>
GHOSTCAST_HOST_DEVICE inline Real<L> quantile_of_tails(Real<L> tails, Word<L> upper)
{
  Real<L> const other = fnma(tails, real<L>(0.25), real<L>(1.0));
  Real<L> const lower = quantile_factor<L>(log<L>(tails * other)) * fms(tails, real<L>(0.5), real<L>(1.0));
  return as_real(as_word(lower) ^ (upper & Word<L>(0x80000000u)));  // negative, unless u is in the upper half
}

/// Standard normal quantile of u = (word + 1/2) / 2^32; antisymmetric, increasing up to rounding.
/// Error in float: below 5e-7 |z| + 2e-7, which the binomial sampler relies on (expansion_error).
template <class L>
GHOSTCAST_HOST_DEVICE inline Real<L> normal_quantile(Word<L> word)
{
  if constexpr (is_double<L>) {
    Real<L> const z = normal_quantile(smaller_tail<L>(word));
    return word >> 31 != 0 ? -z : z;
  } else {
    return quantile_of_tails<L>(four_tails<L>(word), word);
  }
}

/// Standard normal density.
template <class L>
GHOSTCAST_HOST_DEVICE inline Real<L> normal_density(Real<L> z)
{
  return real<L>(0.39894228040143267794) * exp<L>(real<L>(-0.5) * z * z);
}

/// (P(0 < Z < z)) / density = z + z^3/3 + z^5/15 + ...: all terms of one sign, for |z| < 3.
/// A lane that waits for the others adds terms that change no bit.
template <class L>
GHOSTCAST_HOST_DEVICE inline Real<L> normal_series(Real<L> z)
{
  Real<L> term = z;
  Real<L> sum = z;
  for (int odd = 3; odd < 140 && any(abs(term) > real<L>(1e-18) * abs(sum)); odd += 2) {
    term = term * (z * z / Real<L>(odd));
    sum = sum + term;
  }
  return sum;
}

/// Mills' ratio P(Z > z) / density for z >= 2.5 by Laplace's continued fraction, from its far end.
template <class L>
GHOSTCAST_HOST_DEVICE inline Real<L> mills_ratio(Real<L> z)
{
  Real<L> fraction = z;
  for (int step = 60; step > 0; --step) fraction = z + Real<L>(step) / fraction;
  return real<L>(1.0) / fraction;
}

/// P(Z <= z) for a standard normal Z; relative error below 1e-12 for |z| < 8, in both tails.
template <class L>
GHOSTCAST_HOST_DEVICE inline Real<L> double_normal_cdf(Real<L> z)
{
  Mask<L> const central = abs(z) < real<L>(2.5);
  Real<L> const density = normal_density<L>(z);
  Real<L> const near_centre = any(central) ? real<L>(0.5) + density * normal_series<L>(select(central, z, real<L>(0.0))) : z;
  if (all(central)) return near_centre;
  Real<L> const tail = density * mills_ratio<L>(max(abs(z), real<L>(2.5)));
  return select(central, near_centre, select(z < real<L>(0.0), tail, real<L>(1.0) - tail));
}
GHOSTCAST_HOST_DEVICE inline double normal_cdf(double z) { return double_normal_cdf<ScalarDouble>(z); }

}  // namespace ghostcast
