// SPDX-License-Identifier: Apache-2.0
/// \file
/// Questions about what a scenario draws.
#pragma once

#include <string>
#include <vector>

#include "ghostcast/scenario/scenario.hpp"

namespace ghostcast {

/// The middle nine tenths of a distribution.
struct Interval90 {
  double low;   ///< 5 %
  double high;  ///< 95 %
};

/// The draw that sets the parameter at a flat index, -1: a number.
int find_draw(Scenario const& scenario, int flat_index);

/// Of the values of a draw, in the parameter's unit.
Interval90 middle_of_draw(Scenario const& scenario, int draw);

/// One component of the mixture that substitution_rho is; a number is one component of weight 1.
struct RhoComponent {
  double rho;     ///< its value; the median of a component that is itself uncertain
  double weight;  ///< (0, 1]
};

/// Components of a unit in the order of the tally.
std::vector<RhoComponent> rho_components(ModelParams const& params, int unit);

/// The median belief with the rho of `unit`, and of all that share its draw, at a component's
/// value.
ParameterBlock<Scalar> median_block(ModelParams const& params, int unit,
                                    RhoComponent const& component);

/// "rho -0.5".
std::string name_of(RhoComponent const& component);

}  // namespace ghostcast
