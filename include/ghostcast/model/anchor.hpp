// SPDX-License-Identifier: Apache-2.0
/// \file
/// Anchoring (section 4): from what is observable at t=0 to the constants of a trajectory. Solved
/// in closed form, in double precision, once per belief.
#pragma once

#include "ghostcast/model/anchor_people.hpp"
#include "ghostcast/model/constants.hpp"
#include "ghostcast/model/labour.hpp"
#include "ghostcast/model/money_terms.hpp"
#include "ghostcast/model/production.hpp"

namespace ghostcast {

/// What a unit's anchor rests on, after repair.
template <class L>
struct AnchorShares {
  Real<Double<L>> share;       ///< s_K at t=0
  Real<Double<L>> automation;  ///< phi0
  Real<Double<L>> ceiling;     ///< phi_max
  Word<L> repaired;            ///< bit per Repair
};

GHOSTCAST_HOST_DEVICE constexpr unsigned repair_bit(Repair what) { return 1u << static_cast<int>(what); }

/// The repair's bit where the mask holds.
template <class L>
GHOSTCAST_HOST_DEVICE inline Word<L> repaired_where(Mask<Double<L>> const& mask, Repair what)
{
  return bit_where<L>(mask, static_cast<int>(what));
}

/// Moves a drawn belief that no productivity reaches to the nearest one that can be reached.
template <class L>
GHOSTCAST_HOST_DEVICE inline AnchorShares<L> repair_anchor(UnitParams<L> const& p)
{
  using D = Double<L>;
  Real<D> const zero(0);
  Real<D> const largest = real<D>(0.98);
  Real<D> const given = double_of(p.initial_compute_share);
  Mask<D> const too_large = given > Real<D>(0.97f);
  Real<D> const share = select(too_large, real<D>(0.97), given);

  Real<D> const stated = double_of(p.initial_automation);
  Real<D> automation = select(stated < zero, real<D>(0.95) * share, stated);
  Real<D> const needed = required_automation<D>(share, double_of(p.substitution_rho));
  Mask<D> const too_little = share > zero && automation < needed;
  automation = clip(select(too_little, needed, automation), real<D>(1e-6), real<D>(0.98 - 1e-6));

  Real<D> const ceiling = double_of(p.automation_ceiling);
  Real<D> const lowest = automation / largest;
  Mask<D> const too_low = ceiling < lowest;
  return {share, automation, select(too_low, lowest, ceiling),
          repaired_where<L>(too_large, Repair::share) | repaired_where<L>(too_little, Repair::automation) |
              repaired_where<L>(too_low, Repair::ceiling)};
}

/// Eq. 19 at t=0: bI such that utilisation is as given; the floor moves down where it is above.
template <class L>
GHOSTCAST_HOST_DEVICE inline Word<L> anchor_utilisation(UnitParams<L> const& p, Real<Double<L>> gpus, UnitConstants<L>& c)
{
  using D = Double<L>;
  Real<D> const zero(0);
  Real<D> const one(1);
  Real<D> const stated = double_of(p.initial_utilisation);
  c.utilisation_floor = p.utilisation_floor;
  c.infra_utilisation = p.infra_utilisation;
  Mask<D> const given = stated >= zero;
  if (!any(given)) return Word<L>(0);
  Real<D> const wanted = min(stated, real<D>(1.0 - 1e-6));
  Real<D> const lowest = double_of(p.utilisation_floor);
  Real<L> const floor_share = single_of(select(given, min(lowest, wanted), lowest));
  c.utilisation_floor = floor_share;
  Real<D> const base = double_of(floor_share);
  Real<D> const engineers = double_of(p.people[infrastructure]);
  Mask<D> const solvable = given && engineers > zero && wanted > base;
  Real<D> const reach = -log1p<D>(-select(solvable, (wanted - base) / (one - base), zero));
  Real<D> const solved = select(solvable, reach * max(gpus, one) / engineers, zero);
  c.infra_utilisation = single_of(select(given, solved, double_of(p.infra_utilisation)));
  return repaired_where<L>(given && wanted < lowest, Repair::utilisation);
}

/// Supervised GPUs x utilisation at t=0 [GPUs]; also sets the span Omega and gpr_ref.
template <class L>
GHOSTCAST_HOST_DEVICE inline Real<Double<L>> anchor_usable_gpus(UnitParams<L> const& p, Real<Double<L>> gpus, UnitConstants<L>& c)
{
  using D = Double<L>;
  Real<D> const zero(0);
  Real<D> const people = double_of(supervision<L>(p, p.people[supervisor], p.people[researcher]));
  Real<D> const per_supervisor = select(people > zero, gpus / people, gpus);  // with nobody yet: as for one
  Real<D> const spare = double_of(p.supervision_slack);
  Real<L> const span = single_of(select(spare >= zero, spare * per_supervisor, double_of(p.supervision_span)));
  c.span = span;
  c.gpu_ratio0 = single_of(gpus / max(double_of(p.people[researcher]), Real<D>(1)));
  Real<D> const supervised = min(gpus, supervision_limit<D>(double_of(span), people));
  Real<D> const util = utilisation<D>(double_of(c.utilisation_floor), double_of(c.infra_utilisation),
                                      double_of(p.people[infrastructure]), gpus);
  return supervised * util;
}

/// Production at t=0. \tparam D  in double precision
template <class D>
struct AnchorOutput {
  Real<D> human;       ///< H
  Real<D> ratio;       ///< F/H
  Real<D> euler;       ///< s_E
  Real<D> log_output;  ///< ln Y
};

template <class D>
GHOSTCAST_HOST_DEVICE inline AnchorOutput<D> output_at_start(Real<D> human, Real<D> labour, Real<D> automation, Real<D> rho,
                                                             Real<D> chi)
{
  Real<D> const one(1);
  Production<D> const f = produce<D>(labour * human, human, automation, rho);
  Real<D> const output = human * (one + (one - chi) * (f.ratio - one));
  return {human, f.ratio, f.euler_share, log<D>(max(output, real<D>(1e-30)))};
}

/// Human labour at t=0, with the tenure bands and the knowledge of t=0.
template <class L>
GHOSTCAST_HOST_DEVICE inline Real<Double<L>> labour_at_start(UnitParams<L> const& p, UnitConstants<L> const& c)
{
  return double_of(human_labour<L>(p, c.people_start, p.initial_knowledge));
}

/// Eqs. 5, 21, 23: the unit's own productivity a_x and automation offset; demand at V0.
template <class L>
GHOSTCAST_HOST_DEVICE inline AnchorOutput<Double<L>> anchor_own(UnitParams<L> const& p, AnchorShares<L> const& a,
                                                                Real<Double<L>> usable, Real<Double<L>> chi, UnitConstants<L>& c)
{
  using D = Double<L>;
  Real<D> const zero(0);
  Real<D> const one(1);
  Real<D> const rho = double_of(p.substitution_rho);
  Real<D> const human = labour_at_start<L>(p, c);
  Mask<D> const computes = a.share > zero && usable > zero && human > zero;
  Real<D> labour = zero;
  Real<D> log_productivity = zero;
  if (any(computes)) {
    labour = select(computes, labour_for_share<D>(a.share, a.automation, rho), zero);
    Real<D> const log_x = select(computes, log<D>(labour * human), zero);
    Real<D> const log_usable = select(computes, log<D>(usable), zero);
    log_productivity = log_x - double_of(p.compute_exponent) * log_usable;
  }
  c.has_compute = single_of(select(computes, one, zero));
  c.log_productivity = single_of(log_productivity);
  c.automation0 = single_of(a.automation);
  c.automation_ceiling = single_of(a.ceiling);
  c.automation_width = p.automation_width;
  Real<D> const relative = a.automation / a.ceiling;
  c.automation_offset = single_of(double_of(p.automation_width) * log<D>(relative / (one - relative)));
  AnchorOutput<D> const out = output_at_start<D>(human, labour, a.automation, rho, chi);
  c.value0 = p.monthly_value;
  c.demand_value = p.monthly_value;
  c.log_demand_output = single_of(out.log_output);
  return out;
}

/// `reference_unit`: the other unit's a_x, automation and price of output, so that two ways to
/// organise the same work compare; V0 follows.
template <class L>
GHOSTCAST_HOST_DEVICE inline AnchorOutput<Double<L>> anchor_by_reference(UnitParams<L> const& p, UnitConstants<L> const& reference,
                                                                         Real<Double<L>> usable, Real<Double<L>> chi,
                                                                         UnitConstants<L>& c)
{
  using D = Double<L>;
  Real<D> const zero(0);
  Mask<D> const computes = double_of(reference.has_compute) > zero && usable > zero;
  c.has_compute = single_of(select(computes, Real<D>(1), zero));
  c.log_productivity = reference.log_productivity;
  c.automation0 = reference.automation0;
  c.automation_ceiling = reference.automation_ceiling;
  c.automation_width = reference.automation_width;
  c.automation_offset = reference.automation_offset;
  c.demand_value = reference.demand_value;
  c.log_demand_output = reference.log_demand_output;
  Real<D> const human = labour_at_start<L>(p, c);
  Real<D> const log_x = log_compute_labour<D>(double_of(c.log_productivity), double_of(p.compute_exponent),
                                              max(usable, real<D>(1e-30)), zero, zero);
  Real<D> const labour = select(computes && human > zero, exp<D>(log_x) / human, zero);
  AnchorOutput<D> const out = output_at_start<D>(human, labour, double_of(c.automation0), double_of(p.substitution_rho), chi);
  Real<D> const ratio = exp<D>(double_of(p.pass_through) * (out.log_output - double_of(c.log_demand_output)));
  c.value0 = single_of(double_of(c.demand_value) * value_below_ceiling<D>(ratio, double_of(p.value_ceiling)));
  return out;
}

}  // namespace ghostcast
