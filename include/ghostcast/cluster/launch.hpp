// SPDX-License-Identifier: Apache-2.0
/// \file
/// Whether and how this process was started as one of several.
#pragma once

#include <functional>
#include <string>

namespace ghostcast {

struct Launch {
  int tasks{0};        ///< processes that were started together; 0: this one alone
  int rank{0};         ///< as the launcher counts
  std::string by;      ///< "mpirun", "srun"
  bool knows_mpi{};    ///< the launcher has told MPI who the others are
};

/// What the environment says: Open MPI's and MPICH's mpirun, and srun with PMIx, PMI or none. A single
/// process of a scheduler's step is alone; that of `mpirun -n 1` is not, so that one rank is as good as
/// many. \param variable  like getenv, empty where it is not set
Launch launch_of(std::function<std::string(char const*)> const& variable);

/// The same for this process.
Launch this_launch();

}  // namespace ghostcast
