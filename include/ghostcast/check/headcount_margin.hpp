// SPDX-License-Identifier: Apache-2.0
/// \file
/// How many people a unit will want (eq. 30 without chance) beside how many a ghost may have.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "ghostcast/model/model_params.hpp"

namespace ghostcast {

enum class Reach : int { within, at_the_peak, rounding, beyond, any_number };

/// One unit and definition at the median belief.
struct HeadcountMargin {
  int unit;
  int definition;
  double automation;  ///< the ceiling
  // at the least value that the definition takes
  double value_ratio;  ///< V/V0
  double places;       ///< people wanted
  double allowed;      ///< people, of a peak as at t=0
  // after the unit has grown to its value ceiling
  double top_value;              ///< V/V0
  double top_places;             ///< people wanted
  double top_peak;               ///< people wanted at that value with the automation of t=0
  double top_allowed;            ///< people, of that peak
  Reach reach;                   ///< at the median belief
  std::uint64_t beliefs;         ///< looked at one by one
  std::uint64_t beliefs_within;  ///< of them those whose fewest places are at most `allowed`
};

/// Beliefs that are looked at: enough for a share to within 7 points (two standard errors).
inline constexpr std::uint64_t most_margin_beliefs = 200;

/// People by which a verdict may hang on the rounding of targets by role.
inline constexpr double rounding_people = 3.0;

/// [unit][definition], flat; beliefs 0 .. of the seed, most_margin_beliefs of them at most.
std::vector<HeadcountMargin> list_headcount_margins(ModelParams const& params, std::uint64_t seed,
                                                    std::uint64_t beliefs);

/// "a ghost is within reach: 6,910 places against 8,250 allowed".
std::string verdict_text(HeadcountMargin const& margin);

}  // namespace ghostcast
