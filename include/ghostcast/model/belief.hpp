// SPDX-License-Identifier: Apache-2.0
/// \file
/// Beliefs: the analyst's uncertain parameters, drawn by address, for all lanes at once (section 3).
#pragma once

#include "ghostcast/core/precision.hpp"
#include "ghostcast/math/normal.hpp"
#include "ghostcast/model/model_params.hpp"
#include "ghostcast/random/quasi_random.hpp"

namespace ghostcast {

/// 52 bits as a uniform in (0, 1): 32 of a scrambled Sobol point where the uniform has a dimension,
/// the others random. Every step is exact.
template <class L>
GHOSTCAST_HOST_DEVICE inline Real<Double<L>> belief_uniform(BeliefPoint<L> const& point, Directions const& directions, int address_unit,
                                                            std::uint32_t name_hash)
{
  using D = Double<L>;
  WordBlock<L> const words = belief_words<L>(point.own, address_unit, name_hash);
  Word<L> const high = directions.quasi() ? quasi_word<L>(point, directions, address_unit, name_hash) : words.word[0];
  Real<D> const bits = fma(double_of(high), real<D>(0x1p20), double_of(words.word[1] >> 12));
  return (bits + real<D>(0.5)) * real<D>(0x1p-52);
}

/// Uniform of a draw: its own, or through its row of the Gaussian copula.
template <class L>
GHOSTCAST_HOST_DEVICE inline Real<Double<L>> draw_uniform(ModelParams const& model, BeliefPoint<L> const& point, Draw const& draw)
{
  using D = Double<L>;
  if (draw.copula_row < 0) return belief_uniform<L>(point, draw.directions, draw.address_unit, draw.name_hash);
  CopulaRow const row = model.copula_rows[draw.copula_row];
  Real<D> score(0);
  for (int k = row.first_term; k < row.first_term + row.term_count; ++k) {
    CopulaTerm const& term = model.copula_terms[k];
    Real<D> const own = double_normal_quantile<D>(belief_uniform<L>(point, term.directions, term.address_unit, term.name_hash));
    score = fma(Real<D>(term.coefficient), own, score);
  }
  return clip(double_normal_cdf<D>(score), real<D>(0x1p-53), real<D>(1.0 - 0x1p-53));
}

/// Notes which component of its mixture of rho each unit has drawn.
template <class L>
GHOSTCAST_HOST_DEVICE void note_component(ModelParams const& model, int d, Real<Double<L>> const& u, StoredWord<L>* component)
{
  for (int unit = 0; unit < model.unit_count; ++unit) {
    if (model.rho_draw[unit] != d) continue;
    for (int i = 0; i < L::width; ++i) {
      int const picked = mixture_component(model.distributions, model.draws[d].distribution, lane(u, i));
      if (picked >= 0) set_lane(component[unit], i, static_cast<std::uint32_t>(min(picked, max_rho_components - 1)));
    }
  }
}

/// Draws one uncertain parameter.
template <class L>
GHOSTCAST_HOST_DEVICE GHOSTCAST_OUT_OF_LINE void sample_draw(ModelParams const& model, BeliefPoint<L> const& point, int d,
                                                             ParameterBlock<L>& block, StoredWord<L>* component)
{
  Draw const& draw = model.draws[d];
  Real<Double<L>> const u = draw_uniform<L>(model, point, draw);
  Real<L> const value = single_of(quantile<Double<L>>(model.distributions, draw.distribution, u));
  StoredReal<L>* const values = flat(block);
  for (int k = 0; k < draw.target_count; ++k) values[place_of<L>(model.draw_targets[draw.first_target + k])] = value;
  if (model.distributions.distributions[draw.distribution].kind == DistributionKind::mixture) {
    note_component<L>(model, d, u, component);
  }
}

/// Draws the uncertain parameters of the beliefs given, one a lane; every thread of the team takes part.
///
/// \param component  [unit] component of the mixture of rho; stays as it is where rho is no mixture
template <class L>
GHOSTCAST_HOST_DEVICE void sample_draws(ModelParams const& model, std::uint64_t seed, std::uint64_t const (&belief)[L::width],
                                        Team<L> const& team, ParameterBlock<L>& block, StoredWord<L>* component)
{
  BeliefPoint<L> const point = belief_point<L>(seed, belief);
  team.each(model.draw_count, [&](int d) { sample_draw<L>(model, point, d, block, component); });
  team.sync();
}

/// Sets every parameter to the scenario's number, in all lanes, and the components to 0.
template <class L>
GHOSTCAST_HOST_DEVICE void set_numbers(ModelParams const& model, Team<L> const& team, ParameterBlock<L>& block,
                                       StoredWord<L>* component)
{
  StoredReal<L>* const values = flat(block);
  float const* const base = flat(model.base);
  team.each(used_size<Scalar>(model.unit_count), [&](int k) {
    int const place = place_of<L>(k);
    if (place >= 0) values[place] = Real<L>(base[k]);
  });
  team.each(model.unit_count, [&](int u) { component[u] = Word<L>(0); });
  team.sync();
}

/// Sets what the steps of the plan have changed to the scenario's number again.
template <class L>
GHOSTCAST_HOST_DEVICE void undo_levers(ModelParams const& model, Team<L> const& team, ParameterBlock<L>& block)
{
  StoredReal<L>* const values = flat(block);
  float const* const base = flat(model.base);
  for (int k = 0; k < model.lever_step_count; ++k) {
    int const target = model.lever_steps[k].target;
    // By target: one that several steps move is written by one thread alone.
    if (team.does(target)) values[place_of<L>(target)] = Real<L>(base[target]);
  }
  team.sync();
}

/// A whole belief for one trajectory and one thread: numbers and draws.
GHOSTCAST_HOST_DEVICE inline void sample_belief(ModelParams const& model, std::uint64_t seed, std::uint64_t belief,
                                                ParameterBlock<Scalar>& block, std::uint32_t (&component)[max_units])
{
  std::uint64_t const beliefs[] = {belief};
  set_numbers<Scalar>(model, Alone{}, block, component);
  sample_draws<Scalar>(model, seed, beliefs, Alone{}, block, component);
}

}  // namespace ghostcast
