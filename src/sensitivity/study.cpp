// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/sensitivity/study.hpp"

#include <algorithm>
#include <numeric>

#include "ghostcast/scenario/mechanisms.hpp"
#include "ghostcast/scenario/setting.hpp"
#include "ghostcast/sensitivity/shapley_design.hpp"
#include "ghostcast/sensitivity/shapley_values.hpp"
#include "study_parts.hpp"

namespace ghostcast {
namespace {

std::vector<int> identity(std::size_t size)
{
  std::vector<int> all(size);
  std::iota(all.begin(), all.end(), 0);
  return all;
}

bool holds(std::vector<std::string> const& names, std::string const& name)
{
  return std::find(names.begin(), names.end(), name) != names.end();
}

/// Mechanism groups that a request leaves on.
std::vector<std::string> groups_on(ScenarioRequest const& request)
{
  std::vector<std::string> result;
  for (std::string const& name : mechanism_group_names()) {
    bool const off = request.only.empty() ? holds(request.without, name) || holds(request.without, "all") : !holds(request.only, name);
    if (!off) result.push_back(name);
  }
  return result;
}

std::string joined(std::vector<std::string> const& parts)
{
  std::string text;
  for (std::string const& part : parts) text += (text.empty() ? "" : ".") + part;
  return text;
}

/// Whether a group, while it is off, says itself what a setting sets. The slack of supervision is the
/// other way to say its span.
bool is_silenced(std::string const& setting, std::string const& group)
{
  std::string const key = "." + joined(parse_setting(setting).key);
  for (OffValue const& off : find_mechanism_group(group)->off) {
    std::string const own(off.key);
    bool const whole_table = own.starts_with(key.substr(key.rfind('.') + 1) + ".");
    if (whole_table || key.ends_with("." + own) || (own == "supervision_span" && key.ends_with(".supervision_slack"))) return true;
  }
  return false;
}

/// The scenario for every coalition of the groups; all others are off.
std::vector<Scenario> load_coalitions(ScenarioRequest const& request, ScenarioLoader const& load, std::vector<std::string> const& groups)
{
  std::vector<Scenario> result;
  for (std::size_t coalition = 0; coalition < std::size_t{1} << groups.size(); ++coalition) {
    ScenarioRequest one = request;
    one.only.clear();
    one.without.clear();
    for (std::string const& name : mechanism_group_names()) {
      auto const at = std::find(groups.begin(), groups.end(), name) - groups.begin();
      bool const on = at < static_cast<std::ptrdiff_t>(groups.size()) && (coalition >> at & 1) != 0;
      if (on) continue;
      one.without.push_back(name);
      std::erase_if(one.set, [&](std::string const& setting) { return is_silenced(setting, name); });
    }
    result.push_back(load(one));
    result.back().resolved = nullptr;  // 128 copies of it are not needed
  }
  return result;
}

/// Most important first: by what the smoother explains, then by the screening.
void sort_parameters(SensitivityResult& result)
{
  constexpr auto ghost = static_cast<std::size_t>(Output::ghost);
  std::vector<int> order = identity(result.parameters.size());
  auto const& all = result.parameters;
  auto const key = [&](int p) {
    ParameterFinding const& found = all[static_cast<std::size_t>(p)];
    return std::pair(found.information[ghost].value, found.effects[ghost].absolute.value);
  };
  std::stable_sort(order.begin(), order.end(), [&](int a, int b) { return key(a) > key(b); });
  std::vector<int> place(order.size());
  std::vector<ParameterFinding> sorted;
  for (std::size_t k = 0; k < order.size(); ++k) {
    place[static_cast<std::size_t>(order[k])] = static_cast<int>(k);
    sorted.push_back(all[static_cast<std::size_t>(order[k])]);
  }
  result.parameters = std::move(sorted);
  for (GroupFinding& group : result.groups) {
    for (int& member : group.members) member = place[static_cast<std::size_t>(member)];
    std::sort(group.members.begin(), group.members.end());
  }
}

}  // namespace

Study::Study(Scenario const& s, StudyOptions const& o, StudyProgress p)
    : scenario(s), options(o), progress(std::move(p)), scores(scores_of(s)), engine(s, o.question, identity(s.draws.size()), o.engine)
{
}

int screening_courses(StudyOptions const& options) { return std::clamp(options.points / 64, 16, 256); }
int effect_orders(StudyOptions const& options) { return options.points; }
int switch_beliefs(StudyOptions const& options) { return std::max(options.points / 4, 64); }

std::vector<int> columns_in(Scenario const& scenario, Scenario const& other)
{
  std::vector<int> result;
  for (std::string const& name : scenario.draw_names) {
    auto const found = std::find(other.draw_names.begin(), other.draw_names.end(), name);
    result.push_back(found == other.draw_names.end() ? -1 : static_cast<int>(found - other.draw_names.begin()));
  }
  return result;
}

std::uint64_t study_size(int inputs, int plans, int groups, StudyOptions const& options)
{
  auto const players = static_cast<std::uint64_t>(std::min(options.top + 1, inputs));
  auto const points = static_cast<std::uint64_t>(options.points);
  auto const each = static_cast<std::uint64_t>(options.trajectories);
  auto const courses = static_cast<std::uint64_t>(screening_courses(options));
  std::uint64_t size = courses * static_cast<std::uint64_t>(inputs + 1) * screening_trajectories;
  size += points * (2 + players) * each;
  size += static_cast<std::uint64_t>(effect_orders(options)) * (players + 1) * each;
  size += 2 * points * each * static_cast<std::uint64_t>(plans);
  if (options.switches) size += (std::uint64_t{1} << groups) * static_cast<std::uint64_t>(switch_beliefs(options));
  return size;
}

SensitivityResult study(Scenario const& scenario, ScenarioRequest const& request, ScenarioLoader const& load,
                        std::vector<std::string> const& plans, StudyOptions const& options, StudyProgress const& progress)
{
  // All scenarios are read before any work, so that a fault of one of them comes first.
  std::vector<Scenario> others;
  for (std::string const& plan : plans) {
    ScenarioRequest one = request;
    one.plan = plan;
    others.push_back(load(one));
  }
  auto const groups = options.switches ? groups_on(request) : std::vector<std::string>{};
  auto const coalitions = groups.empty() ? std::vector<Scenario>{} : load_coalitions(request, load, groups);

  std::uint64_t done = 0;
  Study work(scenario, options, [&](std::uint64_t trajectories) {
    done += trajectories;
    return !progress || progress(trajectories);
  });
  screen(work);
  choose_groups(work);
  find_indices(work);
  find_effects(work);
  find_information(work);
  for (Scenario const& other : others) compare_plan(work, other);
  if (!groups.empty()) attribute_to_switches(work, groups, coalitions);
  sort_parameters(work.result);
  work.result.trajectories = done;
  return std::move(work.result);
}

}  // namespace ghostcast
