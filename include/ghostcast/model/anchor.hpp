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
struct AnchorShares {
  double share;       ///< s_K at t=0
  double automation;  ///< phi0
  double ceiling;     ///< phi_max
  unsigned repaired;  ///< bit per Repair
};

GHOSTCAST_HOST_DEVICE constexpr unsigned repair_bit(Repair what) { return 1u << static_cast<int>(what); }

/// Moves a drawn belief that no productivity reaches to the nearest one that can be reached.
GHOSTCAST_HOST_DEVICE inline AnchorShares repair_anchor(UnitParams<Scalar> const& p)
{
  AnchorShares a{static_cast<double>(p.initial_compute_share), 0.0, static_cast<double>(p.automation_ceiling), 0u};
  double const rho = static_cast<double>(p.substitution_rho);
  if (p.initial_compute_share > 0.97f) a = {0.97, a.automation, a.ceiling, repair_bit(Repair::share)};
  a.automation = p.initial_automation < 0.0f ? 0.95 * a.share : static_cast<double>(p.initial_automation);
  double const needed = required_automation<ScalarDouble>(a.share, rho);
  if (a.share > 0.0 && a.automation < needed) {
    a.automation = needed;
    a.repaired |= repair_bit(Repair::automation);
  }
  a.automation = clip(a.automation, 1e-6, 0.98 - 1e-6);
  if (a.ceiling < a.automation / 0.98) {
    a.ceiling = a.automation / 0.98;
    a.repaired |= repair_bit(Repair::ceiling);
  }
  return a;
}

/// Eq. 19 at t=0: bI such that utilisation is as given; the floor moves down where it is above.
GHOSTCAST_HOST_DEVICE inline unsigned anchor_utilisation(UnitParams<Scalar> const& p, double gpus, UnitConstants<Scalar>& c)
{
  c.utilisation_floor = p.utilisation_floor;
  c.infra_utilisation = p.infra_utilisation;
  if (p.initial_utilisation < 0.0f) return 0u;
  double const wanted = min(static_cast<double>(p.initial_utilisation), 1.0 - 1e-6);
  c.utilisation_floor = static_cast<float>(min(static_cast<double>(p.utilisation_floor), wanted));
  double const base = static_cast<double>(c.utilisation_floor);
  double const engineers = static_cast<double>(p.people[infrastructure]);
  bool const solvable = engineers > 0.0 && wanted > base;
  double const reach = -log1p<ScalarDouble>(-(solvable ? (wanted - base) / (1.0 - base) : 0.0));
  c.infra_utilisation = static_cast<float>(solvable ? reach * max(gpus, 1.0) / engineers : 0.0);
  return wanted < static_cast<double>(p.utilisation_floor) ? repair_bit(Repair::utilisation) : 0u;
}

/// Supervised GPUs x utilisation at t=0 [GPUs]; also sets the span Omega and gpr_ref.
GHOSTCAST_HOST_DEVICE inline double anchor_usable_gpus(UnitParams<Scalar> const& p, double gpus, UnitConstants<Scalar>& c)
{
  double const people = static_cast<double>(supervision<Scalar>(p, p.people[supervisor], p.people[researcher]));
  double const per_supervisor = people > 0.0 ? gpus / people : gpus;  // with nobody yet: as for one
  c.span = p.supervision_slack >= 0.0f ? static_cast<float>(static_cast<double>(p.supervision_slack) * per_supervisor)
                                       : p.supervision_span;
  c.gpu_ratio0 = static_cast<float>(gpus / max(static_cast<double>(p.people[researcher]), 1.0));
  double const supervised = min(gpus, supervision_limit<ScalarDouble>(static_cast<double>(c.span), people));
  double const util = utilisation<ScalarDouble>(
      static_cast<double>(c.utilisation_floor), static_cast<double>(c.infra_utilisation),
      static_cast<double>(p.people[infrastructure]), gpus);
  return supervised * util;
}

/// Production at t=0.
struct AnchorOutput {
  double human;   ///< H
  double ratio;   ///< F/H
  double euler;   ///< s_E
  double log_output;  ///< ln Y
};

