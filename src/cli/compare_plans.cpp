// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

#include "ghostcast/cli/compare.hpp"

namespace ghostcast::cli {
namespace {

bool is_plan_of(Scenario const& scenario, std::string const& word)
{
  return std::ranges::find(scenario.plan_names, word) != scenario.plan_names.end();
}

/// A word that can only be a file: there is one, or it ends as files of scenarios do.
bool is_file(std::string const& word)
{
  std::error_code error;
  return word.ends_with(".toml") || std::filesystem::is_regular_file(word, error);
}

[[noreturn]] void refuse(std::string const& file, std::string const& what,
                         std::string const& reason, std::string const& hint)
{
  throw InputError(file, {Fault{{}, what, reason, hint}});
}

/// All plans of the file but the base's.
std::vector<std::string> other_plans(Scenario const& base)
{
  std::vector<std::string> names;
  for (std::string const& name : base.plan_names) {
    if (name != base.plan) names.push_back(name);
  }
  if (names.empty())
    refuse(base.file, "compare", "has one plan alone, nothing to compare it with",
           "Write [[plan.alternative]], or name another file.");
  return names;
}

NamedScenario load_plan(Scenario const& base, ScenarioRequest request, std::string const& word)
{
  if (!is_plan_of(base, word) && is_file(word)) {
    request.plan = "base";
    NamedScenario other{word, load_scenario(word, request)};
    std::string const why = why_incomparable(base, other.scenario);
    if (!why.empty())
      refuse(word, "compare", why + " than " + base.file,
             "Plans that are compared share units, definitions, horizon, start and recorded "
             "quantities.");
    return other;
  }
  request.plan = word;
  NamedScenario other{word, load_scenario(base.file, request)};
  return other;
}

}  // namespace

std::vector<NamedScenario> load_plans(CompareOptions const& options)
{
  Scenario const base = load(options.run.scenario);
  std::vector<std::string> const words = options.plans.empty() ? other_plans(base) : options.plans;
  bool const files = std::ranges::any_of(
      words, [&](std::string const& word) { return !is_plan_of(base, word) && is_file(word); });
  std::vector<NamedScenario> plans = {{files ? options.run.scenario.file : base.plan, base}};
  for (std::string const& word : words)
    plans.push_back(load_plan(base, options.run.scenario.request, word));
  return plans;
}

}  // namespace ghostcast::cli
