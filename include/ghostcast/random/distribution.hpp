// SPDX-License-Identifier: Apache-2.0
/// \file
/// The distributions a scenario may give an uncertain input, and their quantiles.
///
/// Everything is by quantile in portable double: one uniform per input, so that truncation is a
/// smaller range of u, correlation is one of normal scores, and every device draws the same value.
#pragma once

#include "ghostcast/math/power.hpp"
#include "ghostcast/random/quantile_table.hpp"

namespace ghostcast {

/// The families of distributions.
enum class DistributionKind : int {
  point,
  normal,
  lognormal,
  beta,
  gamma,
  uniform,
  triangular,
  kumaraswamy,
  mixture
};

/// One distribution. The parameters by kind:
///
///     kind         a               b       c     low, high
///     point        value
///     normal       mean            sd
///     lognormal    log of median   sigma
///     beta         shape           shape         ends; table
///     gamma        shape           scale         table
///     uniform                                    ends
///     triangular                           mode  ends
///     kumaraswamy  shape           shape         ends
///     mixture      components [first_component, first_component + component_count) of the same
///                  array; each has its cumulative weight, the last one 1
///
/// Truncation: u is moved into [u_low, u_high], never the value clipped. `shift` is added last.
struct Distribution {
  DistributionKind kind{DistributionKind::point};
  double a{0.0};
  double b{0.0};
  double c{0.0};
  double low{0.0};
  double high{1.0};
  double u_low{0.0};              ///< cdf at the lower truncation point
  double u_high{1.0};             ///< cdf at the upper truncation point
  double shift{0.0};              ///< added to the value
  int table{-1};                  ///< number of the quantile table, -1 if the kind has none
  int first_component{0};         ///< index of a mixture's first component
  int component_count{0};         ///< number of a mixture's components, 0 for other kinds
  double cumulative_weight{1.0};  ///< as a component: its weight and those before it
};

/// All distributions of a run and their tables; borrows.
struct DistributionSet {
  Distribution const* distributions;  ///< mixtures name their components by index in this array
  double const* tables;               ///< [table][quantile_table_size]
};

// Quantiles are over lanes in double precision: what all lanes draw has one distribution.

/// Quantile of the triangular distribution.
template <class L>
GHOSTCAST_HOST_DEVICE inline Real<L> triangular_quantile(Distribution const& distribution, Real<L> u)
{
  Real<L> const low(distribution.low);
  Real<L> const high(distribution.high);
  Real<L> const mode(distribution.c);
  Real<L> const width = high - low;
  Real<L> const rising = low + square_root(u * width * (mode - low));
  Real<L> const falling = high - square_root((real<L>(1.0) - u) * width * (high - mode));
  return select(u * width < mode - low, rising, falling);
}

/// Quantile of the Kumaraswamy distribution on [0, 1]: (1 - (1-u)^(1/b))^(1/a).
template <class L>
GHOSTCAST_HOST_DEVICE inline Real<L> kumaraswamy_quantile(double a, double b, Real<L> u)
{
  Real<L> const inner = -expm1<L>(log1p<L>(-u) / Real<L>(b));
  return pow<L>(max(inner, real<L>(1e-300)), Real<L>(1.0 / a));
}

/// Quantile of any kind but a mixture, at a u that is truncated already.
template <class L>
GHOSTCAST_HOST_DEVICE inline Real<L> simple_quantile(Distribution const& distribution, double const* table, Real<L> u)
{
  Real<L> const a(distribution.a);
  Real<L> const b(distribution.b);
  Real<L> const low(distribution.low);
  Real<L> const width(distribution.high - distribution.low);
  switch (distribution.kind) {
    case DistributionKind::normal:
      return a + b * double_normal_quantile<L>(u);
    case DistributionKind::lognormal:
      return exp<L>(a + b * double_normal_quantile<L>(u));
    case DistributionKind::beta:
      return low + width * beta_table_quantile<L>(table, u);
    case DistributionKind::gamma:
      return b * gamma_table_quantile<L>(table, u);
    case DistributionKind::uniform:
      return low + width * u;
    case DistributionKind::triangular:
      return triangular_quantile<L>(distribution, u);
    case DistributionKind::kumaraswamy:
      return low + width * kumaraswamy_quantile<L>(distribution.a, distribution.b, u);
    case DistributionKind::point:
    case DistributionKind::mixture:
      break;
  }
  return a;
}

/// The u of a distribution, moved into its truncated range.
GHOSTCAST_HOST_DEVICE inline double truncate(Distribution const& distribution, double u)
{
  return distribution.u_low + u * (distribution.u_high - distribution.u_low);
}

/// A mixture's component and the uniform that is left over for it.
struct ComponentChoice {
  int component;  ///< 0 .. component_count - 1
  double u;       ///< in (0, 1)
};

/// The component whose range of cumulative weight holds u.
GHOSTCAST_HOST_DEVICE inline ComponentChoice choose_component(DistributionSet const& set,
                                                              Distribution const& mixture, double u)
{
  Distribution const* const components = set.distributions + mixture.first_component;
  int chosen = 0;
  double below = 0.0;
  while (chosen + 1 < mixture.component_count && u >= components[chosen].cumulative_weight) {
    below = components[chosen].cumulative_weight;
    ++chosen;
  }
  double const weight = components[chosen].cumulative_weight - below;
  // At the very edge of the range rounding could reach an end, where quantiles are infinite.
  return {chosen, clip((u - below) / weight, 0x1p-60, 1.0 - 0x1p-53)};
}

/// Number of the mixture's component at u, from 0; -1 if the distribution is not a mixture.
GHOSTCAST_HOST_DEVICE inline int mixture_component(DistributionSet const& set, int index, double u)
{
  Distribution const& distribution = set.distributions[index];
  if (distribution.kind != DistributionKind::mixture) return -1;
  return choose_component(set, distribution, truncate(distribution, u)).component;
}

/// Quantile of distribution `index`, not a mixture, at u in (0, 1) before truncation.
template <class L>
GHOSTCAST_HOST_DEVICE inline Real<L> shifted_quantile(DistributionSet const& set, int index, Real<L> u, Real<L> shift)
{
  Distribution const& distribution = set.distributions[index];
  double const* const table =
      set.tables + static_cast<std::ptrdiff_t>(max(distribution.table, 0)) * quantile_table_size;
  Real<L> const inside =
      Real<L>(distribution.u_low) + u * Real<L>(distribution.u_high - distribution.u_low);
  return simple_quantile<L>(distribution, table, inside) + Real<L>(distribution.shift) + shift;
}

/// Quantile of a mixture: each lane picks its component; components are worked out once each.
template <class L>
GHOSTCAST_HOST_DEVICE inline Real<L> mixture_quantile(DistributionSet const& set, int mixture, Real<L> u)
{
  int component[L::width];
  Real<L> rest = u;
  Real<L> shift(0);
  for (int i = 0; i < L::width; ++i) {
    int& index = component[i] = mixture;
    while (set.distributions[index].kind == DistributionKind::mixture) {
      Distribution const& outer = set.distributions[index];
      ComponentChoice const choice = choose_component(set, outer, truncate(outer, lane(rest, i)));
      set_lane(shift, i, lane(shift, i) + outer.shift);
      set_lane(rest, i, choice.u);
      index = outer.first_component + choice.component;
    }
  }
  Real<L> result(0);
  for (int i = 0; i < L::width; ++i) {
    int const index = component[i];
    if (index < 0) continue;
    Real<L> const value = shifted_quantile<L>(set, index, rest, shift);
    for (int j = i; j < L::width; ++j) {
      if (component[j] != index) continue;
      set_lane(result, j, lane(value, j));
      component[j] = -1;
    }
  }
  return result;
}

/// Quantile of distribution `index` at u in (0, 1); increasing in u but across mixture components.
template <class L>
GHOSTCAST_HOST_DEVICE inline Real<L> quantile(DistributionSet const& set, int index, Real<L> u)
{
  if (set.distributions[index].kind == DistributionKind::mixture) return mixture_quantile<L>(set, index, u);
  return shifted_quantile<L>(set, index, u, Real<L>(0));
}
GHOSTCAST_HOST_DEVICE inline double quantile(DistributionSet const& set, int index, double u)
{
  return quantile<ScalarDouble>(set, index, u);
}

}  // namespace ghostcast
