// SPDX-License-Identifier: Apache-2.0
/// \file
/// From a value to its bin, and back to the bin's edges.
#pragma once

#include <cstdint>

#include "ghostcast/core/lane_bits.hpp"
#include "ghostcast/tally/quantity.hpp"

namespace ghostcast {

inline constexpr float ratio_floor = 0x1p-12f;

/// Bin of a number >= 1 by its exponent and six bits of mantissa: no logarithm, same everywhere.
GHOSTCAST_HOST_DEVICE inline int octave_bin(float value)
{
  std::uint32_t const bits = as_word(value);
  return static_cast<int>((bits - 0x3f800000u) >> 17);
}

/// Bin of `value` under `binning`; values outside go to the end bins. NaN goes to bin 0.
GHOSTCAST_HOST_DEVICE inline int bin_of(Binning binning, float value)
{
  if (binning == Binning::linear) {
    float const scaled = value * static_cast<float>(linear_bins);
    return static_cast<int>(scaled > 0.0f ? min(scaled, static_cast<float>(linear_bins - 1)) : 0.0f);
  }
  float const scaled = binning == Binning::logarithmic_ratio ? value * (1.0f / ratio_floor) : value;
  if (!(scaled >= 1.0f)) return 0;
  return min(1 + octave_bin(scaled), logarithmic_bins - 1);
}

/// Lower edge of a bin, in the quantity's unit; `bin_edge(bin + 1)` is its upper edge.
/// In a count binning, bin b of a whole number below 128 holds that number alone.
inline double bin_edge(Binning binning, int bin)
{
  if (binning == Binning::linear) return static_cast<double>(bin) / linear_bins;
  if (bin <= 0) return 0.0;
  std::uint32_t const bits = (static_cast<std::uint32_t>(bin - 1) << 17) + 0x3f800000u;
  double const edge = static_cast<double>(as_real(bits));
  return binning == Binning::logarithmic_ratio ? edge * static_cast<double>(ratio_floor) : edge;
}

}  // namespace ghostcast
