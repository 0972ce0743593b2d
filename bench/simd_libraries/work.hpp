// SPDX-License-Identifier: Apache-2.0
/// \file
/// What the libraries race over: binomial draws of one cell, and a small model.
#pragma once

#include "ghostcast/math/power.hpp"
#include "ghostcast/random/binomial.hpp"
#include "ghostcast/random/random_stream.hpp"

namespace ghostcast::race {

/// Calls everything below it in place: g++'s own limits leave calls that pass packs in memory.
#if defined(GHOSTCAST_RACE_WITH_CALLS)
#define GHOSTCAST_RACE_FLAT
#else
#define GHOSTCAST_RACE_FLAT [[gnu::flatten]]
#endif

inline constexpr int months = 120;

/// One binomial.
struct Cell {
  char const* name;
  float n;
  float p;
};
inline constexpr int cell_count = 5;
inline constexpr Cell cells[cell_count] = {{"mean 0.1", 10.0f, 0.01f},
                                           {"mean 1", 50.0f, 0.02f},
                                           {"mean 5", 500.0f, 0.01f},
                                           {"mean 20", 400.0f, 0.05f},
                                           {"mean 80", 800.0f, 0.1f}};

/// Fletcher's two sums over the bits of a lane's results, in their order.
template <class L>
struct LaneSums {
  Word<L> first{0u};
  Word<L> second{0u};
  void add(Real<L> value)
  {
    first = first + as_word(value);
    second = second + first;
  }
};

/// Draws the cell four times a month.
template <class L>
GHOSTCAST_RACE_FLAT LaneSums<L> draw_cell(Cell const& cell, RandomStream<L> const& stream)
{
  Chance<L> const chance = chance_from_probability<L>(Real<L>(cell.p));
  LaneSums<L> sums;
  for (int month = 0; month < months; ++month) {
    WordBlock<L> const block = random_words<L>(stream, month, 0, 0);
    for (Word<L> const& word : block.word) sums.add(sample_binomial<L>(Real<L>(cell.n), chance, word));
  }
  return sums;
}

// The small model: one unit whose roles lose people to a hazard that falls with the work taken over
// by machines, and hire them back up to a target that falls with it too. Two draws a role and month.

inline constexpr int role_count = 5;
inline constexpr int draws_a_trajectory = months * role_count * 2;

/// What one role is made of.
struct Role {
  float people;
  float weight;     ///< of a person's work
  float hazard;     ///< a month
  float restless;  ///< how much the share taken over raises the hazard
  float replaced;  ///< how much it lowers the target
};
inline constexpr Role roles[role_count] = {{24.0f, 3.0f, 0.006f, 1.2f, 0.6f},
                                           {90.0f, 2.0f, 0.008f, 1.1f, 0.8f},
                                           {300.0f, 1.5f, 0.010f, 1.0f, 1.0f},
                                           {800.0f, 1.2f, 0.012f, 0.9f, 1.2f},
                                           {1800.0f, 1.0f, 0.015f, 0.8f, 1.4f}};

/// The state of the unit.
template <class L>
struct Unit {
  Real<L> people[role_count];
  Real<L> log_price = real<L>(0.0);  ///< of a machine's work
  Real<L> machines = real<L>(346.0);
};

/// The month's machines: their price walks at random, their number grows as it falls.
template <class L>
void buy_machines(Unit<L>& unit, Word<L> word)
{
  unit.log_price = fma(real<L>(0.08), normal_quantile<L>(word), unit.log_price + real<L>(-0.03));
  unit.machines = fma(real<L>(30.0), exp<L>(-unit.log_price), unit.machines);
}

/// The logarithm of the share of work that people keep; `taken` gets the share of machines.
template <class L>
Real<L> divide_work(Unit<L> const& unit, Real<L>& taken)
{
  Real<L> labour = real<L>(1.0);
  for (int r = 0; r < role_count; ++r) labour = fma(unit.people[r], real<L>(roles[r].weight), labour);
  Real<L> const log_ratio = real<L>(0.6) * (log<L>(labour) - log<L>(unit.machines));
  Real<L> const both = exp<L>(log_ratio) + real<L>(1.0);
  taken = real<L>(1.0) / both;
  return log_ratio - log<L>(both);
}

/// One month of one role: people leave, then places are filled.
template <class L>
void move_people(Real<L>& people, Role const& role, Real<L> taken, Real<L> log_kept, Chance<L> const& fill,
                 Word<L> const* words)
{
  Real<L> const hazard = real<L>(role.hazard) * exp<L>(real<L>(role.restless) * taken);
  people = people - sample_binomial<L>(people, chance_from_hazard<L>(hazard), words[0]);
  Real<L> const target = floor(real<L>(role.people) * exp<L>(real<L>(role.replaced) * log_kept));
  people = people + sample_binomial<L>(max(target - people, real<L>(0.0)), fill, words[1]);
}

/// All months.
template <class L>
GHOSTCAST_RACE_FLAT LaneSums<L> run_unit(RandomStream<L> const& stream)
{
  Unit<L> unit;
  for (int r = 0; r < role_count; ++r) unit.people[r] = real<L>(roles[r].people);
  Chance<L> const fill = chance_from_probability<L>(real<L>(0.25));
  LaneSums<L> sums;
  for (int month = 0; month < months; ++month) {
    WordBlock<L> block[3];
    for (std::uint32_t b = 0; b < 3; ++b) block[b] = random_words<L>(stream, month, 0, b);
    buy_machines<L>(unit, block[2].word[2]);
    Real<L> taken;
    Real<L> const log_kept = divide_work<L>(unit, taken);
    sums.add(log_kept);  // counts alone would forgive an fma that rounds twice
#pragma GCC unroll 1
    for (int r = 0; r < role_count; ++r) {
      move_people<L>(unit.people[r], roles[r], taken, log_kept, fill, &block[r / 2].word[r % 2 * 2]);
      sums.add(unit.people[r]);
    }
  }
  return sums;
}

}  // namespace ghostcast::race
