// SPDX-License-Identifier: Apache-2.0
/// \file
/// What the program tells its caller.
#pragma once

namespace ghostcast::cli {

enum class ExitCode : int {
  success = 0,
  own_fault = 1,      ///< the program found a fault in itself, or verify a difference
  bad_input = 2,      ///< scenario or command line
  machine_fault = 3,  ///< disk, memory, a CUDA device
  interrupted = 130   ///< Ctrl-C; what was done is kept
};

}  // namespace ghostcast::cli
