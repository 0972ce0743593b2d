// SPDX-License-Identifier: Apache-2.0
/// \file
/// Layoffs: waves, redundancies, scheduled ones, and who may transfer (eq. 35).
#pragma once

#include "ghostcast/model/dice.hpp"
#include "ghostcast/model/features.hpp"
#include "ghostcast/model/state.hpp"
#include "ghostcast/model/unit_params.hpp"

namespace ghostcast {

/// Words of the three kinds of layoff.
template <class L>
struct LayoffWords {
  RoleWords<L> wave, redundancy, scheduled;
};

/// What may happen this month in some lane.
template <class L>
struct Cuts {
  bool wave, redundancy, scheduled;
};

template <class L>
GHOSTCAST_HOST_DEVICE Cuts<L> possible_cuts(Features const& on, UnitParams<L> const& p, UnitState<L> const& s)
{
  Mask<L> surplus(false);
  for (int r = 0; r < role_count && on.redundancy; ++r) {
    surplus = surplus || (s.n[r][newcomer] + s.n[r][settled]) > Real<L>(s.target[r]);
  }
  return {on.layoffs && any(s.layoff_fraction > Real<L>(0)), any(surplus), on.layoffs && any(p.scheduled_layoff > Real<L>(0))};
}

template <class L>
GHOSTCAST_HOST_DEVICE LayoffWords<L> layoff_words(Cuts<L> const& may, Dice<L> const& dice, int unit)
{
  LayoffWords<L> words;  // what does not happen is not read
  if (may.wave) words.wave = words_for<L>(dice, unit, RolePurpose::layoff_wave);
  if (may.scheduled) words.scheduled = words_for<L>(dice, unit, RolePurpose::scheduled_layoff);
  if (may.redundancy) words.redundancy = words_for<L>(dice, unit, RolePurpose::redundancy);
  return words;
}

/// How many of a role are cut (eq. 35): the wave, then redundancies of what is above the target,
/// then the scheduled layoff of what is left.
template <class L>
GHOSTCAST_HOST_DEVICE Real<L> sample_cut(Cuts<L> const& may, UnitParams<L> const& p, LayoffWords<L> const& words, int r,
                                         Dice<L>& dice, UnitState<L> const& s)
{
  Real<L> const people = s.n[r][newcomer] + s.n[r][settled];
  Real<L> cut(0);
  if (may.wave) cut = draw_binomial<L>(dice, people, chance_from_probability<L>(s.layoff_fraction), words.wave, r);
  if (may.redundancy) {
    Real<L> const surplus = max(people - cut - s.target[r], Real<L>(0));
    if (any(surplus > Real<L>(0))) {
      cut = cut + draw_binomial<L>(dice, surplus, chance_from_probability<L>(p.redundancy_rate), words.redundancy, r);
    }
  }
  if (may.scheduled) {
    cut = cut + draw_binomial<L>(dice, people - cut, chance_from_probability<L>(p.scheduled_layoff), words.scheduled, r);
  }
  return cut;
}

/// Eq. 36: who of those that were cut looks for work in the organisation's other units.
template <class L>
GHOSTCAST_HOST_DEVICE void offer_transfers(Features const& on, UnitParams<L> const& p, Real<L> const (&cut)[role_count], int unit,
                                           Dice<L>& dice, UnitState<L>& s)
{
  RoleWords<L> const words = words_for<L>(dice, unit, RolePurpose::transfer);
  Chance<L> const chance = chance_from_probability<L>(p.transfer_probability);
  for (int r = 0; r < role_count; ++r) {
    if (on.role[r] && any(cut[r] > Real<L>(0))) s.transferable[r] = draw_binomial<L>(dice, cut[r], chance, words, r);
  }
}

/// Eq. 35 for one unit: cuts, newest first, and the people among them who may transfer.
template <class L>
GHOSTCAST_HOST_DEVICE void run_layoffs(Features const& on, UnitParams<L> const& p, int unit, Dice<L>& dice, UnitState<L>& s)
{
  Cuts<L> const may = possible_cuts<L>(on, p, s);
  if (!may.wave && !may.redundancy && !may.scheduled) return;
  LayoffWords<L> const words = layoff_words<L>(may, dice, unit);
  Real<L> cut[role_count];
  Mask<L> some(false);
  for (int r = 0; r < role_count; ++r) {
    cut[r] = Real<L>(0);
    if (!on.role[r]) continue;
    cut[r] = sample_cut<L>(may, p, words, r, dice, s);
    some = some || cut[r] > Real<L>(0);
    Real<L> const young = min(cut[r], s.n[r][newcomer]);
    s.n[r][newcomer] = s.n[r][newcomer] - young;
    s.n[r][settled] = s.n[r][settled] - (cut[r] - young);
    s.cut = s.cut + cut[r];
  }
  if (on.transfers && any(some)) offer_transfers<L>(on, p, cut, unit, dice, s);
}

}  // namespace ghostcast
