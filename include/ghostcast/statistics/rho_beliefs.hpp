// SPDX-License-Identifier: Apache-2.0
/// \file
/// Results apart by the component of the mixture of substitution_rho that a belief has drawn.
#pragma once

#include <cstdint>
#include <vector>

#include "ghostcast/model/model_params.hpp"
#include "ghostcast/statistics/group_counts.hpp"

namespace ghostcast {

/// [unit][belief 0 .. count - 1]: the component, from 0; empty for units whose rho is no mixture.
std::vector<std::vector<int>> rho_components_of(ModelParams const& model, std::uint64_t seed, std::uint64_t count);

/// Counts of the beliefs of one component, by replicates (belief mod 16), which are independent.
/// \param beliefs     [belief]
/// \param components  [belief], as long or longer
std::vector<BatchCount> component_replicates(std::vector<BatchCount> const& beliefs, std::vector<int> const& components,
                                             int component);

}  // namespace ghostcast
