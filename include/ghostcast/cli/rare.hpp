// SPDX-License-Identifier: Apache-2.0
/// \file
/// The verb `rare`: the probability of an early ghost, however small.
#pragma once

#include <cstdint>
#include <string>

#include "ghostcast/cli/run.hpp"
#include "ghostcast/rare/rare_event.hpp"

namespace ghostcast::cli {

struct RareOptions {
  ScenarioChoice scenario;
  std::string unit;        ///< empty: the first
  std::string definition;  ///< empty: the first
  int within{12};          ///< months
  RarePlan split;
  int threads{0};   ///< 0: all cores
  std::string out;  ///< folder; empty: none
  OutputFormat format{OutputFormat::text};
  Chatter chatter{Chatter::normal};
};

/// Refuses what the scenario does not have before any work. \throws InputError, OutputError
ExitCode rare(RareOptions const& options);

}  // namespace ghostcast::cli
