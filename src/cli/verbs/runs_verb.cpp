// SPDX-License-Identifier: Apache-2.0
#include <memory>

#include "ghostcast/cli/flags.hpp"
#include "ghostcast/cli/runs.hpp"
#include "ghostcast/cli/verbs.hpp"
#include "ghostcast/scenario/plain_text.hpp"

namespace ghostcast::cli {
namespace {

using Options = std::shared_ptr<RunsOptions>;
using Step = ExitCode (*)(RunsOptions const&);

constexpr char const* id_text = "Number of a run, as `ghostcast runs` lists it";

/// \throws CLI::ValidationError
void take_id(std::string const& word, std::vector<std::int64_t>& ids)
{
  auto const id = decimal(word, most_trajectories);
  if (!id || *id == 0) throw CLI::ValidationError("ID", word + " is no number of a run");
  ids.push_back(static_cast<std::int64_t>(*id));
}

/// The number of one run; a list of one would take the words behind it too.
void add_id(CLI::App& verb, RunsOptions& options)
{
  verb.add_option_function<std::string>("ID", [&options](std::string const& word) { take_id(word, options.ids); }, id_text)->required();
}

void add_ids(CLI::App& verb, RunsOptions& options, int least, int most)
{
  verb.add_option_function<std::vector<std::string>>(
          "ID",
          [&options](std::vector<std::string> const& words) {
            for (std::string const& word : words) take_id(word, options.ids);
          },
          id_text)
      ->required()
      ->expected(least, most);
}

/// One verb of `runs`; the store is chosen by the flags of all of them.
CLI::App& add_step(CLI::App& runs, Options const& options, Action& chosen, char const* name, char const* text, Step step)
{
  CLI::App& verb = *runs.add_subcommand(name, text);
  verb.fallthrough();  // --store after the verb too
  verb.final_callback([options, &chosen, step] {
    settle_store(options->store);
    chosen = [options, step] { return step(*options); };
  });
  return verb;
}

void add_filters(CLI::App& runs, RunFilter& filter)
{
  runs.add_option("--scenario", filter.scenario, "Runs of scenarios with this in their name")->type_name("TEXT");
  runs.add_option("--plan", filter.plan, "Runs of this plan")->type_name("NAME");
  runs.add_option("--tag", filter.tag, "Runs with this tag")->type_name("NAME");
  runs.add_option("--state", filter.state, "Runs in this state")->check(CLI::IsMember({"complete", "partial"}));
  add_count(runs, "--seed", filter.seed, {0, ~std::uint64_t{0}}, "Runs of this seed");
}

void add_tag_name(CLI::App& verb, RunsOptions& options)
{
  verb.add_option("NAME", options.tag, "Name of the tag")->required()->check([](std::string const& name) {
    return is_bad_name(name) || name.size() > 100 ? "must have 1 to 100 bytes, none of them a control character" : std::string();
  });
}

void add_export(CLI::App& runs, Options const& options, Action& chosen)
{
  CLI::App& verb = add_step(runs, options, chosen, "export", "Writes a run's results again", export_run);
  add_id(verb, *options);
  CLI::Option* const json = verb.add_flag("--json", options->json, "Print result.json");
  CLI::Option* const csv = verb.add_option("--csv", options->folder, "Folder for result.json and the tables, as of `run --out`");
  csv->type_name("DIR");
  verb.require_option(2, 0);
  static_cast<void>(json);
}

}  // namespace

void add_runs(CLI::App& app, Action& chosen)
{
  auto const options = std::make_shared<RunsOptions>();
  CLI::App& runs = *app.add_subcommand("runs", "Example: ghostcast runs --scenario phantom\n\n"
                                               "Lists the runs that are stored; shows, compares, exports, tags and deletes them.");
  add_store(runs, options->store);
  add_filters(runs, options->filter);
  runs.add_flag("--json", options->json, "Print the list as a document");
  runs.require_subcommand(0, 1);
  CLI::App& show = add_step(runs, options, chosen, "show", "Prints the report of a run again, and all that is known of it", show_run);
  add_id(show, *options);
  show.add_flag("--json", options->json, "Print result.json instead");
  add_ids(add_step(runs, options, chosen, "compare", "Says what differs between two runs", compare_runs), *options, 2, 2);
  add_export(runs, options, chosen);
  for (bool const adds : {true, false}) {
    CLI::App& verb = add_step(runs, options, chosen, adds ? "tag" : "untag", adds ? "Gives a run a name" : "Takes a name from a run",
                              adds ? tag_run : untag_run);
    add_id(verb, *options);
    add_tag_name(verb, *options);
  }
  add_ids(add_step(runs, options, chosen, "delete", "Deletes runs", delete_runs), *options, 1, 1000000);
  add_step(runs, options, chosen, "check", "Checks that the store is whole", check_runs);
  runs.final_callback([options, &runs, &chosen] {
    if (!runs.get_subcommands().empty()) return;
    settle_store(options->store);
    chosen = [options] { return list_runs(*options); };
  });
}

}  // namespace ghostcast::cli
