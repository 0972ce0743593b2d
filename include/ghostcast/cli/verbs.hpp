// SPDX-License-Identifier: Apache-2.0
/// \file
/// The verbs of the command line: each adds its flags, and says what to do when it is picked.
#pragma once

#include <CLI/CLI.hpp>
#include <functional>

#include "ghostcast/cli/exit_code.hpp"

namespace ghostcast::cli {

/// What the picked verb does, once the whole command line has been read.
using Action = std::function<ExitCode()>;

// Each adds one verb; `chosen` must outlive the app.
void add_run(CLI::App& app, Action& chosen);
void add_batch(CLI::App& app, Action& chosen);
void add_bench(CLI::App& app, Action& chosen);
void add_check(CLI::App& app, Action& chosen);
void add_compare(CLI::App& app, Action& chosen);
void add_completion(CLI::App& app, Action& chosen);
void add_doctor(CLI::App& app, Action& chosen);
void add_explain(CLI::App& app, Action& chosen);
void add_keys(CLI::App& app, Action& chosen);
void add_man(CLI::App& app, Action& chosen);
void add_new(CLI::App& app, Action& chosen);
void add_rare(CLI::App& app, Action& chosen);
void add_report(CLI::App& app, Action& chosen);
void add_runs(CLI::App& app, Action& chosen);
void add_schema(CLI::App& app, Action& chosen);
void add_sensitivity(CLI::App& app, Action& chosen);
void add_surface(CLI::App& app, Action& chosen);
void add_verify(CLI::App& app, Action& chosen);

}  // namespace ghostcast::cli
