// SPDX-License-Identifier: Apache-2.0
/// \file
/// The lanes types of packs, and what of the sampler they do in their own way.
#pragma once

#include "ghostcast/lanes/double_pack.hpp"
#include "ghostcast/lanes/wide_pack.hpp"
#include "ghostcast/random/philox.hpp"

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

/// Even or odd lanes of words, each in the low half of 64 bits: what a multiplication of 32 by 32
/// bits reads. The high half is not looked at, so that a product needs no mask.
template <int n>
struct HalvedWords {
  native::Vec<native::ScalableTag<std::uint64_t>> even[n], odd[n];
};

/// Philox4x32-10 (Salmon et al. 2011) over packs: ten rounds on halved words, put together at the end.
template <int n>
HWY_INLINE WordBlock<PackLanes<n>> philox_packs(WordPack<n> const& c0, WordPack<n> const& c1, WordPack<n> const& c2,
                                                WordPack<n> const& c3, std::uint32_t key0, std::uint32_t key1)
{
  using Tag = native::ScalableTag<std::uint64_t>;
  using Vector = native::Vec<Tag>;
  Tag const tag;
  auto const product = [&](Vector word, std::uint32_t factor) {
    return native::MulEven(native::BitCast(WordTag{}, word), native::Set(WordTag{}, factor));
  };
  WordPack<n> const* const counter[4] = {&c0, &c1, &c2, &c3};
  WordBlock<PackLanes<n>> block;
  Vector w[2 * n][4];
  for (int h = 0; h < 2 * n; ++h) {
    for (int j = 0; j < 4; ++j) {
      Vector const both = native::BitCast(tag, counter[j]->part[h / 2]);
      w[h][j] = h % 2 == 0 ? both : native::ShiftRight<32>(both);
    }
  }
  for (int round = 0; round < philox_rounds; ++round) {
    Vector const k0 = native::Set(tag, key0);
    Vector const k1 = native::Set(tag, key1);
    for (int h = 0; h < 2 * n; ++h) {
      Vector const p0 = product(w[h][0], philox_factor0);
      Vector const p1 = product(w[h][2], philox_factor1);
      w[h][0] = native::Xor3(native::ShiftRight<32>(p1), w[h][1], k0);
      w[h][2] = native::Xor3(native::ShiftRight<32>(p0), w[h][3], k1);
      w[h][1] = p1;
      w[h][3] = p0;
    }
    key0 += philox_step0;
    key1 += philox_step1;
  }
  for (int k = 0; k < n; ++k) {
    for (int j = 0; j < 4; ++j) {
      WordVector const even = native::BitCast(WordTag{}, w[2 * k][j]);
      WordVector const odd = native::BitCast(WordTag{}, native::ShiftLeft<32>(w[2 * k + 1][j]));
      block.word[j].part[k] = native::OddEven(odd, even);
    }
  }
  return block;
}

template <>
HWY_INLINE WordBlock<PackLanes<1>> philox4x32<PackLanes<1>>(WordPack<1> c0, WordPack<1> c1, WordPack<1> c2, WordPack<1> c3,
                                                            std::uint32_t key0, std::uint32_t key1)
{
  return philox_packs<1>(c0, c1, c2, c3, key0, key1);
}
template <>
HWY_INLINE WordBlock<PackLanes<2>> philox4x32<PackLanes<2>>(WordPack<2> c0, WordPack<2> c1, WordPack<2> c2, WordPack<2> c3,
                                                            std::uint32_t key0, std::uint32_t key1)
{
  return philox_packs<2>(c0, c1, c2, c3, key0, key1);
}

}  // namespace ghostcast
