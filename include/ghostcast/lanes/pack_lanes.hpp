// SPDX-License-Identifier: Apache-2.0
/// \file
/// The lanes types of packs.
#pragma once

#include "ghostcast/lanes/double_pack.hpp"
#include "ghostcast/lanes/wide_pack.hpp"

namespace ghostcast {

/// `n` native vectors of trajectories.
template <int n>
struct PackLanes {
  using Real = RealPack<n>;
  using Word = WordPack<n>;
  using Mask = MaskPack<n>;
  using Wide = WidePack<n>;
  using Double = DoublePackLanes<n>;
  static constexpr int width = n * vector_width;
};

template <>
HWY_INLINE RealPack<1> real_from_signed<PackLanes<1>>(WordPack<1> word) { return real_of_signed(word); }
template <>
HWY_INLINE RealPack<2> real_from_signed<PackLanes<2>>(WordPack<2> word) { return real_of_signed(word); }
template <>
HWY_INLINE RealPack<1> from_wide<PackLanes<1>>(WidePack<1> value) { return real_of_wide(value); }
template <>
HWY_INLINE RealPack<2> from_wide<PackLanes<2>>(WidePack<2> value) { return real_of_wide(value); }

}  // namespace ghostcast
