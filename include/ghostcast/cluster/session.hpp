// SPDX-License-Identifier: Apache-2.0
/// \file
/// This process as a rank of a job: MPI from its begin to its end. Only src/cluster/mpi_*.cpp sees MPI.
#pragma once

#include <memory>
#include <string>

#include "ghostcast/cluster/launch.hpp"
#include "ghostcast/cluster/link.hpp"

namespace ghostcast {

/// What a rank has to itself on its machine.
struct RankPlace {
  int local_rank{0};  ///< among the ranks of its machine
  int local_size{1};  ///< ranks of its machine
  int threads{1};     ///< cores that it may use, shared with ranks that may use the same, >= 1
  int machine_threads{1};  ///< cores of the machine
};

/// A rank's part in a job; ends it when it goes, together with the other ranks'. Where the link was given
/// up, the end is MPI_Abort with exit code 3: nobody waits for a lost rank.
class RankSession {
 public:
  virtual ~RankSession() = default;
  virtual Link& link() = 0;
  virtual RankPlace place() const = 0;

  /// \return null where the launch has no ranks
  /// \throws LinkFault where MPI cannot start, sees other ranks than the launcher started, or is not built in
  static std::unique_ptr<RankSession> join(Launch const& launch);
};

/// Why this program has no MPI; empty: it has.
std::string no_mpi_reason();

}  // namespace ghostcast
