// SPDX-License-Identifier: Apache-2.0
/// \file
/// The verb `check`: what a scenario says, solves and implies, before it is run.
#pragma once

#include <cstdint>

#include "ghostcast/cli/exit_code.hpp"
#include "ghostcast/cli/run.hpp"

namespace ghostcast::cli {

struct CheckOptions {
  ScenarioChoice scenario;
  std::uint64_t trajectories{2000};  ///< of the first year
  std::uint64_t seed{1};
  int threads{0};  ///< 0: all cores
  OutputFormat format{OutputFormat::text};
  Chatter chatter{Chatter::normal};  ///< quiet: the verdict and the warnings alone
};

/// \throws InputError, OutputError
ExitCode check(CheckOptions const& options);

}  // namespace ghostcast::cli
