// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/cli/page_run.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <bit>
#include <functional>

#include "ghostcast/cli/belief_choice.hpp"
#include "ghostcast/cli/compare.hpp"
#include "ghostcast/cli/explain.hpp"
#include "ghostcast/cli/messages.hpp"
#include "ghostcast/cli/sensitivity.hpp"
#include "ghostcast/cli/surface.hpp"
#include "ghostcast/cli/terminal.hpp"
#include "ghostcast/report/comparison_text.hpp"
#include "ghostcast/report/explain_json.hpp"
#include "ghostcast/report/number_text.hpp"
#include "ghostcast/report/page_parts.hpp"

namespace ghostcast::cli {
namespace {

using Json = nlohmann::ordered_json;

/// Computes the parts one after another.
class PageParts {
 public:
  PageParts(Engine& engine, Scenario const& scenario, RunOptions const& options, std::function<bool()> const& stop)
      : engine_(engine), scenario_(scenario), options_(options), stop_(stop)
  {
  }

  PageRun run(Json result) &&
  {
    made_.documents.result = std::move(result);
    part("surface", "surface", look() + "--out DIR", [&] { return surface(); });
    if (scenario_.plan_names.size() < 2) {
      leave_out("comparison", "no_alternative", "");
    } else {
      part("comparison", "compare", "--out DIR", [&] { return comparison(); });
    }
    part("stories", "explain", look() + "--select median-ghost --json > DIR/median_ghost.json", [&] { return stories(); });
    if (scenario_.draws.empty()) {
      leave_out("sensitivity", "no_draws", "");
    } else {
      part("sensitivity", "sensitivity", look() + "--out DIR", [&] { return sensitivity(); });
    }
    return std::move(made_);
  }

 private:
  /// Flags of what is looked at, with a space behind.
  std::string look() const
  {
    std::string text;
    if (!options_.page.unit.empty()) text += "--unit " + shell_word(options_.page.unit) + " ";
    if (!options_.page.definition.empty()) text += "--definition " + shell_word(options_.page.definition) + " ";
    return text;
  }

  template <class VerbOptions>
  void look_at(VerbOptions& asked) const
  {
    asked.unit = options_.page.unit;
    asked.definition = options_.page.definition;
  }

  void leave_out(std::string const& name, std::string const& reason, std::string const& command)
  {
    made_.gaps.push_back({name, reason, command});
  }

  /// Makes a part, or says why it is not there. \param make  false where it was stopped
  template <class Make>
  void part(std::string const& name, std::string const& verb, std::string const& flags, Make const& make)
  {
    std::string const command = command_of(verb, made_.documents.result, flags);
    if (std::ranges::find(options_.page.parts, name) == options_.page.parts.end()) return leave_out(name, "not_made", command);
    if (stop_()) return leave_out(name, "interrupted", command);
    try {
      if (!make()) leave_out(name, "interrupted", command);
    } catch (StudyInterrupted const&) {
      leave_out(name, "interrupted", command);
    } catch (std::bad_alloc const&) {
      throw;
    } catch (std::exception const& error) {
      line_.clear();
      complain(fmt::format("warning: the page is without its {}: {}\n", name, error.what()));
      leave_out(name, "failed", command);
    }
    line_.clear();
  }

  /// Progress of a part, which says its size first.
  Progress progress(std::string const& what)
  {
    line_ = ProgressLine();
    return [this, what, said = false](std::uint64_t done, std::uint64_t total) mutable {
      if (options_.chatter == Chatter::normal) {
        if (!said) complain(fmt::format("page: {}, {} trajectories\n", what, grouped(total)));
        said = true;
        line_.show(done, total);
      }
      return !stop_();
    };
  }

  RunOptions smaller(std::uint64_t most) const
  {
    RunOptions options = options_;
    options.trajectories = std::min(options_.trajectories, most);
    options.goal = {};
    options.belief_block = 0;
    options.beliefs = std::min(options_.beliefs, options.trajectories);
    return options;
  }

  bool surface()
  {
    SurfaceOptions asked;
    look_at(asked);
    asked.run = smaller(budget_.surface);
    asked.run.beliefs = chosen_beliefs(scenario_, 0, asked.run.trajectories);
    Surface const made = run_surface(engine_, scenario_, surface_request(scenario_, asked), asked.run, progress("definition surface"));
    bool const whole = std::ranges::all_of(made.cells, [](SurfaceCell const& cell) { return cell.ghost.has_value(); });
    if (whole) made_.documents.surfaces.push_back(surface_json(made));
    return whole;
  }

  bool comparison()
  {
    CompareOptions asked;
    asked.run = smaller(budget_.comparison);
    asked.run.beliefs = 0;
    Comparison const made = run_comparison(engine_, load_plans(asked), asked.run, progress("comparison of plans"));
    bool const whole = made.base.result.completion() == Completion::complete;
    if (whole) made_.documents.comparison = comparison_json(made);
    return whole;
  }

  bool stories()
  {
    ExplainOptions asked;
    asked.scenario = options_.scenario;
    look_at(asked);
    asked.trajectories = options_.trajectories;
    asked.seed = options_.seed;
    asked.beliefs = options_.beliefs;
    asked.engine = options_.engine;
    asked.chatter = Chatter::quiet;
    auto const made = explain_selections(asked, {Selection::earliest_ghost, Selection::median_ghost, Selection::never}, progress("three stories"));
    for (Explanation const& explanation : made) made_.documents.stories.push_back(explain_json(explanation));
    return !made.empty();
  }

  bool sensitivity()
  {
    SensitivityOptions asked;
    asked.scenario = options_.scenario;
    look_at(asked);
    asked.study.engine.seed = options_.seed;
    asked.study.engine.threads = options_.engine.threads;
    asked.study.engine.isa = options_.engine.isa;
    asked.study.points = std::clamp(static_cast<int>(std::bit_floor(options_.trajectories / 32)), least_points, budget_.sensitivity);
    asked.study.switches = false;
    made_.documents.sensitivity = sensitivity_json(sensitivity_report(asked, scenario_, progress("sensitivity")));
    return true;
  }

  Engine& engine_;
  Scenario const& scenario_;
  RunOptions const& options_;
  std::function<bool()> const& stop_;
  PageBudget const budget_{};
  ProgressLine line_;
  PageRun made_;
};

}  // namespace

std::vector<NamedText> part_files(PageDocuments const& documents)
{
  std::vector<NamedText> files;
  auto const add = [&](std::string const& name, Json const& document) {
    if (!document.is_null()) files.push_back({name, document.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n"});
  };
  for (Json const& surface : documents.surfaces) add("surface.json", surface);
  add("compare.json", documents.comparison);
  add("sensitivity.json", documents.sensitivity);
  for (Json const& story : documents.stories)
    add(fmt::format("explain_{}.json", story["selection"]["select"].get<std::string>()), story);
  return files;
}

PageRun compute_page(Engine& engine, Scenario const& scenario, RunOptions const& options, Json result,
                     std::function<bool()> const& stop)
{
  return PageParts(engine, scenario, options, stop).run(std::move(result));
}

}  // namespace ghostcast::cli
