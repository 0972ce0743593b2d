// SPDX-License-Identifier: Apache-2.0
/// \file
/// Calls of MPI whose error is an exception.
#pragma once

#include <fmt/format.h>
#include <mpi.h>

#include "ghostcast/cluster/link.hpp"

namespace ghostcast {

/// \throws LinkFault with the call, this rank and MPI's reason where `code` is an error
inline void check_mpi(int code, char const* call)
{
  if (code == MPI_SUCCESS) return;
  char reason[MPI_MAX_ERROR_STRING] = "";
  int length = 0;
  int rank = -1;
  MPI_Error_string(code, reason, &length);
  MPI_Comm_rank(MPI_COMM_WORLD, &rank);
  throw LinkFault(fmt::format("{} failed on rank {}: {}", call, rank, std::string(reason, static_cast<std::size_t>(length))));
}

}  // namespace ghostcast
