// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/cli/sensitivity.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>

#include "ghostcast/cli/assemble.hpp"
#include "ghostcast/cli/decimal.hpp"
#include "ghostcast/cli/interrupt.hpp"
#include "ghostcast/cli/messages.hpp"
#include "ghostcast/cli/name_choice.hpp"
#include "ghostcast/cli/terminal.hpp"
#include "ghostcast/report/output_folder.hpp"
#include "ghostcast/scenario/mechanisms.hpp"
#include "ghostcast/scenario/month_text.hpp"
#include "ghostcast/sensitivity/sensitivity_report.hpp"

namespace ghostcast::cli {
namespace {

/// Month asked about unless --by names one.
constexpr int usual_month = 120;

/// A request that the scenario cannot answer.
struct BadRequest {
  std::string why;
};

int month_of(Scenario const& scenario, std::string const& text)
{
  if (text.empty()) return std::min(usual_month, scenario.horizon);
  int month = 0;
  if (auto const date = parse_month(text)) {
    if (!scenario.start) throw BadRequest{fmt::format("--by {}: the scenario has no start; name a month, 1 to {}", text, scenario.horizon)};
    month = months_between(*scenario.start, *date);
  } else if (auto const number = decimal(text, 100000)) {
    month = static_cast<int>(*number);
  } else {
    throw BadRequest{fmt::format("--by {}: is neither a month such as 2035-12 nor a number of months", text)};
  }
  if (month >= 1 && month <= scenario.horizon) return month;
  throw BadRequest{fmt::format("--by {}: is month {} of the run, which has months 1 to {}", text, month, scenario.horizon)};
}

/// Flags against the scenario, before any work.
StudyOptions checked(SensitivityOptions const& options, Scenario const& scenario)
{
  StudyOptions study = options.study;
  study.question.unit = index_of(scenario.unit_names, options.unit, "--unit");
  study.question.definition = index_of(scenario.definition_names, options.definition, "--definition");
  study.question.month = month_of(scenario, options.by);
  for (std::string const& plan : options.decisions) {
    index_of(scenario.plan_names, plan, "--decision");
    if (plan == scenario.plan) throw BadRequest{fmt::format("--decision {}: is the plan that the study is of", plan)};
  }
  if (scenario.draws.empty()) {
    throw BadRequest{"this scenario draws no parameter, so nothing is uncertain but the dice. Give a parameter a distribution, such as "
                     "frontier_growth = { dist = \"normal\", mean = 0.05, sd = 0.015 }"};
  }
  return study;
}

/// The scenario to its horizon: P(ghost) and P(never) over all beliefs.
RunResult headline_of(Scenario const& scenario, StudyOptions const& study)
{
  RunOptions run;
  run.trajectories = headline_trajectories;
  run.seed = study.engine.seed;
  auto const engine = make_cpu_engine(study.engine.threads, study.engine.isa);
  RunOutput output = engine->run(scenario.params(), {run.seed, 0, {0, run.trajectories}, 0}, {});
  return assemble_result(scenario, run, *engine, std::move(output));
}

void write_report(std::string const& folder, SensitivityReport const& report)
{
  write_files(folder, {{"sensitivity.json", sensitivity_json_text(report)},
                       {"parameters.csv", parameters_csv(report)},
                       {"groups.csv", groups_csv(report)},
                       {"switches.csv", switches_csv(report)}});
}

}  // namespace

SensitivityReport sensitivity_report(SensitivityOptions const& options, Scenario const& scenario, Progress const& progress)
{
  auto const start = std::chrono::steady_clock::now();
  StudyOptions const study_options = checked(options, scenario);
  ScenarioLoader const loader = [&](ScenarioRequest const& request) { return load_scenario(options.scenario.file, request); };
  std::uint64_t const total = study_size(static_cast<int>(scenario.draws.size()), static_cast<int>(options.decisions.size()),
                                         static_cast<int>(mechanism_groups().size()), study_options);
  std::uint64_t done = 0;
  StudyProgress const study_progress = [&](std::uint64_t trajectories) {
    done = std::min(done + trajectories, total);
    return progress(done, total);
  };
  SensitivityReport report{{}, study_options, study(scenario, options.scenario.request, loader, options.decisions, study_options, study_progress), 0.0};
  report.headline = headline_of(scenario, study_options);
  report.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  return report;
}

ExitCode sensitivity(SensitivityOptions const& options)
{
  try {
    Scenario const scenario = load(options.scenario);
    if (options.chatter == Chatter::normal) {
      for (std::string const& warning : scenario.warnings) complain("warning: " + warning + "\n");
    }
    InterruptGuard const interrupt;
    ProgressLine line;
    SensitivityReport const report = sensitivity_report(options, scenario, [&](std::uint64_t done, std::uint64_t total) {
      if (options.chatter == Chatter::normal) line.show(done, total);
      return !interrupt.raised();
    });
    line.clear();
    print_out(options.format == OutputFormat::json ? sensitivity_json_text(report) : sensitivity_text(report));
    if (!options.out.empty()) write_report(options.out, report);
    return ExitCode::success;
  } catch (BadRequest const& request) {
    complain(fmt::format("ghostcast: {}\n", request.why));
    return ExitCode::bad_input;
  } catch (StudyInterrupted const& interrupted) {
    complain(fmt::format("ghostcast: {}\n", interrupted.what()));
    return ExitCode::interrupted;
  }
}

}  // namespace ghostcast::cli
