// SPDX-License-Identifier: Apache-2.0
/// \file
/// Binomial quantile for cells of large mean: third-order Cornish-Fisher expansion.
///
/// The expansion gives the quantile of X with Sheppard's corrections for the lattice; it is cut to
/// an integer by rounding. Where it falls so near a boundary that its error could decide, the
/// decision is made in double. Cells whose mean is too large for float are expanded in double.
#pragma once

#include "ghostcast/math/normal.hpp"
#include "ghostcast/random/binomial_exact.hpp"
#include "ghostcast/random/chance.hpp"

namespace ghostcast {

/// Means above this are expanded in double, where the expansion alone decides: at n p q > 4096 its
/// error moves 1.3e-7 of the probability (total variation), and float's would move more.
inline constexpr double double_mean_limit = 8192.0;

/// Further out than this the cells of u are too wide for z: the exact law decides there (6e-5 of all).
inline constexpr double far_score = 4.0;

/// What the expansion needs to know of a cell.
template <class L>
struct CellMoments {
  Real<L> p;         ///< 0 .. 0.5
  Real<L> variance;  ///< n p q
  Real<L> sd;        ///< its root
  Real<L> inverse;   ///< 1 / sd
};

/// The normal score of the middle of a word's cell of 21 bits.
template <class L>
GHOSTCAST_HOST_DEVICE inline Real<L> cell_score(Word<L> word)
{
  Word<L> const distance = (word ^ shift_right_signed(word, 31)) >> 11;  // in cells from the nearer end
  if constexpr (is_double<L>) {
    Real<L> const z = normal_quantile((real_from_signed<L>(distance) + 0.5) * 0x1p-21);
    return word >> 31 != 0 ? -z : z;
  } else {
    return quantile_of_tails<L>(fma(real_from_signed<L>(distance), real<L>(0x1p-19), real<L>(0x1p-20)), word);
  }
}

/// The quantile minus the mean at the normal score z.
///
/// sd z + (q-p)(z^2-1)/6 + [p q (14 z - 2 z^3) - z^3 - 2 z]/(72 sd)
///   + (q-p)(1 + p q/2)(3 z^4 + 7 z^2 - 16)/(810 sd^2)
template <class L>
GHOSTCAST_HOST_DEVICE inline Real<L> expand_quantile(CellMoments<L> const& cell, Real<L> z)
{
  Real<L> const q = real<L>(1.0) - cell.p;
  Real<L> const pq = cell.p * q;
  Real<L> const square = z * z;
  Real<L> const inverse = cell.inverse;
  Real<L> const first = polynomial<L>(square, 1.0 / 6, -1.0 / 6);
  Real<L> const second = z * fma(pq, polynomial<L>(square, -2.0 / 72, 14.0 / 72),
                                 polynomial<L>(square, -1.0 / 72, -2.0 / 72));
  Real<L> const third = fma(pq, real<L>(0.5), real<L>(1.0)) *
                        polynomial<L>(square, 3.0 / 810, 7.0 / 810, -16.0 / 810);
  Real<L> const skew = (q - cell.p) * fma(third, inverse * inverse, first);
  return fma(cell.sd, z, fma(second, inverse, skew));
}

/// Bound on the error of `expand_quantile`: of the series (scanned for p <= 1/2 and n p >= 8, as
/// the test of this header does), of z and the arithmetic in float, and of the bits of u that are not known
/// yet: half a cell of 21 bits is 2^-22 / density(z) of z, up to `far_score` below the last two terms.
template <class L>
GHOSTCAST_HOST_DEVICE inline Real<L> expansion_error(CellMoments<L> const& cell, Real<L> z)
{
  Real<L> const square = z * z;
  Real<L> const fourth = square * square;
  Real<L> const series =
      fma(fourth, square * real<L>(9.2e-4), real<L>(0.024)) * (cell.inverse * cell.inverse * cell.inverse);
  Real<L> const score = fma(fourth * fourth, real<L>(2.9e-8), fma(abs(z), real<L>(7e-7), real<L>(1.6e-6)));
  return fma(score, cell.sd, series);
}

/// The count of one lane by expansion in double.
template <class L>
[[gnu::noinline]] GHOSTCAST_HOST_DEVICE inline double expand_in_double(double n, double p,
                                                                       std::uint64_t number)
{
  double const variance = n * p * (1.0 - p);
  double const sd = square_root(variance);
  CellMoments<ScalarDouble> const cell{p, variance, sd, 1.0 / sd};
  double const distance = -normal_quantile(nearer_tail(number));
  double const z = number >> 63 == 0 ? -distance : distance;
  return floor(fma(n, p, 0.5) + expand_quantile<ScalarDouble>(cell, z));
}

/// Binomial quantile for n p > `small_mean_limit` in the lanes where `active`; in others some number of 0 .. n.
///
/// \param n     trials, integer-valued, up to 2^24
/// \param p     0 .. 0.5
/// \param word  its 21 leading bits are those of u
/// \param number  number(i): u of lane i to all its bits, (number + 1/2) / 2^64; the result is monotone in it
template <class L, class Number>
GHOSTCAST_HOST_DEVICE inline Real<L> sample_binomial_large(Real<L> n, Real<L> p, Word<L> word,
                                                           Mask<L> active, Number const& number)
{
  Real<L> const mean = n * p;
  Real<L> const variance = mean * (real<L>(1.0) - p);
  Real<L> const sd = square_root(variance);
  CellMoments<L> const cell{p, variance, sd, real<L>(1.0) / sd};
  Real<L> const z = cell_score<L>(word);
  Real<L> const offset = expand_quantile<L>(cell, z) + real<L>(0.5);
  // The mean's integer part is set aside and its rounding given back: only the offset rounds.
  Real<L> const whole = floor(mean);
  Real<L> const position = offset + ((mean - whole) + fms(n, p, mean));
  Real<L> const step = floor(position);
  Real<L> count = whole + step;

  Mask<L> const huge = active && mean > real<L>(double_mean_limit);
  Real<L> const past = position - step;
  Real<L> const edge = min(past, real<L>(1.0) - past);
  Mask<L> const unsure = edge < expansion_error<L>(cell, z) || z * z > real<L>(far_score * far_score);
  Mask<L> const close = active && !huge && unsure;
  count = min(max(count, real<L>(0.0)), n);
  if (any(close)) decide_exactly<L>(close, n, p, number, count);
  if (any(huge)) {
    for_each_lane(huge, [&](int i) {
      double const expanded = expand_in_double<L>(lane(n, i), lane(p, i), number(i));
      set_lane(count, i, static_cast<Element<L>>(clip<double>(expanded, 0.0, lane(n, i))));
    });
  }
  return count;
}

}  // namespace ghostcast
