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

/// Quantile of the triangular distribution.
GHOSTCAST_HOST_DEVICE inline double triangular_quantile(Distribution const& distribution, double u)
{
  double const low = distribution.low;
  double const high = distribution.high;
  double const mode = distribution.c;
  double const width = high - low;
  if (u * width < mode - low) return low + square_root(u * width * (mode - low));
  return high - square_root((1.0 - u) * width * (high - mode));
}

/// Quantile of the Kumaraswamy distribution on [0, 1]: (1 - (1-u)^(1/b))^(1/a).
GHOSTCAST_HOST_DEVICE inline double kumaraswamy_quantile(double a, double b, double u)
{
  double const inner = -expm1<ScalarDouble>(log1p<ScalarDouble>(-u) / b);
  return pow<ScalarDouble>(max(inner, 1e-300), 1.0 / a);
}

/// Quantile of any kind but a mixture, at a u that is truncated already.
GHOSTCAST_HOST_DEVICE inline double simple_quantile(Distribution const& distribution,
                                                    double const* table, double u)
{
  double const a = distribution.a;
  double const b = distribution.b;
  double const low = distribution.low;
  double const width = distribution.high - low;
  switch (distribution.kind) {
    case DistributionKind::normal:
      return a + b * normal_quantile(u);
    case DistributionKind::lognormal:
      return exp<ScalarDouble>(a + b * normal_quantile(u));
    case DistributionKind::beta:
      return low + width * beta_table_quantile(table, u);
    case DistributionKind::gamma:
      return b * gamma_table_quantile(table, u);
    case DistributionKind::uniform:
      return low + width * u;
    case DistributionKind::triangular:
      return triangular_quantile(distribution, u);
    case DistributionKind::kumaraswamy:
      return low + width * kumaraswamy_quantile(a, b, u);
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

/// Quantile of distribution `index` at u in (0, 1); increasing in u but across mixture components.
GHOSTCAST_HOST_DEVICE inline double quantile(DistributionSet const& set, int index, double u)
{
  double shift = 0.0;
  while (set.distributions[index].kind == DistributionKind::mixture) {
    Distribution const& mixture = set.distributions[index];
    ComponentChoice const choice = choose_component(set, mixture, truncate(mixture, u));
    shift += mixture.shift;
    index = mixture.first_component + choice.component;
    u = choice.u;
  }
  Distribution const& distribution = set.distributions[index];
  double const* const table =
      set.tables + static_cast<std::ptrdiff_t>(max(distribution.table, 0)) * quantile_table_size;
  return simple_quantile(distribution, table, truncate(distribution, u)) + distribution.shift +
         shift;
}

}  // namespace ghostcast
