// SPDX-License-Identifier: Apache-2.0
/// \file
/// The program as several ranks of one job (docs/cluster.md): rank 0 does what the command line says, the
/// others compute for it.
#pragma once

#include <functional>
#include <memory>

#include "ghostcast/cli/run.hpp"
#include "ghostcast/cluster/session.hpp"

namespace ghostcast::cli {

/// Where a launcher such as mpirun has started this process as rank 1 or more: serves rank 0, prints
/// nothing, and returns when rank 0 is done. Else calls `program`.
/// \return an exit code
int run_as_rank(std::function<int()> const& program);

/// True in the program of rank 0 of a job, even if it is the only rank.
bool has_ranks();

/// Ranks of the job; 1 where there is none.
int rank_count();

/// The engine over all ranks. \pre has_ranks() \throws NoAccelerator, NoIsa, LinkFault
std::unique_ptr<Engine> open_rank_engine(EngineChoice const& choice, Remark const& remark);

}  // namespace ghostcast::cli
