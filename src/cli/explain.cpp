// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/cli/explain.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>
#include <utility>

#include "ghostcast/cli/belief_choice.hpp"
#include "ghostcast/cli/engine_choice.hpp"
#include "ghostcast/cli/interrupt.hpp"
#include "ghostcast/cli/messages.hpp"
#include "ghostcast/cli/name_choice.hpp"
#include "ghostcast/cli/terminal.hpp"
#include "ghostcast/report/definition_text.hpp"
#include "ghostcast/report/explain_json.hpp"
#include "ghostcast/report/explain_text.hpp"
#include "ghostcast/report/number_text.hpp"
#include "ghostcast/version.hpp"

namespace ghostcast::cli {
namespace {

/// A search that was stopped, or that found nothing: there is nothing to explain.
struct NothingFound {
  ExitCode code;
  std::string why;
};

/// Counts of first outcomes, for a selection that has no trajectory.
std::string counts_text(FirstOutcomes const& found)
{
  std::string text = fmt::format("ghost {}", grouped(found.ghost_count()));
  for (int k = 1; k < outcome_count; ++k) {
    text += fmt::format(", {} {}", words_of(Outcome{k}),
                        grouped(found.others[static_cast<std::size_t>(k)].count));
  }
  return text + fmt::format(", human {}", grouped(found.human.count));
}

/// Searches the run's trajectories, and explains one.
class Explainer {
 public:
  explicit Explainer(ExplainOptions const& options)
      : options_(options),
        scenario_(load(options.scenario)),
        params_(scenario_.params()),
        unit_(index_of(scenario_.unit_names, options.unit, "--unit")),
        definition_(index_of(scenario_.definition_names, options.definition, "--definition")),
        beliefs_(chosen_beliefs(scenario_, options.beliefs, options.trajectories))
  {
  }

  ExitCode run()
  {
    warn();
    std::optional<ExplainedSelection> selection;
    std::uint64_t const trajectory = options_.trajectory ? *options_.trajectory : find(selection);
    Explanation const explanation = explanation_of(trajectory, std::move(selection));
    print_out(options_.format == OutputFormat::json ? explain_json_text(explanation)
                                                    : explain_text(explanation, view()));
    if (explanation.replay.tally.scalar(Scalars::non_finite) == 0) return ExitCode::success;
    complain(
        "ghostcast: the trajectory has a number that is not finite. This is a fault of the "
        "program; do not use this result\n");
    return ExitCode::own_fault;
  }

  std::vector<Explanation> run_all(std::vector<Selection> const& selections, Progress const& progress) const
  {
    FirstOutcomes const found = scan(plan(), progress);
    std::vector<Explanation> explanations;
    if (found.trajectories() < options_.trajectories) return explanations;
    for (Selection const selection : selections) {
      if (auto const trajectory = select(found, selection))
        explanations.push_back(explanation_of(*trajectory, ExplainedSelection{selection, unit_, definition_, found}));
    }
    return explanations;
  }

 private:
  void warn() const
  {
    if (options_.chatter == Chatter::quiet) return;
    for (std::string const& warning : scenario_.warnings) complain("warning: " + warning + "\n");
  }

  RunPlan plan() const { return {options_.seed, beliefs_, {0, options_.trajectories}, 0}; }

  std::uint64_t find(std::optional<ExplainedSelection>& selection)
  {
    InterruptGuard const interrupt;
    ProgressLine line;
    Progress const progress = [&](std::uint64_t done, std::uint64_t total) {
      if (options_.chatter == Chatter::normal) line.show(done, total);
      return !interrupt.raised();
    };
    FirstOutcomes found = scan(plan(), progress);
    line.clear();
    if (found.trajectories() < options_.trajectories)
      throw NothingFound{ExitCode::interrupted, "stopped before all trajectories were looked at"};
    auto const trajectory = select(found, *options_.selection);
    if (!trajectory) throw NothingFound{ExitCode::bad_input, none_text(found)};
    selection = ExplainedSelection{*options_.selection, unit_, definition_, std::move(found)};
    return *trajectory;
  }

  Explanation explanation_of(std::uint64_t trajectory, std::optional<ExplainedSelection> selection) const
  {
    Explanation explanation;
    describe(explanation);
    explanation.selection = std::move(selection);
    explanation.replay =
        replay_trajectory(params_, options_.seed, beliefs_, trajectory, scenario_.record, options_.trajectories);
    explanation.events = events_of(params_, explanation.replay);
    return explanation;
  }

