// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/scenario/distribution_limits.hpp"

#include <fmt/core.h>

#include <algorithm>

#include "ghostcast/math/math.hpp"

namespace ghostcast {
namespace {

constexpr double largest_cut = 0.01;
constexpr double smallest_rest = 1e-12;

std::string fit_bounded(Distribution const& distribution, Range const& range)
{
  double const low = distribution.low + distribution.shift;
  double const high = distribution.high + distribution.shift;
  if (low >= range.low && high <= range.high) return {};  // a density's ends are never drawn
  return fmt::format("its values [{}, {}] must lie in {}", low, high, to_string(range));
}

}  // namespace

bool is_endless(DistributionKind kind)
{
  return kind == DistributionKind::normal || kind == DistributionKind::lognormal ||
         kind == DistributionKind::gamma;
}

double endless_cdf(Distribution const& distribution, double x)
{
  switch (distribution.kind) {
    case DistributionKind::normal:
      return normal_cdf(clip((x - distribution.a) / distribution.b, -38.0, 38.0));
    case DistributionKind::lognormal:
      return x < 1e-300 ? 0.0
                        : normal_cdf(clip((log<ScalarDouble>(x) - distribution.a) / distribution.b,
                                          -38.0, 38.0));
    default:
      return gamma_cdf(distribution.a, x / distribution.b);
  }
}

bool narrow(Distribution& distribution, double low, double high)
{
  constexpr double far = 1e200;
  if (low > -far) distribution.u_low = max(distribution.u_low, endless_cdf(distribution, low));
  if (high < far) distribution.u_high = min(distribution.u_high, endless_cdf(distribution, high));
  return distribution.u_high - distribution.u_low > smallest_rest;
}

std::string fit_into(Distribution& distribution, Range const& range)
{
  if (!is_endless(distribution.kind)) return fit_bounded(distribution, range);
  Distribution cut = distribution;
  bool const something =
      narrow(cut, range.low - distribution.shift, range.high - distribution.shift);
  double const before = distribution.u_high - distribution.u_low;
  double const lost = something ? 1.0 - (cut.u_high - cut.u_low) / before : 1.0;
  if (lost > largest_cut) {
    return fmt::format("{:.3g} % of its values lie outside {}", 100.0 * lost, to_string(range));
  }
  distribution = cut;
  return {};
}

}  // namespace ghostcast
