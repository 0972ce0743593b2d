// SPDX-License-Identifier: Apache-2.0
/// \file
/// The engine that runs on all ranks of a job.
///
/// Rank 0 calls it like any other engine; the others serve. Rank 0 cuts the ranges into pieces, hands
/// them out a few at a time, fewer towards the end, and computes too, on a thread of its own. A rank sends
/// the digests of its pieces as they are done and keeps their counts, which are summed over all ranks when
/// the run ends: one reduction of integers a run, whatever the number of pieces. Rank 0 then compares the
/// digest of the sum with the sum of the digests.
#pragma once

#include <functional>
#include <memory>
#include <string>

#include "ghostcast/cluster/link.hpp"
#include "ghostcast/engine/engine.hpp"
#include "ghostcast/engine/make_engine.hpp"

namespace ghostcast {

struct RankSchedule {
  /// A rank that has work and says nothing for so long [s], or does not come to the sum, is lost. Ranks at
  /// work speak several times a second.
  double patience{60.0};
  /// The same once the ranks were told to stop: what is left until the launcher kills them is short.
  double stop_patience{5.0};
};

/// The engine of a rank's own machine, for a choice made at rank 0.
using LocalEngine = std::function<std::unique_ptr<Engine>(EngineChoice const& choice)>;

/// Opens the choice on every rank; serve_ranges is or will be running on all others.
/// \param identity  of program and model; must be the same on all ranks
/// \throws NoAccelerator, NoIsa where a rank cannot have the engine; LinkFault where one does not answer
///         or is another program
std::unique_ptr<Engine> make_rank_engine(Link& link, EngineChoice const& choice, LocalEngine const& open, std::string const& identity,
                                         RankSchedule const& schedule = {});

/// Serves rank 0 until it says that the job is over. \param hurry  true once the rank was told to end by
/// a signal: it then waits no longer than the schedule's patience for the next order
/// \throws LinkFault where rank 0 has gone
void serve_ranges(Link& link, LocalEngine const& open, std::string const& identity, RankSchedule const& schedule = {},
                  std::function<bool()> const& hurry = {});

/// Tells all other ranks that the job is over.
void dismiss_ranks(Link& link);

}  // namespace ghostcast
