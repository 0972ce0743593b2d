// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <cmath>

#include "ghostcast/report/comparison_text.hpp"
#include "ghostcast/report/ghost_estimate.hpp"
#include "ghostcast/report/number_text.hpp"

namespace ghostcast {
namespace {

/// Says which definitions a plan moved for one unit.
class ShiftText {
 public:
  ShiftText(Pairing const& pairing, int unit)
      : pairing_(pairing), base_(pairing.base().result), unit_(unit)
  {
  }

  std::string text() const
  {
    std::string text;
    for (int k = 0; k < base_.tally.layout.definition_count; ++k) {
      DefinitionShift const shift = definition_shift(pairing_, k, unit_);
      if (!shift.moved()) continue;
      std::string const why = shift.floor_bars ? floor_text(shift) : alike_text(shift);
      text += wrapped(fmt::format("THE PLAN MOVES THE DEFINITION \"{}\" rather than the unit: {}. "
                                  "Judge it by the other "
                                  "definitions above.",
                                  base_.definitions[static_cast<std::size_t>(k)].name, why),
                      2);
    }
    return text;
  }

 private:
  std::string floor_text(DefinitionShift const& shift) const
  {
    std::string const since =
        shift.floor.since > 0 ? " from " + when(base_, shift.floor.since) + " on" : "";
    return fmt::format(
        "the plan keeps at least {} people{} (base: {}), and a ghost may have at most {} while the "
        "peak "
        "is that of today: headcount can hardly get under the limit",
        compact(shift.floor.people), since, compact(shift.base_floor.people),
        compact(shift.allowed));
  }

  std::string alike_text(DefinitionShift const& shift) const
  {
    return fmt::format(
        "P(ghost) differs by {} points, while at the horizon the mean share ({:+.1f} points), "
        "value "
        "({:+.1f} %) and people ({:+.1f} % of today's) hardly do",
        points_with_interval(shift.ghost), 100.0 * shift.share, 100.0 * shift.value,
        100.0 * shift.people);
  }
  Pairing const& pairing_;
  RunResult const& base_;
  int unit_;
};

}  // namespace

std::string definition_shift_text(Pairing const& pairing, int unit)
{
  return ShiftText(pairing, unit).text();
}

}  // namespace ghostcast
