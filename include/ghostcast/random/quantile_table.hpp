// SPDX-License-Identifier: Apache-2.0
/// \file
/// Tables of beta and gamma quantiles, built once per run and read once per belief.
///
/// A table holds t = log x (gamma with scale 1) or t = logit x (beta) and its exact derivative as
/// functions of the normal score z = Phi^-1(u) on a uniform grid. In these terms the quantile is
/// smooth and almost straight for every shape, so cubic Hermite interpolation reaches 1e-8
/// (the worst are shapes of 0.05, where t moves by 17 per unit of z).
#pragma once

#include "ghostcast/math/gamma.hpp"
#include "ghostcast/math/normal.hpp"

namespace ghostcast {

/// Intervals of a table per unit of z.
inline constexpr int quantile_table_density = 128;
/// The grid ends at +- this; beyond (u < 1e-17) the end interval is extrapolated.
inline constexpr double quantile_table_end = 8.5;
/// Intervals of a table.
inline constexpr int quantile_table_intervals = 2176;
static_assert(quantile_table_intervals == 2 * quantile_table_end * quantile_table_density);
/// Doubles of a table: value and derivative [per interval] at every node.
inline constexpr int quantile_table_size = 2 * (quantile_table_intervals + 1);

/// Solves log P(T <= t) = log_target by Newton's rule from a guess. `Law` is LogGammaLaw or
/// LogitBetaLaw: their tails are log-concave, so that from any guess the second step is on the near
/// side and the rest converge from there.
template <class Law>
GHOSTCAST_HOST_DEVICE inline double solve_lower(Law const& law, double log_target, double t)
{
  for (int iteration = 0; iteration < 60; ++iteration) {
    double const ratio = law.lower_ratio(t);
    double const excess = law.log_density(t) + log<ScalarDouble>(ratio) - log_target;
    t -= excess * ratio;
    if (abs(excess) < 1e-13 * (1.0 + abs(log_target))) break;
  }
  return t;
}

/// Solves log P(T > t) = log_target likewise.
template <class Law>
GHOSTCAST_HOST_DEVICE inline double solve_upper(Law const& law, double log_target, double t)
{
  for (int iteration = 0; iteration < 60; ++iteration) {
    double const ratio = law.upper_ratio(t);
    double const excess = law.log_density(t) + log<ScalarDouble>(ratio) - log_target;
    t += excess * ratio;
    if (abs(excess) < 1e-13 * (1.0 + abs(log_target))) break;
  }
  return t;
}

/// Writes one node and returns it as (t, dt per interval); dt/dz = phi(z) / density of T.
template <class Law>
GHOSTCAST_HOST_DEVICE inline void write_node(Law const& law, double z, double t, double* node)
{
  double const log_phi = -0.5 * z * z - 0.91893853320467274178;
  node[0] = t;
  node[1] = exp<ScalarDouble>(log_phi - law.log_density(t)) / quantile_table_density;
}

/// Fills a table from the median outwards, each node's guess taken from its neighbour.
///
/// \param start  any t whose lower tail is not 0 or 1 in double
/// \param out    [quantile_table_size]
template <class Law>
GHOSTCAST_HOST_DEVICE inline void fill_quantile_table(Law const& law, double start, double* out)
{
  int const middle = quantile_table_intervals / 2;
  double* const center = out + 2 * middle;
  write_node(law, 0.0, solve_lower(law, log<ScalarDouble>(0.5), start), center);
  for (int step = 1; step <= middle; ++step) {
    double const z = static_cast<double>(step) / quantile_table_density;
    double const log_tail = log<ScalarDouble>(normal_cdf(-z));
    double* const left = center - 2 * step;
    double* const right = center + 2 * step;
    write_node(law, -z, solve_lower(law, log_tail, left[2] - left[3]), left);
    write_node(law, z, solve_upper(law, log_tail, right[-2] + right[-1]), right);
  }
}

/// Fills the table of the gamma distribution with scale 1.
///
/// \param shape  0.05 .. 1000
/// \param out    [quantile_table_size]
GHOSTCAST_HOST_DEVICE inline void fill_gamma_table(double shape, double* out)
{
  // x^shape / Gamma(shape + 1) bounds the cdf from above, so this start lies left of the median.
  double const start = (log<ScalarDouble>(0.5) + log_gamma(shape + 1.0)) / shape;
  fill_quantile_table(make_log_gamma_law(shape), start, out);
}

/// Fills the table of the beta distribution.
///
/// \param a,b  shapes, 0.05 .. 1000
/// \param out  [quantile_table_size]
GHOSTCAST_HOST_DEVICE inline void fill_beta_table(double a, double b, double* out)
{
  fill_quantile_table(make_logit_beta_law(a, b), log<ScalarDouble>(a / b), out);
}

/// The t of a table at the probability u in (0, 1). \tparam L  in double precision
template <class L>
GHOSTCAST_HOST_DEVICE inline Real<L> table_quantile(double const* table, Real<L> u)
{
  Real<L> const position =
      (double_normal_quantile<L>(u) + real<L>(quantile_table_end)) * real<L>(quantile_table_density);
  Real<L> const left = clip(floor(position), real<L>(0.0), real<L>(quantile_table_intervals - 1.0));
  Real<L> const s = position - left;
  Real<L> node[4];
  for (int i = 0; i < L::width; ++i) {
    double const* const at = table + 2 * static_cast<int>(lane(left, i));
    for (int k = 0; k < 4; ++k) set_lane(node[k], i, at[k]);
  }
  Real<L> const rise = node[2] - node[0];
  Real<L> const cubic = node[1] + node[3] - real<L>(2.0) * rise;
  Real<L> const square = rise - node[1] - cubic;
  return fma(fma(fma(cubic, s, square), s, node[1]), s, node[0]);
}

/// Quantile of the gamma distribution with scale 1.
template <class L>
GHOSTCAST_HOST_DEVICE inline Real<L> gamma_table_quantile(double const* table, Real<L> u)
{
  return exp<L>(table_quantile<L>(table, u));
}
GHOSTCAST_HOST_DEVICE inline double gamma_table_quantile(double const* table, double u)
{
  return gamma_table_quantile<ScalarDouble>(table, u);
}

/// Quantile of the beta distribution.
template <class L>
GHOSTCAST_HOST_DEVICE inline Real<L> beta_table_quantile(double const* table, Real<L> u)
{
  return logistic<L>(table_quantile<L>(table, u));
}
GHOSTCAST_HOST_DEVICE inline double beta_table_quantile(double const* table, double u)
{
  return beta_table_quantile<ScalarDouble>(table, u);
}

}  // namespace ghostcast
