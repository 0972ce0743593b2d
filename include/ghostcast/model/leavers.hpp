// SPDX-License-Identifier: Apache-2.0
/// \file
/// Who leaves of their own will, who is talked into staying, who grows out of the new band
/// (eqs. 31-33).
#pragma once

#include "ghostcast/model/attrition.hpp"
#include "ghostcast/model/constants.hpp"
#include "ghostcast/model/dice.hpp"
#include "ghostcast/model/features.hpp"
#include "ghostcast/model/money_terms.hpp"
#include "ghostcast/model/state.hpp"
#include "ghostcast/model/steady_chances.hpp"

namespace ghostcast {

/// Words of one tenure band.
template <class L>
struct LeaverWords {
  RoleWords<L> leave, approach, stay;
};

template <class L>
GHOSTCAST_HOST_DEVICE LeaverWords<L> leaver_words(Features const& on, Dice<L> const& dice, int unit, Band band)
{
  bool const old = band == settled;
  LeaverWords<L> words;  // what is off is not read
  words.leave = words_for<L>(dice, unit, old ? RolePurpose::leave_settled : RolePurpose::leave_new);
  if (on.poaching) words.approach = words_for<L>(dice, unit, old ? RolePurpose::approach_settled : RolePurpose::approach_new);
  if (on.poaching && on.counter_offers) {
    words.stay = words_for<L>(dice, unit, old ? RolePurpose::stay_settled : RolePurpose::stay_new);
  }
  return words;
}

/// What leaving moves, kept at hand while a unit's roles are gone through.
template <class L>
struct LeaverFlows {
  Real<L> quits, poached;  ///< people
  Real<L> cash;            ///< [USD]
  Real<L> pay_level;
};

/// Eq. 32 for one role and band: one draw for all who want to go, then the approached among them,
/// then those who stay for a counter-offer.
///
/// \param leave  chance 1 - e^-(quit + poach hazard)
/// \param share  of the poach hazard in the sum
/// \param stay   chance that a counter-offer succeeds; read where there are any
template <class L>
GHOSTCAST_HOST_DEVICE void sample_leavers(Features const& on, UnitParams<L> const& p, Chance<L> const& leave, Real<L> share,
                                          Chance<L> const& stay, Real<L> pay, LeaverWords<L> const& words, int role, Dice<L>& dice, StoredReal<L>& people, LeaverFlows<L>& flows)
{
  Real<L> const leaving = draw_binomial<L>(dice, people, leave, words.leave, role);
  Real<L> approached(0);
  Real<L> staying(0);
  if (on.poaching && any(leaving > Real<L>(0))) {
    approached = draw_binomial<L>(dice, leaving, chance_from_probability<L>(share), words.approach, role);
    if (on.counter_offers && any(approached > Real<L>(0))) {
      staying = draw_binomial<L>(dice, approached, stay, words.stay, role);
      flows.cash = flows.cash - staying * p.counter_offer_cost * pay * flows.pay_level;
    }
  }
  people = people - (leaving - staying);
  flows.quits = flows.quits + (leaving - approached);
  if (on.poaching) flows.poached = flows.poached + (approached - staying);
}

/// Eq. 32 where nobody is approached: all who want to go leave.
template <class L>
GHOSTCAST_HOST_DEVICE void sample_quits(Chance<L> const& leave, RoleWords<L> const& words, int role, Dice<L>& dice, StoredReal<L>& people, LeaverFlows<L>& flows)
{
  Real<L> const leaving = draw_binomial<L>(dice, people, leave, words, role);
  people = people - leaving;
  flows.quits = flows.quits + leaving;
}

/// Factors on the hazards of this month (eq. 31).
template <class L>
struct HazardFactors {
  Real<L> quit, poach;
};

template <class L>
GHOSTCAST_HOST_DEVICE HazardFactors<L> hazard_factors(Features const& on, UnitParams<L> const& p, UnitConstants<L> const& c,
                                                      Real<L> heat, UnitState<L> const& s)
{
  HazardFactors<L> factors{Real<L>(1), Real<L>(1)};
  if (!on.quits_vary) return factors;
  Real<L> const zero(0);
  Real<L> const shrunk = max(Real<L>(1) - share_of<L>(s.people, c.people0), zero);
  factors.quit = quit_factor<L>(p, select(s.freeze, Real<L>(1), zero), shrunk, s.log_gpu_ratio);
  if (on.poaching) factors.poach = poach_factor<L>(p, heat, s.log_gpu_ratio);
  return factors;
}

/// Eq. 33: who grows out of the new band.
template <class L>
GHOSTCAST_HOST_DEVICE void sample_ageing(Chance<L> const& chance, int unit, Dice<L>& dice, UnitState<L>& s)
{
  RoleWords<L> const words = words_for<L>(dice, unit, RolePurpose::age);
  for (int r = 0; r < role_count; ++r) {
    Real<L> const grown = draw_binomial<L>(dice, s.n[r][newcomer], chance, words, r);
    s.n[r][newcomer] = s.n[r][newcomer] - grown;
    s.n[r][settled] = s.n[r][settled] + grown;
  }
}

/// The chances of eqs. 31-33 that no state moves.
template <class L>
GHOSTCAST_HOST_DEVICE GHOSTCAST_OUT_OF_LINE void set_steady_leaving(UnitParams<L> const& p, UnitConstants<L> const& c, SteadyChances<L>& steady)
{
  for (int r = 0; r < role_count; ++r) {
    for (int band = 0; band < band_count; ++band) {
      steady.leave[r][band].set(chance_from_hazard<L>(c.quit_hazard[r][band] + c.poach_hazard[r]));
    }
  }
  steady.stay.set(chance_from_probability<L>(p.counter_offer_success));
  steady.age.set(chance_from_probability<L>(min(Real<L>(1) / max(p.ramp_months, Real<L>(1)), Real<L>(1))));
}

/// Eqs. 31-33 for one unit.
template <class L>
GHOSTCAST_HOST_DEVICE void run_leavers(Features const& on, UnitParams<L> const& p, UnitConstants<L> const& c,
                                       SteadyChances<L> const& steady, Real<L> heat, int unit, Dice<L>& dice, UnitState<L>& s)
{
  HazardFactors<L> const factor = hazard_factors<L>(on, p, c, heat, s);
  Chance<L> stay;
  if (on.counter_offers) stay = on.stays_vary ? chance_from_probability<L>(p.counter_offer_success) : steady.stay.get();
  LeaverFlows<L> flows{s.quits, s.poached, s.cash, s.pay_level};
  for (int band = on.tenure ? 0 : 1; band < band_count; ++band) {
    LeaverWords<L> const words = leaver_words<L>(on, dice, unit, static_cast<Band>(band));
    for (int r = 0; r < role_count; ++r) {
      if (!on.role[r] || !any(s.n[r][band] > Real<L>(0))) continue;
      if (!on.poaching && !on.quits_vary) {
        sample_quits<L>(steady.leave[r][band].get(), words.leave, r, dice, s.n[r][band], flows);
        continue;
      }
      Real<L> const quit = c.quit_hazard[r][band] * factor.quit;
      Real<L> const poach = on.poaching ? c.poach_hazard[r] * factor.poach : Real<L>(0);
      Chance<L> const leave = on.quits_vary ? chance_from_hazard<L>(quit + poach) : steady.leave[r][band].get();
      Real<L> const share = on.poaching ? share_of<L>(poach, quit + poach) : Real<L>(0);
      sample_leavers<L>(on, p, leave, share, stay, c.pay[r], words, r, dice, s.n[r][band], flows);
    }
  }
  s.quits = flows.quits;
  s.poached = flows.poached;
  if (on.poaching && on.counter_offers) s.costs = s.costs + (s.cash - flows.cash);
  s.cash = flows.cash;
  if (on.tenure) sample_ageing<L>(steady.age.get(), unit, dice, s);
}

}  // namespace ghostcast
