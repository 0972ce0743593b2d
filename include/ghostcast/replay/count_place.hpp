// SPDX-License-Identifier: Apache-2.0
/// \file
/// What the count at an index of a tally is a count of: the inverse of TallyLayout, and its words.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "ghostcast/tally/layout.hpp"

namespace ghostcast {

/// The arrays of TallyLayout, in its order.
enum class CountKind : int {
  scalar, outcome, onset, criterion, born, human, relapsed, infra, outage, commodity, repair,
  joint, series, group_size, group, group_joint
};

/// One count; -1 where a member does not apply.
struct CountPlace {
  CountKind kind{CountKind::scalar};
  int month{-1};       ///< 0..T; of infra T+1 for never, which is no month of a trajectory
  int definition{-1};
  int row{-1};         ///< the unit; of series the unit, organisation or 0
  int which{-1};       ///< scalar, outcome, criterion, repair, slot of a group, quantity, joint units; 1: no ghost
  int bin{-1};         ///< of a histogram; the component of a repair; the group
  int grid{-1};        ///< index of a group's grid month
  bool operator==(CountPlace const&) const = default;
};

/// Names of what a layout counts.
struct CountNames {
  std::vector<std::string> units, organisations, definitions;
};

/// \pre 0 <= index < layout.size
CountPlace describe_index(TallyLayout const& layout, std::int64_t index);

/// The index of a place that describe_index gave.
std::int64_t index_of(TallyLayout const& layout, CountPlace const& place);

/// The month in which the count was made; nothing where it is known at the end alone.
std::optional<int> month_of(TallyLayout const& layout, CountPlace const& place);

/// "headcount of unit Gemini in month 17, bin 43"; an index in place of a name that is not given.
std::string to_string(CountPlace const& place, CountNames const& names);

}  // namespace ghostcast
