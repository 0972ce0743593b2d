// SPDX-License-Identifier: Apache-2.0
/// \file
/// The random words of one month of one trajectory, and the count of binomials drawn from them.
#pragma once

#include "ghostcast/core/dimensions.hpp"
#include "ghostcast/model/purpose.hpp"
#include "ghostcast/random/binomial.hpp"
#include "ghostcast/random/random_stream.hpp"

namespace ghostcast {

/// Words by address; there is no state but the month and the count of draws.
template <class L>
struct Dice {
  RandomStream<L> stream;
  int month;
  Mask<L> active;       ///< lanes whose draws count; read where there are several
  std::uint32_t draws;  ///< binomials with n >= 1 and 0 < p < 1 of the trajectories so far, over all lanes
};

/// Six words of 21 leading bits from the 128 bits of a block: words 0..3 as they are, and what these leave.
/// \param role  0..5
template <class L>
GHOSTCAST_HOST_DEVICE Word<L> role_word(WordBlock<L> const& block, int role)
{
  if (role < 4) return block.word[role];
  int const pair = 2 * (role - 4);
  return block.word[pair] << 21 | (block.word[pair + 1] & Word<L>(0x7ffu)) << 10;
}

/// A number for each role. Of a word the 21 leading bits count; those that follow have an address of their own
/// and are seldom read.
template <class L>
struct RoleWords {
  Word<L> word[role_count];
  int unit;
  std::uint32_t block;  ///< of the leading bits; the next one has those that follow
};

/// Where the bits are that follow the leading ones.
struct NumberAddress {
  int unit;
  std::uint32_t block;
  int role;  ///< -1: nowhere, the 32 bits of the word are the number
};

template <class L>
GHOSTCAST_HOST_DEVICE WordBlock<L> words_for(Dice<L> const& dice, int address, BlockPurpose purpose)
{
  return random_words<L>(dice.stream, dice.month, address, static_cast<std::uint32_t>(purpose));
}

template <class L>
GHOSTCAST_HOST_DEVICE RoleWords<L> words_for(Dice<L> const& dice, int unit, RolePurpose purpose)
{
  std::uint32_t const block = 2 * static_cast<std::uint32_t>(purpose);
  WordBlock<L> const bits = random_words<L>(dice.stream, dice.month, unit, block);
  RoleWords<L> words;
  for (int r = 0; r < role_count; ++r) words.word[r] = role_word<L>(bits, r);
  words.unit = unit;
  words.block = block;
  return words;
}

/// All bits of a number in one lane: 32, or 42 of a role's; then the middle of what they leave open.
/// \param word  of that lane
template <class L>
[[gnu::noinline]] GHOSTCAST_HOST_DEVICE std::uint64_t all_bits(Dice<L> const& dice, std::uint32_t word, NumberAddress const& where, int i)
{
  if (where.role < 0) return middle_of(word);
  WordBlock<Scalar> const more = random_words<Scalar>(lane_stream(dice.stream, i), dice.month, where.unit, where.block + 1);
  std::uint32_t const rest = role_word<Scalar>(more, where.role);
  return std::uint64_t{word >> 11} << 43 | std::uint64_t{rest >> 11} << 22 | std::uint64_t{1} << 21;
}

/// Counts the draws of the lanes of `open`.
template <class L>
GHOSTCAST_HOST_DEVICE void count_draws(Mask<L> open, Dice<L>& dice)
{
  if constexpr (L::width > 1) open = open && dice.active;
  dice.draws += count_lanes(open);
}

/// Binomial(n, chance) by inversion of the number of `word`, counted as one draw where its outcome is open.
template <class L>
GHOSTCAST_HOST_DEVICE Real<L> draw_number(Dice<L>& dice, Real<L> const& n, Chance<L> const& chance, Word<L> const& word, NumberAddress where)
{
  Mask<L> const open = n >= Real<L>(1) && chance.probability > Real<L>(0);
  if (!any(open) && !any(chance.reflected)) return Real<L>(0);
  count_draws<L>(open, dice);
  return sample_binomial<L>(n, chance, word, [&](int i) { return all_bits<L>(dice, lane(word, i), where, i); });
}

/// The same of a role's number.
template <class L>
GHOSTCAST_HOST_DEVICE Real<L> draw_binomial(Dice<L>& dice, Real<L> const& n, Chance<L> const& chance, RoleWords<L> const& words, int role)
{
  return draw_number<L>(dice, n, chance, words.word[role], {words.unit, words.block, role});
}

/// The same of a number that is one word.
template <class L>
GHOSTCAST_HOST_DEVICE Real<L> draw_binomial(Dice<L>& dice, Real<L> const& n, Chance<L> const& chance, Word<L> const& word)
{
  return draw_number<L>(dice, n, chance, word, {0, 0, -1});
}

}  // namespace ghostcast
