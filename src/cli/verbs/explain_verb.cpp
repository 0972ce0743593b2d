// SPDX-License-Identifier: Apache-2.0
#include <map>
#include <memory>

#include "ghostcast/cli/engine_choice.hpp"
#include "ghostcast/cli/explain.hpp"
#include "ghostcast/cli/flags.hpp"
#include "ghostcast/cli/verbs.hpp"

namespace ghostcast::cli {
namespace {

std::map<std::string, Selection> const selections = {{"median-ghost", Selection::median_ghost},
                                                     {"earliest-ghost", Selection::earliest_ghost},
                                                     {"never", Selection::never}};

void add_search(CLI::App& verb, ExplainOptions& options)
{
  add_count(verb, "--trajectory", options.trajectory, {0, most_trajectories - 1},
            "Number of the trajectory, from 0; a run with this seed and these --trajectories and --beliefs has it");
  verb.add_option_function<std::string>(
          "--select",
          [&options](std::string const& word) { options.selection = selections.at(word); },
          "Instead of a number: the median or the earliest ghost, or one that is human at the "
          "horizon")
      ->check(CLI::IsMember(selections));
  add_count(verb, "--trajectories", options.trajectories, {1, most_trajectories},
            "Of the run, or of a block of it with --precision: its beliefs follow from that; --select looks through them")
      ->default_str("20000");
  add_engine_choice(verb, options.engine);
  for (char const* flag : {"--engine", "--devices", "--threads"}) verb.get_option(flag)->needs("--select");
  add_count(verb, "--seed", options.seed, {0, ~std::uint64_t{0}}, "Seed of all dice")
      ->default_str("1");
  add_count(verb, "--beliefs", options.beliefs, {1, most_trajectories},
            "Draws of the uncertain parameters in the run; default that of run");
}

void add_view(CLI::App& verb, ExplainOptions& options)
{
  verb.add_option("--unit", options.unit,
                  "Unit that --select looks at, and that the text is about; default the first, and "
                  "all");
  verb.add_option("--definition", options.definition,
                  "Definition of a ghost, likewise; default the first, and all");
  add_count(verb, "--every", options.every, {1, 480},
            "Months between rows of tables; default 1, 3 or 12 by the horizon");
  verb.add_flag_callback(
      "--all", [&] { options.detail = ExplainDetail::all; },
      "Every drawn parameter and every event, those of most months too");
  verb.add_flag_callback(
      "--json", [&] { options.format = OutputFormat::json; },
      "Print everything as JSON, schema ghostcast.explain/1");
  verb.add_flag_callback(
      "--quiet", [&] { options.chatter = Chatter::quiet; }, "Neither progress nor warnings");
}

/// What CLI11 cannot check by itself.
void check(ExplainOptions const& options)
{
  if (options.trajectory.has_value() == options.selection.has_value()) {
    throw CLI::ValidationError("explain", options.trajectory
                                              ? "--trajectory and --select exclude each other"
                                              : "needs --trajectory or --select");
  }
  check_engine(options.engine);
  if (options.selection) check_beliefs(options.beliefs, options.trajectories);
}

}  // namespace

void add_explain(CLI::App& app, Action& chosen)
{
  auto const options = std::make_shared<ExplainOptions>();
  CLI::App& verb = *app.add_subcommand(
      "explain",
      "Example: ghostcast explain scenarios/phantom_unit.toml --select median-ghost\n\n"
      "Replays one trajectory: events with their causes, a table by month, the criteria.");
  add_scenario_choice(verb, options->scenario);
  add_search(verb, *options);
  add_view(verb, *options);
  verb.final_callback([options, &chosen] {
    check(*options);
    chosen = [options] { return explain(*options); };
  });
}

}  // namespace ghostcast::cli
