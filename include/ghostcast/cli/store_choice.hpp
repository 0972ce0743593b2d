// SPDX-License-Identifier: Apache-2.0
/// \file
/// Which run store a verb uses: the flags that all such verbs share.
#pragma once

#include <CLI/CLI.hpp>
#include <cstdint>
#include <string>

namespace ghostcast::cli {

struct StoreChoice {
  bool enabled{false};  ///< in a program; flags turn it on
  std::string path;     ///< where it is enabled
  bool off{false};      ///< --no-store, whatever the environment says
  bool fresh{false};    ///< computes even what is stored
  std::int64_t resume{0};  ///< number of the run to go on with; 0: found by what is asked
};

/// Adds --store and --no-store. \pre settle_store is called by the verb's final callback
void add_store(CLI::App& verb, StoreChoice& choice);

/// From the flags to a path: `$GHOSTCAST_STORE` stands for --store, "none" for --no-store; by default
/// `$XDG_DATA_HOME/ghostcast/runs.db`, else `~/.local/share/ghostcast/runs.db`; none without a home.
void settle_store(StoreChoice& choice);

}  // namespace ghostcast::cli
