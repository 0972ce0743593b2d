// SPDX-License-Identifier: Apache-2.0
/// \file
/// Layoffs: waves, redundancies, scheduled ones, and who may transfer (eq. 35).
#pragma once

#include "ghostcast/model/dice.hpp"
#include "ghostcast/model/features.hpp"
#include "ghostcast/model/state.hpp"
#include "ghostcast/model/unit_params.hpp"

namespace ghostcast {

/// Words of the three kinds of layoff and of transfers.
template <class L>
struct LayoffWords {
  RoleWords<L> wave, redundancy, scheduled, transfer;
};

template <class L>
GHOSTCAST_HOST_DEVICE LayoffWords<L> layoff_words(Features const& on, Dice<L> const& dice, int unit)
{
  LayoffWords<L> words{};
  if (on.layoffs) words.wave = words_for<L>(dice, unit, RolePurpose::layoff_wave);
  if (on.layoffs) words.scheduled = words_for<L>(dice, unit, RolePurpose::scheduled_layoff);
  if (on.redundancy) words.redundancy = words_for<L>(dice, unit, RolePurpose::redundancy);
  if (on.transfers) words.transfer = words_for<L>(dice, unit, RolePurpose::transfer);
  return words;
}

/// How many of a role are cut (eq. 35): the wave, then redundancies of what is above the target,
/// then the scheduled layoff of what is left.
template <class L>
GHOSTCAST_HOST_DEVICE Real<L> sample_cut(Features const& on, UnitParams<L> const& p, LayoffWords<L> const& words, int r,
                                         Dice<L>& dice, UnitState<L> const& s)
{
  Real<L> const people = s.n[r][newcomer] + s.n[r][settled];
  Real<L> cut(0);
  if (on.layoffs && any(s.layoff_fraction > Real<L>(0))) {
    cut = draw_binomial<L>(dice, people, chance_from_probability<L>(s.layoff_fraction), words.wave[r]);
  }
  if (on.redundancy) {
    Real<L> const surplus = max(people - cut - s.target[r], Real<L>(0));
    if (any(surplus > Real<L>(0))) {
      cut = cut + draw_binomial<L>(dice, surplus, chance_from_probability<L>(p.redundancy_rate), words.redundancy[r]);
    }
  }
  if (on.layoffs && any(p.scheduled_layoff > Real<L>(0))) {
    cut = cut + draw_binomial<L>(dice, people - cut, chance_from_probability<L>(p.scheduled_layoff), words.scheduled[r]);
  }
  return cut;
}

/// Eq. 35 for one unit: cuts, newest first, and the people among them who may transfer.
template <class L>
GHOSTCAST_HOST_DEVICE void run_layoffs(Features const& on, UnitParams<L> const& p, int unit, Dice<L>& dice, UnitState<L>& s)
{
  LayoffWords<L> const words = layoff_words<L>(on, dice, unit);
  for (int r = 0; r < role_count; ++r) {
    s.transferable[r] = Real<L>(0);
    if (!on.role[r]) continue;
    Real<L> const cut = sample_cut<L>(on, p, words, r, dice, s);
    if (!any(cut > Real<L>(0))) continue;
    Real<L> const young = min(cut, s.n[r][newcomer]);
    s.n[r][newcomer] = s.n[r][newcomer] - young;
    s.n[r][settled] = s.n[r][settled] - (cut - young);
    s.cut = s.cut + cut;
    if (on.transfers) {
      s.transferable[r] = draw_binomial<L>(dice, cut, chance_from_probability<L>(p.transfer_probability), words.transfer[r]);
    }
  }
}

}  // namespace ghostcast
