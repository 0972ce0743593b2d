// SPDX-License-Identifier: Apache-2.0
/// \file
/// Philox4x32-10 (Salmon et al. 2011) over packs.
///
/// Words are kept by even and odd lanes, each in the low half of 64 bits, which is what a
/// multiplication of 32 by 32 bits reads. The high half is not looked at, so that a product is the
/// next round's word as it stands. What all blocks of a stream share is worked out once.
#pragma once

#include "ghostcast/lanes/pack_lanes.hpp"
#include "ghostcast/random/random_stream.hpp"

namespace ghostcast {

using PairTag = native::ScalableTag<std::uint64_t>;
using PairVector = native::Vec<PairTag>;

/// The low halves of `words` times a factor, in 64 bits.
HWY_INLINE PairVector multiply_low(PairVector words, std::uint32_t factor)
{
  return native::MulEven(native::BitCast(WordTag{}, words), native::Set(WordTag{}, factor));
}

/// Part `h` of a pack by halves: even lanes of its vectors at even h, odd lanes at odd h.
template <int n>
HWY_INLINE PairVector half_of(WordPack<n> const& words, int h)
{
  PairVector const both = native::BitCast(PairTag{}, words.part[h / 2]);
  return h % 2 == 0 ? both : native::ShiftRight<32>(both);
}

template <int n>
struct RandomStream<PackLanes<n>> {
  std::uint32_t key_low;
  std::uint32_t key_high;
  std::uint32_t high;              ///< high word of the first lane's number
  bool one_high;                   ///< the same in all lanes, as nearly always
  PairVector first_product[2 * n]; ///< factor 1 times the low words of the numbers: of every first round
  PairVector high_words[2 * n];
  std::uint64_t number[PackLanes<n>::width];  ///< of each lane
};

template <int n>
inline RandomStream<Scalar> lane_stream(RandomStream<PackLanes<n>> const& stream, int i)
{
  std::uint64_t const number = stream.number[i];
  return {stream.key_low, stream.key_high, static_cast<std::uint32_t>(number), static_cast<std::uint32_t>(number >> 32)};
}

template <int n>
HWY_INLINE RandomStream<PackLanes<n>> pack_stream_of(std::uint64_t seed, std::uint64_t const (&number)[PackLanes<n>::width])
{
  RandomStream<PackLanes<n>> stream;
  stream.key_low = static_cast<std::uint32_t>(seed);
  stream.key_high = static_cast<std::uint32_t>(seed >> 32);
  stream.high = static_cast<std::uint32_t>(number[0] >> 32);
  stream.one_high = true;
  WordPack<n> low(0u);
  WordPack<n> high(0u);
  for (int i = 0; i < PackLanes<n>::width; ++i) {
    set_lane(low, i, static_cast<std::uint32_t>(number[i]));
    set_lane(high, i, static_cast<std::uint32_t>(number[i] >> 32));
    stream.number[i] = number[i];
    if (number[i] >> 32 != stream.high) stream.one_high = false;
  }
  for (int h = 0; h < 2 * n; ++h) {
    stream.first_product[h] = multiply_low(half_of(low, h), philox_factor1);
    stream.high_words[h] = half_of(high, h);
  }
  return stream;
}
template <>
HWY_INLINE RandomStream<PackLanes<1>> stream_of<PackLanes<1>>(std::uint64_t seed, std::uint64_t const (&number)[PackLanes<1>::width])
{
  return pack_stream_of<1>(seed, number);
}
template <>
HWY_INLINE RandomStream<PackLanes<2>> stream_of<PackLanes<2>>(std::uint64_t seed, std::uint64_t const (&number)[PackLanes<2>::width])
{
  return pack_stream_of<2>(seed, number);
}

/// The counter of one half pack, round by round.
struct PhiloxHalf {
  PairVector word[4];

