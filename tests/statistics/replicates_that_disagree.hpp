// SPDX-License-Identifier: Apache-2.0
/// \file
/// A tally whose replicates of beliefs are all or nothing.
#pragma once

#include "ghostcast/tally/tally.hpp"

namespace ghostcast::testing_support {

/// 32 beliefs of ten trajectories; every belief of an even replicate makes ghosts in month 1.
inline Tally replicates_that_disagree()
{
  Tally tally(make_layout(1, 1, 1, 12, 0, 32));
  TallyLayout const& layout = tally.layout;
  auto const add = [&](std::int64_t index, std::uint64_t count) {
    tally.counts[static_cast<std::size_t>(index)] += count;
  };
  add(layout.scalar_at(Scalars::trajectories), 320);
  for (std::uint64_t belief = 0; belief < 32; ++belief) {
    bool const ghosts = belief % replicate_count % 2 == 0;
    if (ghosts) add(layout.outcome_at(0, 0, Outcome::ghost, 1), 10);
    layout.groups_of(belief).each([&](int group) {
      add(layout.group_size_at(group), 10);
      if (ghosts) add(layout.group_at(group, 0, 0, 0, 1 + static_cast<int>(Outcome::ghost)), 10);
    });
  }
  return tally;
}

}  // namespace ghostcast::testing_support
