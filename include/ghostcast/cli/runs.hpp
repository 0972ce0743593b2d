// SPDX-License-Identifier: Apache-2.0
/// \file
/// The verb `runs`: what the store holds.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "ghostcast/cli/exit_code.hpp"
#include "ghostcast/cli/store_choice.hpp"
#include "ghostcast/store/run_store.hpp"

namespace ghostcast::cli {

/// Which runs are listed; what is empty lets all through.
struct RunFilter {
  std::string scenario;  ///< part of the name
  std::string plan;
  std::string tag;
  std::string state;  ///< "complete" or "partial"
  std::optional<std::uint64_t> seed;
};

struct RunsOptions {
  StoreChoice store;
  RunFilter filter;
  std::vector<std::int64_t> ids;
  std::string tag;     ///< of tag and untag
  std::string folder;  ///< of export; empty: none
  bool json{false};    ///< of the list, export and show
};

bool passes(RunRecord const& record, RunFilter const& filter);

/// A line a run, newest last; at most 100 columns.
std::string list_text(std::vector<RunRecord> const& records);

/// The same as a document of schema `ghostcast.runs/1` (docs/results.md), without the results.
std::string list_json_text(std::vector<RunRecord> const& records);

/// Everything that is known of a run beside its report.
std::string record_text(RunRecord const& record);

// Each does one thing. \throws StoreError, InputError, OutputError
ExitCode list_runs(RunsOptions const& options);
ExitCode show_run(RunsOptions const& options);
ExitCode compare_runs(RunsOptions const& options);
ExitCode export_run(RunsOptions const& options);
ExitCode tag_run(RunsOptions const& options);
ExitCode untag_run(RunsOptions const& options);
ExitCode delete_runs(RunsOptions const& options);
ExitCode check_runs(RunsOptions const& options);

}  // namespace ghostcast::cli