  HWY_INLINE void round(PairVector key0, PairVector key1)
  {
    PairVector const product0 = multiply_low(word[0], philox_factor0);
    PairVector const product1 = multiply_low(word[2], philox_factor1);
    word[0] = native::Xor3(native::ShiftRight<32>(product1), word[1], key0);
    word[2] = native::Xor3(native::ShiftRight<32>(product0), word[3], key1);
    word[1] = product1;
    word[3] = product0;
  }
};

/// The first two rounds where the block and the high word are one number for all lanes: three of four
/// products are then no work for vectors.
template <int n>
HWY_INLINE void start_uniform(RandomStream<PackLanes<n>> const& stream, std::uint32_t block_low, std::uint32_t block_high,
                              PhiloxHalf (&half)[2 * n])
{
  std::uint64_t const product0 = std::uint64_t{philox_factor0} * block_low;
  std::uint32_t const word2 = static_cast<std::uint32_t>(product0 >> 32) ^ stream.high ^ stream.key_high;
  std::uint64_t const next1 = std::uint64_t{philox_factor1} * word2;
  PairVector const add0 = native::Set(PairTag{}, std::uint64_t{block_high ^ stream.key_low});
  PairVector const add1 = native::Set(PairTag{}, (next1 >> 32) ^ (stream.key_low + philox_step0));
  PairVector const add2 = native::Set(PairTag{}, std::uint64_t{static_cast<std::uint32_t>(product0) ^ (stream.key_high + philox_step1)});
  for (int h = 0; h < 2 * n; ++h) {
    PairVector const word0 = native::Xor(native::ShiftRight<32>(stream.first_product[h]), add0);
    PairVector const next0 = multiply_low(word0, philox_factor0);
    half[h].word[0] = native::Xor(stream.first_product[h], add1);
    half[h].word[1] = native::Set(PairTag{}, next1);
    half[h].word[2] = native::Xor(native::ShiftRight<32>(next0), add2);
    half[h].word[3] = next0;
  }
}

/// The same for lanes of several high words.
template <int n>
HWY_INLINE void start_mixed(RandomStream<PackLanes<n>> const& stream, std::uint32_t block_low, std::uint32_t block_high,
                            PhiloxHalf (&half)[2 * n])
{
  std::uint64_t const product0 = std::uint64_t{philox_factor0} * block_low;
  for (int h = 0; h < 2 * n; ++h) {
    half[h].word[0] = native::Xor(native::ShiftRight<32>(stream.first_product[h]),
                                  native::Set(PairTag{}, std::uint64_t{block_high ^ stream.key_low}));
    half[h].word[1] = stream.first_product[h];
    half[h].word[2] = native::Xor(stream.high_words[h], native::Set(PairTag{}, (product0 >> 32) ^ stream.key_high));
    half[h].word[3] = native::Set(PairTag{}, product0);
    half[h].round(native::Set(PairTag{}, std::uint64_t{stream.key_low + philox_step0}),
                  native::Set(PairTag{}, std::uint64_t{stream.key_high + philox_step1}));
  }
}

template <int n>
HWY_INLINE WordBlock<PackLanes<n>> pack_words(RandomStream<PackLanes<n>> const& stream, std::uint32_t block_low,
                                              std::uint32_t block_high)
{
  PhiloxHalf half[2 * n];
  if (stream.one_high) start_uniform<n>(stream, block_low, block_high, half);
  else start_mixed<n>(stream, block_low, block_high, half);
  for (std::uint32_t round = 2; round < philox_rounds; ++round) {
    PairVector const key0 = native::Set(PairTag{}, std::uint64_t{stream.key_low + round * philox_step0});
    PairVector const key1 = native::Set(PairTag{}, std::uint64_t{stream.key_high + round * philox_step1});
    for (PhiloxHalf& each : half) each.round(key0, key1);
  }
  WordBlock<PackLanes<n>> block;
  for (int j = 0; j < 4; ++j) {
    block.word[j] = build<WordPack<n>>([&](int k) {
      WordVector const even = native::BitCast(WordTag{}, half[2 * k].word[j]);
      WordVector const odd = native::BitCast(WordTag{}, native::ShiftLeft<32>(half[2 * k + 1].word[j]));
      return native::OddEven(odd, even);
    });
  }
  return block;
}

template <>
inline WordBlock<PackLanes<1>> block_words<PackLanes<1>>(RandomStream<PackLanes<1>> const& stream, std::uint32_t block_low,
                                                         std::uint32_t block_high)
{
  return pack_words<1>(stream, block_low, block_high);
}
template <>
inline WordBlock<PackLanes<2>> block_words<PackLanes<2>>(RandomStream<PackLanes<2>> const& stream, std::uint32_t block_low,
                                                         std::uint32_t block_high)
{
  return pack_words<2>(stream, block_low, block_high);
}

}  // namespace ghostcast
