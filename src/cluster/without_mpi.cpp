// SPDX-License-Identifier: Apache-2.0
// A program without MPI: one process works alone, several refuse to do the same work several times.
#include <fmt/format.h>

#include "ghostcast/cluster/session.hpp"

namespace ghostcast {

std::unique_ptr<RankSession> RankSession::join(Launch const& launch)
{
  if (launch.tasks < 2) return nullptr;
  throw LinkFault(fmt::format("{} started {} processes, but this program is built without MPI: {}", launch.by, launch.tasks, no_mpi_reason()));
}

std::string no_mpi_reason()
{
  return GHOSTCAST_NO_MPI;
}

}  // namespace ghostcast
