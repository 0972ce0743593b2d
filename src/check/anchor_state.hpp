// SPDX-License-Identifier: Apache-2.0
/// \file
/// One unit at t=0 as the functions of the month see it; internal to src/check.
#pragma once

#include <memory>

#include "ghostcast/check/draws.hpp"
#include "ghostcast/model/belief_constants.hpp"
#include "ghostcast/model/initial.hpp"
#include "ghostcast/model/unit_production.hpp"

namespace ghostcast {

/// A belief's parameters and constants, and the state of one unit at t=0 with compute up.
struct AnchorState {
  ParameterBlock<Scalar> block;
  Constants<Scalar> constants{};
  std::uint32_t repaired[max_units]{};
  UnitState<Scalar> state{};
  double quantum;
  double human;       ///< H
  double usable;      ///< supervised GPUs x utilisation
  double supervised;  ///< GPUs
  double utilisation;
  double compute_labour;  ///< x
  double ratio;           ///< F/H
  double euler;           ///< s_E
  double value;           ///< V/V0

  AnchorState(ModelParams const& model, int unit, RhoComponent const& component);
  UnitParams<Scalar> const& params(int unit) const { return block.unit[unit]; }
  UnitConstants<Scalar> const& solved(int unit) const { return constants.unit[unit]; }
};

}  // namespace ghostcast
