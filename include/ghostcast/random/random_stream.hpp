// SPDX-License-Identifier: Apache-2.0
/// \file
/// The address of a random word: seed, trajectory or belief, month, unit, block.
///
/// The layout is cuRAND's. Philox key = (seed low, seed high); counter = (B low, B high,
/// subsequence low, subsequence high). So `curand_init(seed, subsequence, 4 * B, &state)` followed
/// by `curand4(&state)` gives the words of block B. The subsequence is the trajectory's number, or
/// the belief's; B says what the words are for:
///
///     domain      B low (32 bits)          B high (32 bits)
///     trajectory  unit << 24 | block       0 << 28 | month
///     belief      hash of the name         1 << 28 | unit
///     scramble    hash of the name         2 << 28 | unit     (subsequence: the replicate)
///
/// Words never depend on the order of computation, and two addresses never share a block.
#pragma once

#include "ghostcast/random/philox.hpp"

namespace ghostcast {

/// What a block of words is for; domains never share words.
enum class Domain : std::uint32_t { trajectory = 0, belief = 1, scramble = 2 };

/// The random words of one trajectory, or of one belief, per lane.
template <class L>
struct RandomStream {
  std::uint32_t key_low;
  std::uint32_t key_high;
  Word<L> subsequence_low;
  Word<L> subsequence_high;
};

/// Stream whose lane i belongs to `number[i]`.
template <class L>
GHOSTCAST_HOST_DEVICE inline RandomStream<L> stream_of(std::uint64_t seed, std::uint64_t const (&number)[L::width])
{
  RandomStream<L> stream{};
  stream.key_low = static_cast<std::uint32_t>(seed);
  stream.key_high = static_cast<std::uint32_t>(seed >> 32);
  for (int i = 0; i < L::width; ++i) {
    set_lane(stream.subsequence_low, i, static_cast<std::uint32_t>(number[i]));
    set_lane(stream.subsequence_high, i, static_cast<std::uint32_t>(number[i] >> 32));
  }
  return stream;
}

/// Stream whose lane i belongs to number `subsequence + i`.
template <class L>
GHOSTCAST_HOST_DEVICE inline RandomStream<L> make_stream(std::uint64_t seed, std::uint64_t subsequence)
{
  std::uint64_t number[L::width];
  for (int i = 0; i < L::width; ++i) number[i] = subsequence + static_cast<std::uint64_t>(i);
  return stream_of<L>(seed, number);
}

/// The stream of one lane.
template <class L>
GHOSTCAST_HOST_DEVICE inline RandomStream<Scalar> lane_stream(RandomStream<L> const& stream, int i)
{
  return {stream.key_low, stream.key_high, lane(stream.subsequence_low, i), lane(stream.subsequence_high, i)};
}

/// The words of block B = (block_low, block_high) of a stream.
template <class L>
GHOSTCAST_HOST_DEVICE inline WordBlock<L> block_words(RandomStream<L> const& stream,
                                                      std::uint32_t block_low,
                                                      std::uint32_t block_high)
{
  return philox4x32<L>(Word<L>(block_low), Word<L>(block_high), stream.subsequence_low,
                       stream.subsequence_high, stream.key_low, stream.key_high);
}

/// Four words for one month of a trajectory.
///
/// \param month  0 .. 2^28 - 1
/// \param unit   0 .. 255
/// \param block  0 .. 2^24 - 1; what each block is for is the model's table
template <class L>
GHOSTCAST_HOST_DEVICE inline WordBlock<L> random_words(RandomStream<L> const& stream, int month,
                                                       int unit, std::uint32_t block)
{
  GHOSTCAST_EXPECTS(month >= 0 && month < (1 << 28) && unit >= 0 && unit < 256);
  GHOSTCAST_EXPECTS(block < (1u << 24));
  return block_words<L>(
      stream, block | static_cast<std::uint32_t>(unit) << 24,
      static_cast<std::uint32_t>(month) | static_cast<std::uint32_t>(Domain::trajectory) << 28);
}

/// Four words for one uncertain input of a belief.
///
/// \param unit       0 .. 2^28 - 1; the number of the unit the input belongs to
/// \param name_hash  `name_hash` of the input's name: a new input leaves the others' words alone
template <class L>
GHOSTCAST_HOST_DEVICE inline WordBlock<L> belief_words(RandomStream<L> const& stream, int unit,
                                                       std::uint32_t name_hash)
{
  GHOSTCAST_EXPECTS(unit >= 0 && unit < (1 << 28));
  return block_words<L>(
      stream, name_hash,
      static_cast<std::uint32_t>(unit) | static_cast<std::uint32_t>(Domain::belief) << 28);
}

/// Four words that scramble the points of one uncertain input. \param stream  of replicates
template <class L>
GHOSTCAST_HOST_DEVICE inline WordBlock<L> scramble_words(RandomStream<L> const& stream, int unit,
                                                         std::uint32_t name_hash)
{
  GHOSTCAST_EXPECTS(unit >= 0 && unit < (1 << 28));
  return block_words<L>(
      stream, name_hash,
      static_cast<std::uint32_t>(unit) | static_cast<std::uint32_t>(Domain::scramble) << 28);
}

/// FNV-1a hash of a name (Fowler, Noll & Vo). Names must be checked for collisions once per
/// scenario.
GHOSTCAST_HOST_DEVICE constexpr std::uint32_t name_hash(char const* name, std::size_t length)
{
  std::uint32_t hash = 2166136261u;
  for (std::size_t i = 0; i < length; ++i) {
    hash = (hash ^ static_cast<unsigned char>(name[i])) * 16777619u;
  }
  return hash;
}

}  // namespace ghostcast