GHOSTCAST_HOST_DEVICE inline AnchorOutput output_at_start(double human, double labour, double automation, double rho, double chi)
{
  Production<ScalarDouble> const f = produce<ScalarDouble>(labour * human, human, automation, rho);
  double const output = human * (1.0 + (1.0 - chi) * (f.ratio - 1.0));
  return {human, f.ratio, f.euler_share, log<ScalarDouble>(max(output, 1e-30))};
}

/// Human labour at t=0, with the tenure bands and the knowledge of t=0.
GHOSTCAST_HOST_DEVICE inline double labour_at_start(UnitParams<Scalar> const& p, UnitConstants<Scalar> const& c)
{
  return static_cast<double>(human_labour<Scalar>(p, c.people_start, p.initial_knowledge));
}

/// Eqs. 5, 21, 23: the unit's own productivity a_x and automation offset; demand at V0.
GHOSTCAST_HOST_DEVICE inline AnchorOutput anchor_own(UnitParams<Scalar> const& p, AnchorShares const& a, double usable,
                                                     double chi, UnitConstants<Scalar>& c)
{
  double const rho = static_cast<double>(p.substitution_rho);
  double const human = labour_at_start(p, c);
  bool const computes = a.share > 0.0 && usable > 0.0 && human > 0.0;
  double const labour = computes ? labour_for_share<ScalarDouble>(a.share, a.automation, rho) : 0.0;
  c.has_compute = computes ? 1.0f : 0.0f;
  double const log_x = computes ? log<ScalarDouble>(labour * human) : 0.0;
  double const log_usable = computes ? log<ScalarDouble>(usable) : 0.0;
  c.log_productivity = static_cast<float>(log_x - static_cast<double>(p.compute_exponent) * log_usable);
  c.automation0 = static_cast<float>(a.automation);
  c.automation_ceiling = static_cast<float>(a.ceiling);
  c.automation_width = p.automation_width;
  double const relative = a.automation / a.ceiling;
  c.automation_offset =
      static_cast<float>(static_cast<double>(p.automation_width) * log<ScalarDouble>(relative / (1.0 - relative)));
  AnchorOutput const out = output_at_start(human, labour, a.automation, rho, chi);
  c.value0 = p.monthly_value;
  c.demand_value = p.monthly_value;
  c.log_demand_output = static_cast<float>(out.log_output);
  return out;
}

/// `reference_unit`: the other unit's a_x, automation and price of output, so that two ways to
/// organise the same work compare; V0 follows.
GHOSTCAST_HOST_DEVICE inline AnchorOutput anchor_by_reference(UnitParams<Scalar> const& p, UnitConstants<Scalar> const& reference,
                                                              double usable, double chi, UnitConstants<Scalar>& c)
{
  bool const computes = reference.has_compute > 0.0f && usable > 0.0;
  c.has_compute = computes ? 1.0f : 0.0f;
  c.log_productivity = reference.log_productivity;
  c.automation0 = reference.automation0;
  c.automation_ceiling = reference.automation_ceiling;
  c.automation_width = reference.automation_width;
  c.automation_offset = reference.automation_offset;
  c.demand_value = reference.demand_value;
  c.log_demand_output = reference.log_demand_output;
  double const human = labour_at_start(p, c);
  double const log_x = log_compute_labour<ScalarDouble>(static_cast<double>(c.log_productivity),
      static_cast<double>(p.compute_exponent), max(usable, 1e-30), 0.0, 0.0);
  double const labour = computes && human > 0.0 ? exp<ScalarDouble>(log_x) / human : 0.0;
  AnchorOutput const out = output_at_start(human, labour, static_cast<double>(c.automation0),
                                           static_cast<double>(p.substitution_rho), chi);
  double const ratio = exp<ScalarDouble>(static_cast<double>(p.pass_through) *
                                         (out.log_output - static_cast<double>(c.log_demand_output)));
  c.value0 = static_cast<float>(static_cast<double>(c.demand_value) *
                                value_below_ceiling<ScalarDouble>(ratio, static_cast<double>(p.value_ceiling)));
  return out;
}

}  // namespace ghostcast
