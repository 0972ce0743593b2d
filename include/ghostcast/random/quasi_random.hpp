// SPDX-License-Identifier: Apache-2.0
/// \file
/// Scrambled Sobol points for beliefs, over lanes and by address.
///
/// Belief b is point b div 16, in natural order, of replicate b mod 16: the same Sobol sequence (Sobol,
/// "On the distribution of points in a cube", 1967), scrambled anew. Replicates are independent, so
/// that their spread gives standard errors; 16 of them leave 15 degrees of freedom (Student's factor is
/// then 9 % above that of infinitely many) and as many points as possible to each.
///
/// The scramble is nested (Owen, "Randomly permuted (t,m,s)-nets", 1995): a digit is flipped or not
/// depending on the digits before it. In reversed bits such a map is one whose low bits do not depend
/// on high ones, hence sums, products by odd numbers, and x ^= x * even (Laine & Karras, "Stratified
/// sampling for stochastic transparency", 2011; constants by Vegdahl, "Building a better LK hash",
/// 2021). Of a uniform addend b and a uniform odd factor a, (x + b) a is uniform, and the difference of
/// two points whose first different digit is the k-th becomes a uniform odd multiple of 2^(k-1): exactly
/// what Owen's scramble makes of a pair. Fixed nested maps before and after do not change that. The
/// variance of a mean depends on pairs alone, so it is that of Owen's scramble.
#pragma once

#include "ghostcast/core/dimensions.hpp"
#include "ghostcast/random/random_stream.hpp"

namespace ghostcast {

/// Direction numbers of one dimension, their bits reversed: bit 0 is the first digit. All zero: the
/// uniform has no dimension and is plain random.
struct Directions {
  std::uint32_t reversed[32];

  GHOSTCAST_HOST_DEVICE bool quasi() const { return reversed[0] != 0; }
};

/// What all uniforms of a belief share, per lane.
template <class L>
struct BeliefPoint {
  RandomStream<L> own;        ///< words of the belief
  RandomStream<L> scramble;   ///< words of its replicate
  Word<L> index;              ///< of the point in its sequence
  std::uint32_t common;       ///< bits that the indices of all lanes have
  std::uint32_t mixed;        ///< bits that those of some lanes have
};

/// The point of each lane's belief. Beyond 2^32 points a replicate goes on with a new scramble.
template <class L>
GHOSTCAST_HOST_DEVICE BeliefPoint<L> belief_point(std::uint64_t seed, std::uint64_t const (&belief)[L::width])
{
  std::uint64_t replicate[L::width];
  Word<L> index(0);
  std::uint32_t every = ~std::uint32_t{0};
  std::uint32_t some = 0;
  for (int i = 0; i < L::width; ++i) {
    constexpr std::uint64_t count = replicate_count;
    std::uint64_t const number = belief[i] / count;
    replicate[i] = belief[i] % count + (number >> 32) * count;
    auto const low = static_cast<std::uint32_t>(number);
    set_lane(index, i, low);
    every &= low;
    some |= low;
  }
  return {stream_of<L>(seed, belief), stream_of<L>(seed, replicate), index, every, some & ~every};
}

/// The digits of each lane's Sobol point in one dimension, before the scramble; the first is bit 0.
template <class L>
GHOSTCAST_HOST_DEVICE inline Word<L> sobol_digits(BeliefPoint<L> const& point, Directions const& directions)
{
  std::uint32_t shared = 0;
  for (int b = 0; b < 32 && point.common >> b != 0; ++b) {
    if ((point.common >> b & 1u) != 0) shared ^= directions.reversed[b];
  }
  Word<L> digits(shared);
  for (int b = 0; b < 32 && point.mixed >> b != 0; ++b) {
    if ((point.mixed >> b & 1u) == 0) continue;
    Word<L> const has = Word<L>(0) - ((point.index >> b) & Word<L>(1));
    digits = digits ^ (has & Word<L>(directions.reversed[b]));
  }
  return digits;
}

/// A nested scramble of digits, the first of which is bit 0. \param addend,factor  random words
template <class L>
GHOSTCAST_HOST_DEVICE inline Word<L> scramble_digits(Word<L> digits, Word<L> addend, Word<L> factor)
{
  digits = digits ^ (digits * Word<L>(0x3d20adeau));
  digits = (digits + addend) * (factor | Word<L>(1));
  digits = digits ^ (digits * Word<L>(0x05526c56u));
  return digits ^ (digits * Word<L>(0x53a22864u));
}

/// Bit 0 becomes bit 31.
template <class L>
GHOSTCAST_HOST_DEVICE inline Word<L> reverse_bits(Word<L> word)
{
  auto const exchange = [&](int shift, std::uint32_t low) {
    word = ((word >> shift) & Word<L>(low)) | ((word & Word<L>(low)) << shift);
  };
  exchange(1, 0x55555555u);
  exchange(2, 0x33333333u);
  exchange(4, 0x0f0f0f0fu);
  exchange(8, 0x00ff00ffu);
  return (word >> 16) | (word << 16);
}

/// 32 bits of a uniform of each lane's belief, highest first.
template <class L>
GHOSTCAST_HOST_DEVICE inline Word<L> quasi_word(BeliefPoint<L> const& point, Directions const& directions, int unit, std::uint32_t name_hash)
{
  WordBlock<L> const keys = scramble_words<L>(point.scramble, unit, name_hash);
  return reverse_bits<L>(scramble_digits<L>(sobol_digits<L>(point, directions), keys.word[0], keys.word[1]));
}

}  // namespace ghostcast
