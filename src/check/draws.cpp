// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/check/draws.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace ghostcast {

int find_draw(Scenario const& scenario, int flat_index)
{
  for (std::size_t d = 0; d < scenario.draws.size(); ++d) {
    auto const first = scenario.draw_targets.begin() + scenario.draws[d].first_target;
    auto const last = first + scenario.draws[d].target_count;
    if (std::find(first, last, flat_index) != last) return static_cast<int>(d);
  }
  return -1;
}

Interval90 middle_of_draw(Scenario const& scenario, int draw)
{
  DistributionSet const set{scenario.distributions.data(), scenario.tables.data()};
  int const law = scenario.draws[static_cast<std::size_t>(draw)].distribution;
  if (set.distributions[law].kind != DistributionKind::mixture)
    return {quantile(set, law, 0.05), quantile(set, law, 0.95)};
  // A mixture's quantile jumps between components: sort it on a fine grid of u.
  constexpr int steps = 10000;
  std::vector<double> values;
  for (int k = 0; k < steps; ++k) values.push_back(quantile(set, law, (k + 0.5) / steps));
  std::ranges::sort(values);
  return {values[steps / 20], values[steps - 1 - steps / 20]};
}

std::vector<RhoComponent> rho_components(ModelParams const& params, int unit)
{
  int const draw = params.rho_draw[unit];
  double const fixed = static_cast<double>(params.base.unit[unit].substitution_rho);
  if (draw < 0) return {{fixed, 1.0}};
  DistributionSet const& set = params.distributions;
  int const law = params.draws[draw].distribution;
  Distribution const& rho = set.distributions[law];
  if (rho.kind != DistributionKind::mixture) return {{quantile(set, law, 0.5), 1.0}};
  std::vector<RhoComponent> components;
  double below = 0.0;
  for (int k = 0; k < rho.component_count; ++k) {
    double const upper = set.distributions[rho.first_component + k].cumulative_weight;
    components.push_back({quantile(set, rho.first_component + k, 0.5) + rho.shift, upper - below});
    below = upper;
  }
  return components;
}

ParameterBlock<Scalar> median_block(ModelParams const& params, int unit,
                                    RhoComponent const& component)
{
  ParameterBlock<Scalar> block = params.base;
  if (params.rho_draw[unit] < 0) return block;
  Draw const& draw = params.draws[params.rho_draw[unit]];
  for (int k = 0; k < draw.target_count; ++k) {
    flat(block)[params.draw_targets[draw.first_target + k]] = static_cast<float>(component.rho);
  }
  return block;
}

std::string name_of(RhoComponent const& component)
{
  return fmt::format("rho {:.4g}", component.rho);
}

}  // namespace ghostcast
