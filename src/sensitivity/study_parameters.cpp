// SPDX-License-Identifier: Apache-2.0
// Screening, Sobol indices and Shapley effects of the uncertain parameters.
#include <algorithm>
#include <numeric>

#include "ghostcast/sensitivity/shapley_design.hpp"
#include "ghostcast/sensitivity/sobol.hpp"
#include "study_parts.hpp"

namespace ghostcast {
namespace {

constexpr auto ghost = static_cast<std::size_t>(Output::ghost);
constexpr auto time_lost = static_cast<std::size_t>(Output::time_lost);

/// How much a component of correlated parameters moves P(ghost), then the time lost.
std::pair<double, double> influence(SensitivityResult const& result, std::vector<int> const& members)
{
  std::pair<double, double> largest{0.0, 0.0};
  for (int const m : members) {
    auto const& effects = result.parameters[static_cast<std::size_t>(m)].effects;
    largest = std::max(largest, {effects[ghost].absolute.value, effects[time_lost].absolute.value});
  }
  return largest;
}

/// A with the columns of a group from B.
PointMatrix swapped(Study const& study, std::vector<int> const& members)
{
  PointMatrix points = study.first;
  for (int row = 0; row < points.rows; ++row) {
    for (int const m : members) points.at(row, m) = study.second.at(row, m);
  }
  return points;
}

/// Single parameters of the chosen groups, then the others as one.
std::vector<std::vector<int>> players_of(std::vector<GroupFinding> const& groups)
{
  std::vector<std::vector<int>> players;
  for (GroupFinding const& group : groups) {
    if (group.others) players.push_back(group.members);
    else for (int const m : group.members) players.push_back({m});
  }
  return players;
}

/// A parameter without its findings.
ParameterFinding described(Scenario const& scenario, int draw)
{
  ParameterFinding parameter;
  parameter.name = scenario.draw_names[static_cast<std::size_t>(draw)];
  parameter.unit = unit_of(scenario, draw);
  parameter.low = value_at(scenario, draw, low_end);
  parameter.high = value_at(scenario, draw, high_end);
  return parameter;
}

std::vector<double> means(std::vector<PointOutputs> const& points, std::size_t output)
{
  std::vector<double> result;
  for (PointOutputs const& point : points) result.push_back(point[output].mean);
  return result;
}

/// Indices of all groups for one output. \param at_swapped  [group]
void find_indices_of(Study& study, std::vector<std::vector<PointOutputs>> const& at_swapped, std::size_t output)
{
  Output const which{static_cast<int>(output)};
  std::vector<std::vector<Evaluation>> swapped;
  for (auto const& each : at_swapped) swapped.push_back(column(each, which));
  SobolIndices const found = sobol_indices(column(study.at_first, which), column(study.at_second, which), swapped);
  std::vector<double> both = means(study.at_first, output);
  std::vector<double> const second = means(study.at_second, output);
  both.insert(both.end(), second.begin(), second.end());
  study.result.outputs[output] = {mean_of(both), found.variance, found.noise};
  for (std::size_t g = 0; g < study.result.groups.size(); ++g) {
    study.result.groups[g].first[output] = found.first[g];
    study.result.groups[g].total[output] = found.total[g];
  }
}

/// Which group each player belongs to.
std::vector<std::size_t> groups_of_players(std::vector<GroupFinding> const& groups)
{
  std::vector<std::size_t> result;
  for (std::size_t g = 0; g < groups.size(); ++g) result.insert(result.end(), groups[g].others ? 1 : groups[g].members.size(), g);
  return result;
}

/// \param effects  of the players  \param joint  of the groups
void store_effects(SensitivityResult& result, std::size_t output, std::vector<Estimate> const& effects, std::vector<Estimate> const& joint)
{
  std::size_t player = 0;
  for (std::size_t g = 0; g < result.groups.size(); ++g) {
    GroupFinding& group = result.groups[g];
    group.shapley[output] = joint[g];
    if (group.others) continue;
    for (int const m : group.members) result.parameters[static_cast<std::size_t>(m)].shapley[output] = effects[player++];
  }
}

}  // namespace

void screen(Study& study)
{
  SensitivityResult& result = study.result;
  result.courses = screening_courses(study.options);
  result.screening_trajectories = screening_trajectories;
  MorrisDesign const design = morris_design(study.scores.inputs(), result.courses, study.options.engine.seed);
  std::vector<std::vector<PointOutputs>> found;
  for (PointMatrix const& points : design.points) {
    found.push_back(study.evaluate(points, screening_trajectories, static_cast<std::uint64_t>(Stream::screening)));
  }
  for (int d = 0; d < study.scores.inputs(); ++d) result.parameters.push_back(described(study.scenario, d));
  for (std::size_t k = 0; k < study_output_count; ++k) {
    std::vector<std::vector<double>> outputs;
    for (auto const& step : found) outputs.push_back(means(step, k));
    auto const effects = elementary_effects(design, outputs);
    for (std::size_t d = 0; d < effects.size(); ++d) result.parameters[d].effects[k] = effects[d];
  }
}

void choose_groups(Study& study)
{
  SensitivityResult& result = study.result;
  auto components = study.scores.components();
  std::stable_sort(components.begin(), components.end(),
                   [&](auto const& a, auto const& b) { return influence(result, a) > influence(result, b); });
  GroupFinding others;
  others.others = true;
  for (auto const& members : components) {
    if (static_cast<int>(result.groups.size()) < study.options.top) {
      result.groups.push_back({members});
    } else {
      others.members.insert(others.members.end(), members.begin(), members.end());
    }
  }
  std::sort(others.members.begin(), others.members.end());
  if (!others.members.empty()) result.groups.push_back(std::move(others));
  for (std::size_t g = 0; g < result.groups.size(); ++g) {
    for (int const m : result.groups[g].members) result.parameters[static_cast<std::size_t>(m)].group = static_cast<int>(g);
  }
}

void find_indices(Study& study)
{
  StudyOptions const& options = study.options;
  std::uint64_t const seed = options.engine.seed;
  study.first = belief_points(study.scores, options.points, seed, DesignPurpose::first_matrix);
  study.second = belief_points(study.scores, options.points, seed, DesignPurpose::second_matrix);
  study.at_first = study.evaluate(study.first, options.trajectories, static_cast<std::uint64_t>(Stream::first));
  study.at_second = study.evaluate(study.second, options.trajectories, static_cast<std::uint64_t>(Stream::second));
  auto& groups = study.result.groups;
  std::vector<std::vector<PointOutputs>> at_swapped;
  for (std::size_t g = 0; g < groups.size(); ++g) {
    at_swapped.push_back(study.evaluate(swapped(study, groups[g].members), options.trajectories, static_cast<std::uint64_t>(Stream::swapped) + g));
  }
  for (std::size_t k = 0; k < study_output_count; ++k) find_indices_of(study, at_swapped, k);
}

void find_effects(Study& study)
{
  auto const players = players_of(study.result.groups);
  int const orders = effect_orders(study.options);
  study.result.orders = orders;
  ShapleyDesign const design = shapley_design(study.scores, players, orders, study.options.engine.seed);
  auto const found = study.evaluate(design.points, study.options.trajectories, static_cast<std::uint64_t>(Stream::effects));
  auto const group_of = groups_of_players(study.result.groups);
  for (int k = 0; k < study_output_count; ++k) {
    auto const costs = ordered_costs(design, column(found, Output{k}));
    store_effects(study.result, static_cast<std::size_t>(k), shapley_effects(costs), joint_effects(costs, group_of));
  }
}

}  // namespace ghostcast