  /// On devices where there are any; on the CPU too where a device's memory is short and nobody
  /// asked for it.
  FirstOutcomes scan(RunPlan const& plan, Progress const& progress) const
  {
    std::vector<int> const devices = device_numbers();
    try {
      if (!devices.empty()) return scan_outcomes_on(devices, params_, plan, unit_, definition_, progress);
    } catch (AcceleratorMemoryFault const& fault) {
      if (demands_devices(options_.engine)) throw;
      if (options_.chatter == Chatter::normal) complain(fmt::format("note: engine cpu: {}\n", fault.what()));
    }
    return scan_outcomes(params_, plan, unit_, definition_, options_.engine.threads, progress);
  }

  /// Numbers of the devices that the choice of engine gives.
  std::vector<int> device_numbers() const
  {
    std::vector<int> numbers;
    for (auto const& device : open_devices(options_.engine, options_.chatter)) numbers.push_back(device->number());
    return numbers;
  }

  std::string none_text(FirstOutcomes const& found) const
  {
    auto const& unit = scenario_.unit_names[static_cast<std::size_t>(unit_)];
    auto const& definition = scenario_.definition_names[static_cast<std::size_t>(definition_)];
    return fmt::format(
        "--select {}: by \"{}\" no trajectory of {} is one. First outcomes of {}: {}",
        name_of(*options_.selection), definition, unit,
        counted(options_.trajectories, "trajectory", "trajectories"), counts_text(found));
  }

  void describe(Explanation& e) const
  {
    e.program_version = program_version;
    e.program_commit = program_commit;
    e.name = scenario_.name;
    e.title = scenario_.title;
    e.sha256 = scenario_.sha256;
    e.plan = scenario_.plan;
    if (scenario_.start) e.start = CalendarMonth{scenario_.start->year, scenario_.start->month};
    e.gpu_quantum = static_cast<double>(params_.gpu_quantum);
    e.organisations = scenario_.organisation_names;
    e.draw_names = scenario_.draw_names;
    e.definition = definition_;
    describe_units(e);
  }

  void describe_units(Explanation& e) const
  {
    for (int u = 0; u < params_.unit_count; ++u) {
      UnitParams<Scalar> const& p = params_.base.unit[u];
      double const people = std::accumulate(std::begin(p.people), std::end(p.people), 0.0);
      e.units.push_back({scenario_.unit_names[static_cast<std::size_t>(u)],
                         params_.unit[u].organisation, people, static_cast<double>(p.gpus),
                         static_cast<double>(p.monthly_value)});
    }
    for (int d = 0; d < params_.definition_count; ++d) {
      e.definitions.push_back(
          {scenario_.definition_names[static_cast<std::size_t>(d)], params_.definition[d]});
    }
  }

  static std::vector<int> all_or(int count, std::string const& asked, int index)
  {
    if (!asked.empty()) return {index};
    std::vector<int> all(static_cast<std::size_t>(count));
    std::iota(all.begin(), all.end(), 0);
    return all;
  }

  ExplainView view() const
  {
    ExplainView view;
    view.units = all_or(params_.unit_count, options_.unit, unit_);
    view.definitions = all_or(params_.definition_count, options_.definition, definition_);
    view.every = options_.every > 0 ? options_.every : default_row_distance(params_.horizon);
    view.detail = options_.detail;
    view.style = wants_colour(Stream::out) ? TextStyle::emphasised : TextStyle::plain;
    return view;
  }

  ExplainOptions const& options_;
  Scenario const scenario_;
  ModelParams const params_;  // borrows from scenario_
  int unit_;
  int definition_;
  std::uint64_t beliefs_;  ///< of the run; 0: one each
};

}  // namespace

std::vector<Explanation> explain_selections(ExplainOptions const& options, std::vector<Selection> const& selections,
                                            Progress const& progress)
{
  return Explainer(options).run_all(selections, progress);
}

ExitCode explain(ExplainOptions const& options)
{
  try {
    return Explainer(options).run();
  } catch (NothingFound const& nothing) {
    complain(fmt::format("ghostcast: {}\n", nothing.why));
    return nothing.code;
  }
}

}  // namespace ghostcast::cli
