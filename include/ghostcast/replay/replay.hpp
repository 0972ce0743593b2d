// SPDX-License-Identifier: Apache-2.0
/// \file
/// One trajectory, kept month by month: the state that the engine had, number by number.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "ghostcast/engine/engine.hpp"
#include "ghostcast/model/constants.hpp"
#include "ghostcast/model/state.hpp"

namespace ghostcast {

/// People by role.
using PeopleByRole = std::array<double, role_count>;

/// Who left a unit in one month, by role and cause; drawn again from the same random words, so that
/// the sums are the state's `quits + poached`, `raided` and `cut`.
struct Departures {
  PeopleByRole left{};            ///< quits, and poached one by one
  PeopleByRole raided{};          ///< raid on the whole unit, scheduled or not
  PeopleByRole team{};            ///< poached as a team
  PeopleByRole scheduled_team{};  ///< scheduled raid of a number of people
  PeopleByRole wave{};            ///< layoff wave
  PeopleByRole redundant{};       ///< of what was above the target
  PeopleByRole scheduled_cut{};   ///< scheduled layoff
  bool raid{false};               ///< a raid by hazard; else `raided` is the scheduled one
  double raid_fraction{};         ///< probability with which each was taken, [0, 1]
  bool blocked{false};            ///< the purchase that the raid amounts to is blocked
};

/// Parameters of a unit in one month, the plan's levers included, that explain what happened.
struct MonthRules {
  double freeze_above{}, freeze_below{};  ///< freeze index
  FreezeMode freeze_mode{};
  double credit{};             ///< [payrolls] below zero before the unit is broke
  double starvation_gpus{};    ///< quanta below which the unit starves
  double maintenance_value{};  ///< [V0]
  double acquisition_share{};  ///< of people, taken at once
  double scheduled_layoff{};   ///< share of staff
};

/// A unit at the end of a month. After its exit the state stands still.
struct UnitMonth {
  UnitState<Scalar> state{};
  bool at_work{true};  ///< it ran at the start of the month, so the month happened to it
  double people{};     ///< when its outcomes were judged; the state's people vanish at an exit
  Departures departures;
  double freeze_index{};     ///< eq. 28, less its value at t=0
  double supervised_gpus{};  ///< GPUs that its people can supervise; 1e30 is no limit
  bool supervision_binds{false};
  double outage_probability{};     ///< of the month, while it is up
  double infrastructure_people{};  ///< when the month's outage was drawn
  MonthRules rules;
};

struct OrganisationMonth {
  OrganisationState<Scalar> state{};
  double ordered{};       ///< quanta ordered this month
  double on_order{};      ///< quanta, all stages
  double power_limit{};   ///< quanta that the power carries
  bool connected{false};  ///< a new connection came
};

struct ReplayedMonth {
  MarketState<Scalar> market{};
  bool heat_jump{false};
  std::vector<OrganisationMonth> organisations;
  std::vector<UnitMonth> units;
};

/// One uncertain parameter of the belief.
struct DrawnParameter {
  double value{};
  double percentile{};  ///< of its prior, (0, 1); of a mixture that of the middle of equal values
};

/// What the belief of the trajectory says.
struct ReplayedBelief {
  std::uint64_t number{};
  std::vector<DrawnParameter> drawn;  ///< in the order of ModelParams::draws
  std::vector<unsigned> repaired;     ///< [unit], bits of Repair
  std::vector<UnitConstants<Scalar>> units;
};

struct Replay {
  std::uint64_t seed{};
  std::uint64_t belief_count{};  ///< 0: one each
  std::uint64_t trajectory{};
  ReplayedBelief belief;
  std::vector<ReplayedMonth> months;  ///< 0..T
  Tally tally;                        ///< of this trajectory alone

  int horizon() const { return static_cast<int>(months.size()) - 1; }
  UnitMonth const& unit_at(int unit, int month) const
  {
    return months[static_cast<std::size_t>(month)].units[static_cast<std::size_t>(unit)];
  }
  OrganisationMonth const& organisation_at(int organisation, int month) const
  {
    return months[static_cast<std::size_t>(month)]
        .organisations[static_cast<std::size_t>(organisation)];
  }
  MarketState<Scalar> const& market_at(int month) const
  {
    return months[static_cast<std::size_t>(month)].market;
  }
  /// The last month at whose end the unit ran.
  int last_running_month(int unit) const;
};

/// Runs trajectory `trajectory` of any run of `model` with this seed and these beliefs.
/// \param belief_block  as in RunPlan
Replay replay_trajectory(ModelParams const& model, std::uint64_t seed, std::uint64_t belief_count,
                         std::uint64_t trajectory, RecordMask record = default_record,
                         std::uint64_t belief_block = 0);

/// Sum over roles.
double sum_of(PeopleByRole const& people);

}  // namespace ghostcast
