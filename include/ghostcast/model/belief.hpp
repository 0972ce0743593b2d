// SPDX-License-Identifier: Apache-2.0
/// \file
/// One belief: the analyst's uncertain parameters, drawn by address (section 3).
#pragma once

#include "ghostcast/math/normal.hpp"
#include "ghostcast/model/model_params.hpp"
#include "ghostcast/random/random_stream.hpp"

namespace ghostcast {

/// 52 random bits as a uniform in (0, 1).
GHOSTCAST_HOST_DEVICE inline double belief_uniform(RandomStream<Scalar> const& stream, int address_unit, std::uint32_t name_hash)
{
  WordBlock<Scalar> const words = belief_words<Scalar>(stream, address_unit, name_hash);
  std::uint64_t const bits = (static_cast<std::uint64_t>(words.word[0]) << 32 | words.word[1]) >> 12;
  return (static_cast<double>(bits) + 0.5) * 0x1p-52;
}

/// Uniform of a draw: its own, or through its row of the Gaussian copula.
GHOSTCAST_HOST_DEVICE inline double draw_uniform(ModelParams const& model, RandomStream<Scalar> const& stream, Draw const& draw)
{
  if (draw.copula_row < 0) return belief_uniform(stream, draw.address_unit, draw.name_hash);
  CopulaRow const row = model.copula_rows[draw.copula_row];
  double score = 0.0;
  for (int k = row.first_term; k < row.first_term + row.term_count; ++k) {
    CopulaTerm const& term = model.copula_terms[k];
    score = fma(term.coefficient, normal_quantile(belief_uniform(stream, term.address_unit, term.name_hash)), score);
  }
  return clip(normal_cdf(score), 0x1p-53, 1.0 - 0x1p-53);
}

/// Draws belief `belief` into `block`. \param component [unit] component of the mixture of rho, 0 else
GHOSTCAST_HOST_DEVICE inline void sample_belief(ModelParams const& model, std::uint64_t seed, std::uint64_t belief,
                                                ParameterBlock<Scalar>& block, int (&component)[max_units])
{
  RandomStream<Scalar> const stream = make_stream<Scalar>(seed, belief);
  float* const values = flat(block);
  float const* const base = flat(model.base);
  for (int k = 0; k < used_size<Scalar>(model.unit_count); ++k) values[k] = base[k];
  for (int u = 0; u < model.unit_count; ++u) component[u] = 0;
  for (int d = 0; d < model.draw_count; ++d) {
    Draw const& draw = model.draws[d];
    double const u = draw_uniform(model, stream, draw);
    float const value = static_cast<float>(quantile(model.distributions, draw.distribution, u));
    for (int k = 0; k < draw.target_count; ++k) values[model.draw_targets[draw.first_target + k]] = value;
    int const picked = mixture_component(model.distributions, draw.distribution, u);
    for (int unit = 0; unit < model.unit_count && picked >= 0; ++unit) {
      if (model.rho_draw[unit] == d) component[unit] = picked < max_rho_components ? picked : max_rho_components - 1;
    }
  }
}

}  // namespace ghostcast
