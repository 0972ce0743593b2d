// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/statistics/rho_beliefs.hpp"

#include "ghostcast/model/belief.hpp"

namespace ghostcast {

std::vector<std::vector<int>> rho_components_of(ModelParams const& model, std::uint64_t seed, std::uint64_t count)
{
  std::vector<std::vector<int>> components(static_cast<std::size_t>(model.unit_count));
  for (std::uint64_t b = 0; b < count; ++b) {
    std::uint64_t const belief[] = {b};
    BeliefPoint<Scalar> const point = belief_point<Scalar>(seed, belief);
    for (int u = 0; u < model.unit_count; ++u) {
      if (model.rho_draw[u] < 0) continue;
      Draw const& draw = model.draws[model.rho_draw[u]];
      int const component = mixture_component(model.distributions, draw.distribution, draw_uniform<Scalar>(model, point, draw));
      if (component >= 0) components[static_cast<std::size_t>(u)].push_back(min(component, max_rho_components - 1));
    }
  }
  return components;
}

std::vector<BatchCount> component_replicates(std::vector<BatchCount> const& beliefs, std::vector<int> const& components,
                                             int component)
{
  std::vector<BatchCount> replicates(replicate_count);
  for (std::size_t b = 0; b < beliefs.size(); ++b) {
    if (components[b] != component) continue;
    BatchCount& replicate = replicates[b % replicate_count];
    replicate.hits += beliefs[b].hits;
    replicate.size += beliefs[b].size;
  }
  return replicates;
}

}  // namespace ghostcast
