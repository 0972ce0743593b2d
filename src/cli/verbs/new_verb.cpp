// SPDX-License-Identifier: Apache-2.0
#include <memory>

#include "ghostcast/cli/new_scenario.hpp"
#include "ghostcast/cli/verbs.hpp"

namespace ghostcast::cli {

void add_new(CLI::App& app, Action& chosen)
{
  auto const options = std::make_shared<NewOptions>();
  CLI::App& verb = *app.add_subcommand(
      "new",
      "Example: ghostcast new lab --from units.csv\n\n"
      "Writes lab.toml, a commented scenario that runs.");
  verb.add_option("NAME", options->name, "Name of the scenario, or its file")->required();
  verb.add_option("--from", options->from,
                  "Table of units: unit, roles, gpus, monthly_value; also pay_<role> or "
                  "monthly_payroll, initial_compute_share, group")
      ->check([](std::string const& file) {
        return file.empty() ? "names no file" : std::string{};
      });
  verb.add_flag_callback(
      "--force", [options] { options->overwrite = Overwrite::force; },
      "Replace a file that stands there");
  verb.final_callback([options, &chosen] {
    chosen = [options] { return write_new_scenario(*options); };
  });
}

}  // namespace ghostcast::cli
