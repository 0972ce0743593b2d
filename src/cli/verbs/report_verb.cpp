// SPDX-License-Identifier: Apache-2.0
#include <memory>

#include "ghostcast/cli/report.hpp"
#include "ghostcast/cli/verbs.hpp"

namespace ghostcast::cli {

void add_report(CLI::App& app, Action& chosen)
{
  auto const options = std::make_shared<ReportOptions>();
  CLI::App& verb = *app.add_subcommand(
      "report",
      "Example: ghostcast report results -o report.html\n\n"
      "Puts results of run, compare, surface, sensitivity and explain on one HTML page.");
  verb.add_option("results", options->results, "JSON files of results of one scenario, or folders that hold them")
      ->required()
      ->type_name("RESULT");
  add_page(verb, options->page, "-o,--output");
  verb.final_callback([options, &chosen] {
    if (!options->page.any()) throw CLI::ValidationError("report", "needs -o FILE.html or --svg FOLDER");
    chosen = [options] { return report(*options); };
  });
}

}  // namespace ghostcast::cli
