// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/cli/messages.hpp"
#include "ghostcast/cli/verbs.hpp"
#include "ghostcast/scenario/reference.hpp"

namespace ghostcast::cli {

void add_keys(CLI::App& app, Action& chosen)
{
  CLI::App& verb = *app.add_subcommand(
      "keys",
      "Example: ghostcast keys | less\n\n"
      "Prints every key of a scenario, with unit, range and default: docs/scenario.md.");
  verb.final_callback([&chosen] {
    chosen = [] {
      print_out(scenario_reference_markdown());
      return ExitCode::success;
    };
  });
}

}  // namespace ghostcast::cli
