// SPDX-License-Identifier: Apache-2.0
/// \file
/// Raids on talent: acqui-hires and poached teams (eq. 34).
#pragma once

#include "ghostcast/model/constants.hpp"
#include "ghostcast/model/dice.hpp"
#include "ghostcast/model/state.hpp"
#include "ghostcast/model/unit_params.hpp"
#include "ghostcast/random/variates.hpp"

namespace ghostcast {

/// People in all cells now.
template <class L>
GHOSTCAST_HOST_DEVICE Real<L> count_people(UnitState<L> const& s)
{
  Real<L> sum(0);
  for (int r = 0; r < role_count; ++r) sum = sum + s.n[r][newcomer] + s.n[r][settled];
  return sum;
}

/// Takes up to `count` people of a role, settled ones first. Returns how many went.
template <class L>
GHOSTCAST_HOST_DEVICE Real<L> take_settled_first(int role, Real<L> count, UnitState<L>& s)
{
  Real<L> const old = min(count, s.n[role][settled]);
  Real<L> const young = min(count - old, s.n[role][newcomer]);
  s.n[role][settled] = s.n[role][settled] - old;
  s.n[role][newcomer] = s.n[role][newcomer] - young;
  return old + young;
}

/// Eq. 34: share of all people that this month's raid takes; 0 without one.
/// \param word  raid at [0], its fraction at [1]
template <class L>
GHOSTCAST_HOST_DEVICE Real<L> raid_fraction(UnitParams<L> const& p, UnitConstants<L> const& c, Real<L> heat_level, Real<L> people,
                                            Word<L> const (&word)[4])
{
  Real<L> const one(1);
  Mask<L> const raid = bernoulli<L>(-expm1<L>(-(c.raid_hazard * heat_level * p.visibility)), word[0]);
  Real<L> fraction(0);
  if (any(raid)) {
    Real<L> const size = min(kumaraswamy<L>(p.raid_fraction_a, p.raid_fraction_b, word[1]), p.raid_max_people / max(people, one));
    fraction = select(raid, size, fraction);
  }
  return one - (one - fraction) * (one - p.scheduled_raid_fraction);
}

/// Eq. 34: the raid; a unit that loses acquisition_threshold of its people at once is acqui-hired,
/// with a licence fee to the organisation where the purchase is blocked. \param word as above, blocked [2]
template <class L>
GHOSTCAST_HOST_DEVICE void sample_raid(UnitParams<L> const& p, UnitConstants<L> const& c, Real<L> heat_level, int unit,
                                       Word<L> const (&word)[4], Dice<L>& dice, UnitState<L>& s)
{
  Real<L> const people = count_people<L>(s);
  Real<L> const fraction = raid_fraction<L>(p, c, heat_level, people, word);
  if (!any(fraction > Real<L>(0))) return;
  Chance<L> const chance = chance_from_probability<L>(fraction);
  RoleWords<L> const old = words_for<L>(dice, unit, RolePurpose::raid_settled);
  RoleWords<L> const young = words_for<L>(dice, unit, RolePurpose::raid_new);
  Real<L> total(0);
  for (int r = 0; r < role_count; ++r) {
    Real<L> const gone_old = draw_binomial<L>(dice, s.n[r][settled], chance, old, r);
    Real<L> const gone_young = draw_binomial<L>(dice, s.n[r][newcomer], chance, young, r);
    s.n[r][settled] = s.n[r][settled] - gone_old;
    s.n[r][newcomer] = s.n[r][newcomer] - gone_young;
    total = total + gone_old + gone_young;
  }
  s.raided = s.raided + total;
  s.acquired = total >= max(Real<L>(1), p.acquisition_threshold * people);
  Mask<L> const blocked = s.acquired && bernoulli<L>(p.purchase_blocked, word[2]);
  s.licence = select(blocked, p.licence_fee, Real<L>(0));
}

/// Role of a poached team: given, or in proportion to poach hazard x people.
template <class L>
GHOSTCAST_HOST_DEVICE Real<L> team_role(UnitParams<L> const& p, UnitConstants<L> const& c, Word<L> word, UnitState<L> const& s)
{
  Real<L> weight[role_count];
  Real<L> total(0);
  for (int r = 0; r < role_count; ++r) {
    weight[r] = c.poach_hazard[r] * (s.n[r][newcomer] + s.n[r][settled]);
    total = total + weight[r];
  }
  Real<L> const mark = uniform<L>(word) * total;
  Real<L> role(-1);
  Real<L> sum(0);
  for (int r = 0; r < role_count; ++r) {
    sum = sum + weight[r];
    role = select(role < Real<L>(0) && mark < sum, Real<L>(r), role);
  }
  return select(p.team_raid_role >= Real<L>(0), p.team_raid_role, role);
}

/// Eq. 34: a team of 1 + geometric people of one role leaves together; and the scheduled ones.
/// \param raid  team raid at [3]; \param events  role [0], size [1]
template <class L>
GHOSTCAST_HOST_DEVICE void sample_team_raid(UnitParams<L> const& p, UnitConstants<L> const& c, Word<L> const (&raid)[4],
                                            Word<L> const (&events)[4], UnitState<L>& s)
{
  Mask<L> const happens = bernoulli<L>(-expm1<L>(p.team_raid_rate_per_year * Real<L>(-1.0 / 12.0)), raid[3]);
  Real<L> size(0);
  Real<L> role(-1);
  if (any(happens)) {
    size = select(happens, Real<L>(1) + geometric<L>(max(p.team_raid_size - Real<L>(1), Real<L>(0)), events[1]), size);
    role = team_role<L>(p, c, events[0], s);
  }
  for (int r = 0; r < role_count; ++r) {
    Real<L> const count = p.scheduled_raid_people[r] + select(role == Real<L>(r), size, Real<L>(0));
    if (any(count > Real<L>(0))) s.raided = s.raided + take_settled_first<L>(r, count, s);
  }
}

}  // namespace ghostcast
