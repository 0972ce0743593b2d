// SPDX-License-Identifier: Apache-2.0
/// \file
/// A compiled scenario: all that the model needs to know, as plain data and borrowed arrays.
#pragma once

#include <cstdint>

#include "ghostcast/model/definition.hpp"
#include "ghostcast/model/features.hpp"
#include "ghostcast/model/parameter_block.hpp"
#include "ghostcast/random/distribution.hpp"
#include "ghostcast/random/quasi_random.hpp"

namespace ghostcast {

/// One uncertain parameter: a distribution, the address of its uniform, and where the value goes.
struct Draw {
  int distribution;          ///< index into DistributionSet
  std::uint32_t name_hash;   ///< address: hash of the full key, stable for ever
  int address_unit;          ///< unit index, 64 + organisation, or 255 when shared
  int first_target;          ///< into ModelParams::draw_targets: flat indices of the block
  int target_count;
  int copula_row;            ///< into ModelParams::copula_rows, -1: independent
  Directions directions{};   ///< of its uniform
};

/// z' = sum of coefficient x normal(address): one row of a Gaussian copula.
struct CopulaRow {
  int first_term;
  int term_count;
};

struct CopulaTerm {
  double coefficient;
  std::uint32_t name_hash;
  int address_unit;
  Directions directions{};  ///< of its uniform
};

/// From month `month` on, parameter `target` has `value` (or plan_value[slot] where slot >= 0).
struct LeverStep {
  int month;   ///< 1..horizon; steps are sorted by month
  int target;  ///< flat index of the block
  float value;
  int slot;    ///< -1: `value`
};

/// What is fixed about a unit, whatever the belief.
struct UnitLayout {
  int group;
  int organisation;
  int reference_unit;  ///< whose a_x, price of output and automation it shares, -1: its own
};

struct ModelParams {
  int unit_count;
  int group_count;
  int organisation_count;
  int horizon;           ///< months, 1..480
  int definition_count;  ///< 1..8
  float gpu_quantum;     ///< GPUs a state quantum stands for, a power of two
  bool stationary_start;

  UnitLayout unit[max_units];
  Definition definition[max_definitions];
  Features features;               ///< mechanisms that no belief and no lever switches on are skipped
  ParameterBlock<Scalar> base;     ///< numbers; drawn parameters hold their median

  DistributionSet distributions;
  Draw const* draws;
  int draw_count;
  int const* draw_targets;
  CopulaRow const* copula_rows;
  CopulaTerm const* copula_terms;
  LeverStep const* lever_steps;
  int lever_step_count;
  int rho_draw[max_units];         ///< the draw of substitution_rho of a unit, -1: a number
};

/// The mechanisms that lanes of type `L` look at.
template <class L>
GHOSTCAST_HOST_DEVICE decltype(auto) features(ModelParams const& model)
{
  if constexpr (is_calm<L>) return calm(model.features);
  else return (model.features);
}

/// Whether the calm form of a model is the model itself.
inline bool is_calm_model(ModelParams const& model) { return calm(model.features) == model.features; }

}  // namespace ghostcast
