// SPDX-License-Identifier: Apache-2.0
/// \file
/// How many people a unit will want (eq. 30 without chance), and how many a lasting hiring freeze
/// leaves (eq. 36), beside how many a ghost may have.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "ghostcast/scenario/target_headcount.hpp"

namespace ghostcast {

/// `frozen`: only in a hiring freeze that lasts. `supervisors`: the same, if the chips need fewer
/// supervisors than have places. `beyond`: not even in a freeze, where hiring can be frozen at all.
enum class Reach : int { within, at_the_peak, rounding, frozen, supervisors, beyond, any_number };

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
  // in a freeze that lasts
  bool can_freeze;               ///< in some month of the plan
  FrozenHeadcount frozen;        ///< people at `value_ratio`
  FrozenHeadcount top_frozen;    ///< people at `top_value`
  Reach reach;                   ///< at the median belief
  std::uint64_t beliefs;         ///< looked at one by one
  std::uint64_t beliefs_within;  ///< of them those whose fewest places are at most `allowed`
  std::uint64_t beliefs_frozen;  ///< of them those whose frozen.most is; 0 if hiring cannot freeze
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
