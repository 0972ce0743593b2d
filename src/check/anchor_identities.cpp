// SPDX-License-Identifier: Apache-2.0
#include "anchor_identities.hpp"

#include <algorithm>
#include <cmath>
#include <string>

namespace ghostcast {
namespace {

double real_of(float value)
{
  return static_cast<double>(value);
}

Identity share_identity(std::string name, double stated, double obtained)
{
  return {std::move(name), "1", stated, obtained, obtained - stated, single_precision_bound};
}

Identity amount_identity(std::string name, double stated, double obtained)
{
  return {std::move(name),         "USD/month",           stated, obtained,
          obtained / stated - 1.0, single_precision_bound};
}

/// Eq. 5 at X = 0.
double automation_of(UnitConstants<Scalar> const& c)
{
  return real_of(c.automation_ceiling * logistic<Scalar>(c.automation_offset / c.automation_width));
}

void check_production(ModelParams const& model, int unit, AnchorState const& at,
                      std::vector<Identity>& all)
{
  if (model.unit[unit].reference_unit >= 0) return;  // its share and value follow from the other's
  UnitParams<Scalar> const& p = at.params(unit);
  AnchorShares<Scalar> const anchored = repair_anchor(p);
  if (at.solved(unit).has_compute > 0.0f)
    all.push_back(
        share_identity("counterfactual share of t=0", anchored.share, 1.0 - 1.0 / at.ratio));
  all.push_back(share_identity("automation that is possible at t=0", anchored.automation,
                               automation_of(at.solved(unit))));
  all.push_back(amount_identity("value of t=0", real_of(p.monthly_value),
                                at.value * real_of(at.solved(unit).value0)));
}

/// What is left of income when the margin has been paid out: nothing, where the margin was solved.
void check_cash(AnchorState const& at, int unit, std::vector<Identity>& all)
{
  UnitParams<Scalar> const& p = at.params(unit);
  UnitConstants<Scalar> const& c = at.solved(unit);
  if (p.margin >= 0.0f || !(c.margin > 0.0f)) return;
  double const value = real_of(c.value0);
  double const payroll = payroll_of(at, unit);
  double const spent = payroll * (1.0 + real_of(p.retention_bonus)) + real_of(c.compute_budget0) +
                       real_of(p.other_nonlabour) * value + real_of(c.margin) * value;
  all.push_back(amount_identity("income is spent or paid out",
                                value * (1.0 + real_of(p.base_income)), spent));
}

/// Expected leavers of a role in the first month, counter-offers included (eqs. 31, 32).
double leavers_of(AnchorState const& at, int unit, int role)
{
  UnitParams<Scalar> const& p = at.params(unit);
  UnitConstants<Scalar> const& c = at.solved(unit);
  double const held = std::exp(-real_of(p.bonus_effect) * real_of(p.retention_bonus));
  double leavers = 0.0;
  for (int band = 0; band < band_count; ++band) {
    double const exit = exit_probability<ScalarDouble>(held * real_of(c.quit_hazard[role][band]),
                                                       held * real_of(c.poach_hazard[role]),
                                                       real_of(p.counter_offer_success));
    leavers += exit * real_of(c.people_start[role][band]);
  }
  return leavers;
}

void check_balance(AnchorState const& at, int unit, std::vector<Identity>& all)
{
  for (RoleStart const& role : role_starts(at, unit)) {
    // With places to fill on top of today's people no balance is meant.
    if (at.params(unit).open_positions[role.role] > 0.0f || role.vacancies <= 0.0) continue;
    all.push_back({"hires balance leavers: " + std::string(role_names[role.role]), "people/month",
                   role.leavers, role.accepted, role.accepted - role.leavers, rounding_bound});
  }
}

}  // namespace

double payroll_of(AnchorState const& at, int unit)
{
  double payroll = 0.0;
  for (int r = 0; r < role_count; ++r)
    payroll += real_of(at.solved(unit).pay[r]) * real_of(at.params(unit).people[r]);
  return payroll * real_of(pay_level<Scalar>(at.params(unit), at.block.market.initial_heat, 0));
}

std::vector<RoleStart> role_starts(AnchorState const& at, int unit)
{
  UnitConstants<Scalar> const& c = at.solved(unit);
  double const hire = hire_probability_at_start(at.params(unit), c);
  std::vector<RoleStart> roles;
  for (int r = 0; r < role_count; ++r) {
    RoleStart role{};
    role.role = r;
    role.people = real_of(at.params(unit).people[r]);
    role.newcomers = real_of(c.people_start[r][newcomer]);
    role.offers = real_of(c.offers_start[r]);
    role.places = real_of(c.target0[r]);
    if (role.people <= 0.0 && role.places <= 0.0) continue;
    role.leavers = leavers_of(at, unit, r);
    role.vacancies = std::max(role.places - (role.people - role.leavers) - role.offers, 0.0);
    role.accepted = role.vacancies * hire;
    roles.push_back(role);
  }
  return roles;
}

std::vector<Identity> identities_of(ModelParams const& model, int unit, AnchorState const& at)
{
  std::vector<Identity> all;
  UnitParams<Scalar> const& p = at.params(unit);
  check_production(model, unit, at, all);
  if (p.initial_utilisation >= 0.0f) {
    all.push_back(
        share_identity("utilisation of t=0", real_of(p.initial_utilisation), at.utilisation));
  }
  double const payroll = payroll_of(at, unit);
  if (p.monthly_payroll >= 0.0f && payroll > 0.0)
    all.push_back(amount_identity("people x pay", real_of(p.monthly_payroll), payroll));
  check_cash(at, unit, all);
  if (model.stationary_start) check_balance(at, unit, all);
  return all;
}

}  // namespace ghostcast
