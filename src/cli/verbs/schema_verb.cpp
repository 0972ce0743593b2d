// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/cli/messages.hpp"
#include "ghostcast/cli/verbs.hpp"
#include "ghostcast/scenario/schema.hpp"

namespace ghostcast::cli {

void add_schema(CLI::App& app, Action& chosen)
{
  CLI::App& verb = *app.add_subcommand(
      "schema",
      "Example: ghostcast schema > schema.json\n\n"
      "Prints the JSON Schema of a scenario for editors: scenarios/schema.json.");
  verb.final_callback([&chosen] {
    chosen = [] {
      print_out(scenario_schema_text());
      return ExitCode::success;
    };
  });
}

}  // namespace ghostcast::cli
