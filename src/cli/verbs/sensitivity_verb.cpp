// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/cli/sensitivity.hpp"

#include <memory>

#include "ghostcast/cli/engine_choice.hpp"
#include "ghostcast/cli/flags.hpp"
#include "ghostcast/cli/verbs.hpp"

namespace ghostcast::cli {
namespace {

void add_question(CLI::App& verb, SensitivityOptions& options)
{
  verb.add_option("--unit", options.unit, "Unit by name; default the first");
  verb.add_option("--definition", options.definition, "Definition by name; default the first");
  verb.add_option("--by", options.by, "Month of the answer, 2035-12 or 120; default month 120, or the horizon if that is earlier");
  verb.add_option("--decision", options.decisions, "A plan of the file to decide about, against --plan: what learning each parameter would gain; repeatable")
      ->allow_extra_args(false)
      ->type_name("PLAN");
}

void add_budget(CLI::App& verb, StudyOptions& study)
{
  add_count(verb, "--points", study.points, {least_points, most_points}, "Beliefs in each matrix of the design; all other numbers follow")
      ->default_str("8192");
  add_count(verb, "--trajectories", study.trajectories, {2, 4096}, "Sampled futures of each point; two at least, for their noise")
      ->default_str("2");
  add_count(verb, "--top", study.top, {1, 64}, "Parameters, or groups of correlated ones, that are looked at one by one")->default_str("8");
  verb.add_option_function<std::string>("--switches", [&study](std::string const& word) { study.switches = word == "on"; },
                                        "Whether to attribute the answer to groups of mechanisms too")
      ->check(CLI::IsMember({"on", "off"}))
      ->default_str("on");
  add_count(verb, "--switch-orders", study.switch_orders, {2, 5040}, "Orders of the groups to sample; default all, exactly");
  add_count(verb, "--seed", study.engine.seed, {0, ~std::uint64_t{0}}, "Seed of the design and of all dice")->default_str("1");
}

}  // namespace

void add_sensitivity(CLI::App& app, Action& chosen)
{
  auto const options = std::make_shared<SensitivityOptions>();
  auto const engine = std::make_shared<EngineChoice>();
  CLI::App& verb = *app.add_subcommand("sensitivity",
                                       "Example: ghostcast sensitivity scenarios/phantom_unit.toml --by 2040-12\n\n"
                                       "Says which uncertain parameters and which mechanisms make P(ghost), and which number to measure "
                                       "first. Computes on the CPU.");
  add_scenario_choice(verb, options->scenario);
  add_question(verb, *options);
  add_budget(verb, options->study);
  add_count(verb, "--threads", engine->threads, {1, most_threads}, "Threads; default all cores");
  add_isa_choice(verb, *engine);
  verb.add_option("--out", options->out, "Folder for sensitivity.json, parameters.csv, groups.csv and switches.csv")
      ->check([](std::string const& folder) { return folder.empty() ? "names no folder" : std::string{}; });
  verb.add_flag_callback("--json", [options] { options->format = OutputFormat::json; }, "Print sensitivity.json instead of text");
  verb.add_flag_callback("--quiet", [options] { options->chatter = Chatter::quiet; }, "Neither progress nor warnings");
  verb.final_callback([options, engine, &chosen] {
    options->study.engine.threads = engine->threads;
    options->study.engine.isa = engine->isa;
    chosen = [options] { return sensitivity(*options); };
  });
}

}  // namespace ghostcast::cli
