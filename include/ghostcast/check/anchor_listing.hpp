// SPDX-License-Identifier: Apache-2.0
/// \file
/// What anchoring solves at t=0 (section 4), at the median belief and for each rho, and how well
/// the month functions of the model give back what the scenario states.
#pragma once

#include <string>
#include <vector>

#include "ghostcast/check/draws.hpp"

namespace ghostcast {

/// A constant that anchoring works out.
struct Anchor {
  char const* name;
  char const* symbol;
  char const* unit;
  char const* equation;        ///< of docs/model.md
  std::vector<double> values;  ///< [component]; one where rho does not matter
};

/// Something the scenario states, and what the model makes of it at t=0.
struct Identity {
  std::string name;
  char const* unit;
  double stated;
  double obtained;  ///< of the component with the largest residual
  double
      residual;  ///< obtained - stated, in `unit`; relative to `stated` where `unit` is USD/month
  double bound;  ///< of |residual|
};

/// One role at the stationary start: expected leavers are hired again month by month.
struct RoleStart {
  int role;
  double people;     ///< at t=0
  double newcomers;  ///< of them
  double offers;     ///< accepted, in notice
  double places;     ///< target0, real
  double vacancies;  ///< open once this month's leavers have gone
  double leavers;    ///< expected a month
  double accepted;   ///< expected a month
};

/// A repair that a component needs at the median belief.
struct MedianRepair {
  double rho;
  unsigned repaired;  ///< bit per Repair
};

struct UnitAnchors {
  std::vector<RhoComponent> components;
  std::vector<Anchor> anchors;
  std::vector<Identity> identities;
  std::vector<RoleStart> roles;       ///< roles with people or places
  std::vector<MedianRepair> repairs;  ///< components that need one
};

/// \param unit  0..unit_count-1
UnitAnchors list_anchors(ModelParams const& params, int unit);

/// Largest |residual| that single precision leaves in a share, or relative in an amount: the log of
/// a_x is below 32 and so rounds by 2e-6 at most, x with it, and F and V move by no more than x.
inline constexpr double single_precision_bound = 2e-5;

/// People a month by which the rounding of offers (half of one) and of new people moves the balance
/// of a role.
inline constexpr double rounding_bound = 1.0;

}  // namespace ghostcast
