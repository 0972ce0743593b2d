// SPDX-License-Identifier: Apache-2.0
/// \file
/// How packs count: bins of all lanes at once, and lanes of one bin by one addition.
#pragma once

#include "ghostcast/lanes/pack.hpp"
#include "ghostcast/tally/sink.hpp"

namespace ghostcast {

/// `bin_of`, lane by lane.
template <int n>
HWY_INLINE WordPack<n> bins_of(Binning binning, RealPack<n> const& value)
{
  RealPack<n> const zero(0);
  if (binning == Binning::linear) {
    RealPack<n> const scaled = value * RealPack<n>(linear_bins);
    return word_of_real(select(scaled > zero, min(scaled, RealPack<n>(linear_bins - 1)), zero));
  }
  RealPack<n> const scaled = binning == Binning::logarithmic_ratio ? value * RealPack<n>(1.0f / ratio_floor) : value;
  MaskPack<n> const counts = scaled >= RealPack<n>(1);
  WordPack<n> const octave = WordPack<n>(1u) + ((as_word(scaled) - WordPack<n>(0x3f800000u)) >> 17);
  WordPack<n> const last(static_cast<std::uint32_t>(logarithmic_bins - 1));
  WordPack<n> const bin = build<WordPack<n>>([&](int k) { return native::Min(octave.part[k], last.part[k]); });
  return select(counts, bin, WordPack<n>(0u));
}

/// Lanes whose word is `word`, as bits.
template <int n>
HWY_INLINE std::uint32_t lanes_equal(WordPack<n> const& words, std::uint32_t word)
{
  WordPack<n> const wanted(word);
  return lane_bits(build<MaskPack<n>>([&](int k) {
    return native::RebindMask(RealTag{}, native::Eq(words.part[k], wanted.part[k]));
  }));
}

/// Bits of all lanes.
template <int n>
inline constexpr std::uint32_t all_lane_bits = ~std::uint32_t{0} >> (32 - n * vector_width);

/// Adds one to `counts[word]` for every lane: without lanes to look for, a load and an addition each.
template <int n>
HWY_INLINE void count_all_words(WordPack<n> const& words, std::uint32_t* counts)
{
  HWY_ALIGN std::uint32_t index[n * vector_width];
  for (int k = 0; k < n; ++k) native::Store(words.part[k], WordTag{}, index + k * vector_width);
#pragma GCC unroll 32
  for (int i = 0; i < n * vector_width; ++i) ++counts[index[i]];
}

/// Adds one to `counts[word]` for every lane of the mask. Neighbouring trajectories often share a bin:
/// while groups are large they are added at once, which also spares additions that wait for each other.
template <int n>
HWY_NOINLINE void count_words(MaskPack<n> const& mask, WordPack<n> const& words, std::uint32_t* counts)
{
  std::uint32_t bits = lane_bits(mask);
  while (bits != 0) {
    std::uint32_t const word = lane(words, __builtin_ctz(bits));
    std::uint32_t const group = lanes_equal(words, word) & bits;
    int const size = __builtin_popcount(group);
    if (size < 3) break;
    counts[word] += static_cast<std::uint32_t>(size);
    bits &= ~group;
  }
  if (bits == all_lane_bits<n>) return count_all_words(words, counts);
  for (; bits != 0; bits &= bits - 1) ++counts[lane(words, __builtin_ctz(bits))];
}

template <int n>
HWY_INLINE void count_values(MaskPack<n> const& mask, Binning binning, RealPack<n> const& value, std::uint32_t* counts)
{
  count_words(mask, bins_of(binning, value), counts);
}

}  // namespace ghostcast
