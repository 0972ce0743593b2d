// SPDX-License-Identifier: Apache-2.0
/// \file
/// The verb `surface`: P(ghost) over the numbers of a definition.
#pragma once

#include <string>
#include <vector>

#include "ghostcast/cli/run.hpp"
#include "ghostcast/report/surface.hpp"

namespace ghostcast::cli {

/// Words of the command line; empty ones have defaults that include the definition's own numbers.
struct SurfaceOptions {
  RunOptions run;
  std::string unit;        ///< empty: the first
  std::string definition;  ///< whose share rule, growth and supervisor stay; empty: the first
  std::string by;          ///< "2035-12" or a number of months; empty: the horizon
  std::vector<std::string> thresholds;    ///< ".9" or "90%"
  std::vector<std::string> limits;        ///< "6" people or "15%" of the peak, all of one kind
  std::vector<std::string> persistences;  ///< months
};

/// What the words mean for a scenario.
struct SurfaceRequest {
  int unit{};
  int definition{};
  int month{};
  SurfaceAxes axes;
};

/// Cells that one command may ask for.
inline constexpr std::size_t most_cells = 1000;

/// \throws InputError with every word that is wrong
SurfaceRequest surface_request(Scenario const& scenario, SurfaceOptions const& options);

/// Runs passes of up to eight definitions: the scenario's first one, which says what maintenance
/// is, and seven cells. Only months up to the one asked for are simulated. Stopped by `progress`,
/// the cells of passes that were not finished stay empty.
Surface run_surface(Engine& engine, Scenario const& scenario, SurfaceRequest const& request,
                    RunOptions const& options, Progress const& progress);

/// \throws InputError, OutputError and what the engine throws
ExitCode surface(SurfaceOptions const& options);

}  // namespace ghostcast::cli
