// SPDX-License-Identifier: Apache-2.0
#include <cmath>

#include "ghostcast/report/comparison.hpp"
#include "ghostcast/report/definition_text.hpp"

namespace ghostcast {
namespace {

Quantity share_of(ShareRule rule)
{
  return Quantity{static_cast<int>(Quantity::share_counterfactual) + static_cast<int>(rule)};
}

/// Whether share, value and people are alike at the horizon; fills in the differences.
bool is_alike(Pairing const& pairing, int unit, Definition const& definition,
              DefinitionShift& shift)
{
  TallyLayout const& layout = pairing.base().result.tally.layout;
  Quantity const share = share_of(definition.share);
  if (!layout.records(share) || !layout.records(Quantity::value) ||
      !layout.records(Quantity::headcount))
    return false;
  PairedDifference const value = pairing.mean(Quantity::value, unit, pairing.horizon());
  shift.share = pairing.mean(share, unit, pairing.horizon()).difference;
  double const people = pairing.base().result.units[static_cast<std::size_t>(unit)].people;
  shift.value = value.difference / value.base;
  shift.people = pairing.mean(Quantity::headcount, unit, pairing.horizon()).difference / people;
  return std::abs(shift.share) < shift_share && std::abs(shift.value) < shift_value &&
         std::abs(shift.people) < shift_people;
}

}  // namespace

DefinitionShift definition_shift(Pairing const& pairing, int definition, int unit)
{
  auto const u = static_cast<std::size_t>(unit);
  RunResult const& result = pairing.base().result;
  Definition const& judged = result.definitions[static_cast<std::size_t>(definition)].definition;
  DefinitionShift shift;
  shift.allowed = people_allowed(judged, result.units[u].people);
  shift.floor = pairing.plan().floors[u];
  shift.base_floor = pairing.base().floors[u];
  shift.floor_bars =
      shift.floor.people > shift.base_floor.people && shift.floor.people >= shift.allowed;
  shift.ghost = pairing.probability(definition, unit, ghost_events, pairing.horizon());
  bool const alike = is_alike(pairing, unit, judged, shift);
  bool const differs = std::abs(shift.ghost.difference) >= shift_probability &&
                       std::abs(shift.ghost.difference) > sign_errors * shift.ghost.standard_error;
  shift.reality_alike = alike && differs;
  return shift;
}

}  // namespace ghostcast
