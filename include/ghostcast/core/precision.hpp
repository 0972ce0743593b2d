// SPDX-License-Identifier: Apache-2.0
/// \file
/// From single to double precision and back. A lanes type whose beliefs are anchored names its
/// companion `L::Double`, of as many lanes, and has overloads of these functions.
#pragma once

#include "ghostcast/core/lane_bits.hpp"

namespace ghostcast {

/// The lanes in double precision beside `L`.
template <class L>
using Double = typename L::Double;

/// The same number in double precision.
GHOSTCAST_HOST_DEVICE constexpr double double_of(float value) { return static_cast<double>(value); }
GHOSTCAST_HOST_DEVICE constexpr double double_of(std::uint32_t word) { return static_cast<double>(word); }

/// The nearest number in single precision.
GHOSTCAST_HOST_DEVICE constexpr float single_of(double value) { return static_cast<float>(value); }

/// A word with bit `bit` where the mask of `Double<L>` holds, else 0: for what is rare.
template <class L, class DoubleMask>
GHOSTCAST_HOST_DEVICE inline Word<L> bit_where(DoubleMask const& mask, int bit)
{
  Word<L> word(0);
  for_each_lane(mask, [&](int i) { set_lane(word, i, std::uint32_t{1} << bit); });
  return word;
}

}  // namespace ghostcast
