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

/// One word for each role.
template <class L>
struct RoleWords {
  WordBlock<L> low;   ///< roles 0..3
  WordBlock<L> high;  ///< roles 4, 5

  GHOSTCAST_HOST_DEVICE Word<L> const& operator[](int role) const
  {
    return role < 4 ? low.word[role] : high.word[role - 4];
  }
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
  return {random_words<L>(dice.stream, dice.month, unit, block),
          random_words<L>(dice.stream, dice.month, unit, block + 1)};
}

/// Counts the draws of the lanes of `open`.
template <class L>
GHOSTCAST_HOST_DEVICE void count_draws(Mask<L> open, Dice<L>& dice)
{
  if constexpr (L::width > 1) open = open && dice.active;
  dice.draws += count_lanes(open);
}

/// Binomial(n, chance) by inversion of `word`, counted as one draw where its outcome is open.
template <class L>
GHOSTCAST_HOST_DEVICE Real<L> draw_binomial(Dice<L>& dice, Real<L> const& n, Chance<L> const& chance, Word<L> const& word)
{
  Mask<L> const open = n >= Real<L>(1) && chance.probability > Real<L>(0);
  if (!any(open) && !any(chance.reflected)) return Real<L>(0);
  count_draws<L>(open, dice);
  return sample_binomial<L>(n, chance, word);
}

}  // namespace ghostcast
