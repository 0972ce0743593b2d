// SPDX-License-Identifier: Apache-2.0
#include <memory>

#include "ghostcast/cli/batch.hpp"
#include "ghostcast/cli/flags.hpp"
#include "ghostcast/cli/run_flags.hpp"
#include "ghostcast/cli/store_choice.hpp"
#include "ghostcast/cli/verbs.hpp"

namespace ghostcast::cli {
namespace {

/// What CLI11 cannot check by itself.
void check_batch(BatchOptions const& options)
{
  check_dice(options.run);
  check_precision(options.run);
  if (options.jobs > 1 && demands_devices(options.run.engine))
    throw CLI::ValidationError("--jobs", "cases take turns on devices; more than one at a time is for the CPU");
  if (options.recompute == Recompute::changed && options.run.out.empty() && !options.run.store.enabled)
    throw CLI::ValidationError("--only-changed", "needs the answers of an earlier batch: name its folder with --out, or a store");
}

}  // namespace

void add_batch(CLI::App& app, Action& chosen)
{
  auto const options = std::make_shared<BatchOptions>();
  CLI::App& verb = *app.add_subcommand(
      "batch",
      "Example: ghostcast batch scenarios --trajectories 1000 --out answers\n\n"
      "Runs many cases and prints a table of them: the scenarios of a folder or a pattern, or the cases of a\n"
      "matrix: a grid or a Latin hypercube over the keys of one scenario.");
  verb.add_option("targets", options->targets, "Folders, patterns in quotes, scenarios, matrices")->required()->type_name("TARGET...");
  verb.add_flag_callback(
      "--allow-outside", [options] { options->run.scenario.request.bases = BaseFiles::anywhere; },
      "Let matrices and scenarios stand on files outside their folders");
  add_dice(verb, options->run);
  add_precision(verb, options->run);
  add_output(verb, options->run, "Folder for summary.csv, summary.json and a folder a case with the files of run --out", "the summary");
  add_count(verb, "--jobs", options->jobs, {1, most_jobs}, "Cases at once, on the CPU; they share its threads")->default_str("1");
  verb.add_flag_callback(
      "--only-changed", [options] { options->recompute = Recompute::changed; },
      "Compute only cases that have no answer to the same question in --out or the store, whatever computes");
  add_store(verb, options->run.store);
  verb.final_callback([options, &chosen] {
    settle_store(options->run.store);
    check_batch(*options);
    chosen = [options] { return batch(*options); };
  });
}

}  // namespace ghostcast::cli
