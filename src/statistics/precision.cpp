// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/statistics/precision.hpp"

#include <algorithm>
#include <cmath>

namespace ghostcast {
namespace {

/// Looks at one printed probability after the other.
class Search {
 public:
  Search(Tally const& tally, std::uint64_t belief_count, PrecisionGoal const& goal)
      : layout_(tally.layout), probability_(tally, belief_count), goal_(goal)
  {
  }

  Precision run()
  {
    for (int const month : checkpoints_within(layout_.horizon)) {
      for (int d = 0; d < layout_.definition_count; ++d) {
        for (int u = 0; u < layout_.unit_count; ++u) look_at_unit(u, d, month);
        for (int units = 1; layout_.counts_joint() && units <= layout_.unit_count; ++units) {
          look({-1, d, 0, units, month, probability_.joint_by_month(d, units, month)});
        }
      }
    }
    return found_;
  }

 private:
  void look_at_unit(int unit, int definition, int month)
  {
    auto const look_for = [&](Events events) {
      look({unit, definition, events, 0, month, probability_.by_month(definition, unit, events, month)});
    };
    look_for(ghost_events);
    look_for(all_events);
    for (int k = 1; k < outcome_count; ++k) look_for(event_of(Outcome{k}));
  }

  void look(PrintedProbability printed)
  {
    printed.error = probability_.standard_error(printed.estimate);
    found_.largest_error = std::max(found_.largest_error, printed.error);
    double ratio = printed.error / goal_.absolute;
    if (printed.estimate.value > 0.0) ratio = std::max(ratio, printed.error / printed.estimate.value / goal_.relative);
    if (ratio < found_.ratio || (ratio == found_.ratio && found_.worst.month > 0)) return;
    found_.ratio = ratio;
    found_.worst = printed;
  }

  TallyLayout const& layout_;
  EventProbability probability_;
  PrecisionGoal goal_;
  Precision found_;
};

}  // namespace

bool PrecisionGoal::any() const { return std::isfinite(absolute) || std::isfinite(relative); }

Precision precision_of(Tally const& tally, std::uint64_t belief_count, PrecisionGoal const& goal)
{
  return Search(tally, belief_count, goal).run();
}

}  // namespace ghostcast
