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

/// Copies one lane's values, all Reals, into a pack of them.
template <class L, class Pack, class One>
GHOSTCAST_HOST_DEVICE void scatter_lane(int i, One const& from, Pack& to)
{
  auto const* const source = reinterpret_cast<float const*>(&from);
  auto* const target = reinterpret_cast<StoredReal<L>*>(&to);
  for (std::size_t k = 0; k < sizeof(One) / sizeof(float); ++k) set_lane(target[k], i, source[k]);
}

/// One lane of a pack of Reals.
template <class L, class One, class Pack>
GHOSTCAST_HOST_DEVICE One gather_lane(int i, Pack const& from)
{
  One to;
  auto const* const source = reinterpret_cast<StoredReal<L> const*>(&from);
  auto* const target = reinterpret_cast<float*>(&to);
  for (std::size_t k = 0; k < sizeof(One) / sizeof(float); ++k) target[k] = lane(source[k], i);
  return to;
}

/// Draws one uncertain parameter into lane `i`.
template <class L>
GHOSTCAST_HOST_DEVICE GHOSTCAST_OUT_OF_LINE void sample_draw(ModelParams const& model, RandomStream<Scalar> const& stream, int d, int i,
                                       ParameterBlock<L>& block, StoredWord<L>* component)
{
  Draw const& draw = model.draws[d];
  double const u = draw_uniform(model, stream, draw);
  float const value = static_cast<float>(quantile(model.distributions, draw.distribution, u));
  StoredReal<L>* const values = flat(block);
  for (int k = 0; k < draw.target_count; ++k) set_lane(values[place_of<L>(model.draw_targets[draw.first_target + k])], i, value);
  int const picked = mixture_component(model.distributions, draw.distribution, u);
  if (picked < 0) return;
  for (int unit = 0; unit < model.unit_count; ++unit) {
    if (model.rho_draw[unit] == d) set_lane(component[unit], i, static_cast<std::uint32_t>(min(picked, max_rho_components - 1)));
  }
}

/// Draws belief `belief` into lane `i`; every thread of the team takes part.
///
/// \param component  [unit] component of the mixture of rho, 0 else
template <class L>
GHOSTCAST_HOST_DEVICE void sample_belief(ModelParams const& model, std::uint64_t seed, std::uint64_t belief, int i,
                                         Team<L> const& team, ParameterBlock<L>& block, StoredWord<L>* component)
{
  RandomStream<Scalar> const stream = make_stream<Scalar>(seed, belief);
  StoredReal<L>* const values = flat(block);
  float const* const base = flat(model.base);
  team.each(used_size<Scalar>(model.unit_count), [&](int k) {
    int const place = place_of<L>(k);
    if (place >= 0) set_lane(values[place], i, base[k]);
  });
  team.each(model.unit_count, [&](int u) { set_lane(component[u], i, std::uint32_t{0}); });
  team.sync();
  team.each(model.draw_count, [&](int d) { sample_draw<L>(model, stream, d, i, block, component); });
  team.sync();
}

/// The same for one trajectory and one thread.
GHOSTCAST_HOST_DEVICE inline void sample_belief(ModelParams const& model, std::uint64_t seed, std::uint64_t belief,
                                                ParameterBlock<Scalar>& block, std::uint32_t (&component)[max_units])
{
  sample_belief<Scalar>(model, seed, belief, 0, Alone{}, block, component);
}

}  // namespace ghostcast
