// SPDX-License-Identifier: Apache-2.0
/// \file
/// The verb `explain`: replay one trajectory of a run and say why it went as it did.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "ghostcast/cli/run.hpp"
#include "ghostcast/engine/make_engine.hpp"
#include "ghostcast/replay/selection.hpp"
#include "ghostcast/report/explanation.hpp"

namespace ghostcast::cli {

struct ExplainOptions {
  ScenarioChoice scenario;
  std::optional<std::uint64_t> trajectory;  ///< either this
  std::optional<Selection> selection;       ///< or this
  std::uint64_t trajectories{20000};        ///< of the run, or of each of its blocks
  std::uint64_t seed{1};
  std::uint64_t beliefs{0};  ///< 0: as a run of so many trajectories has
  EngineChoice engine;       ///< of the search
  std::string unit;          ///< empty: the first for the selection, all in the text
  std::string definition;    ///< empty: the first for the selection, all in the text
  int every{0};              ///< months between rows of tables; 0: by the horizon
  ExplainDetail detail{ExplainDetail::notable};
  OutputFormat format{OutputFormat::text};
  Chatter chatter{Chatter::normal};
};

/// The trajectories that the selections find in one search, explained; those that none is are left out,
/// and all where `progress` stops it. \throws InputError and what the machine throws
std::vector<Explanation> explain_selections(ExplainOptions const& options, std::vector<Selection> const& selections,
                                            Progress const& progress);

/// \throws InputError, OutputError and what the machine throws
ExitCode explain(ExplainOptions const& options);

}  // namespace ghostcast::cli
