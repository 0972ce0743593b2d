// SPDX-License-Identifier: Apache-2.0
// What it is worth to learn a parameter, and which mechanisms make the answer.
#include <algorithm>
#include <cmath>

#include "ghostcast/math/normal.hpp"
#include "ghostcast/sensitivity/shapley_values.hpp"
#include "study_parts.hpp"

namespace ghostcast {
namespace {

constexpr auto ghost = static_cast<std::size_t>(Output::ghost);

/// Uniforms of one parameter over both matrices.
std::vector<double> uniforms_of(Study const& study, int draw)
{
  std::vector<double> result;
  for (PointMatrix const* points : {&study.first, &study.second}) {
    for (int row = 0; row < points->rows; ++row) result.push_back(points->at(row, draw));
  }
  return result;
}

/// One output over both matrices.
std::vector<double> outputs_of(Study const& study, std::size_t output)
{
  std::vector<double> result;
  for (auto const* matrix : {&study.at_first, &study.at_second}) {
    for (PointOutputs const& point : *matrix) result.push_back(point[output].mean);
  }
  return result;
}

/// Splines of the normal score; indicators where the parameter has a few values.
Basis basis_of(Study const& study, int draw, std::vector<double> const& uniforms)
{
  if (category_at(study.scenario, draw, 0.5) >= 0) {
    std::vector<int> categories;
    for (double const u : uniforms) categories.push_back(category_at(study.scenario, draw, u));
    return category_basis(categories);
  }
  std::vector<double> scores;
  for (double const u : uniforms) scores.push_back(normal_quantile(u));
  return spline_basis(scores);
}

/// The point whose uniform is nearest to an end.
std::size_t nearest(std::vector<double> const& uniforms, double end)
{
  auto const found = std::min_element(uniforms.begin(), uniforms.end(),
                                      [&](double a, double b) { return std::fabs(a - end) < std::fabs(b - end); });
  return static_cast<std::size_t>(found - uniforms.begin());
}

void learn(Study& study, int draw, std::vector<std::vector<double>> const& outputs)
{
  auto const uniforms = uniforms_of(study, draw);
  Basis const basis = basis_of(study, draw, uniforms);
  ParameterFinding& parameter = study.result.parameters[static_cast<std::size_t>(draw)];
  std::size_t const low = nearest(uniforms, low_end);
  std::size_t const high = nearest(uniforms, high_end);
  for (std::size_t k = 0; k < outputs.size(); ++k) {
    SmoothFit const fitted = fit(basis, outputs[k]);
    parameter.information[k] = variance_information(fitted);
    parameter.at_low[k] = fitted_value(basis, fitted, low);
    parameter.at_high[k] = fitted_value(basis, fitted, high);
  }
}

/// Coalitions that the study evaluates: all, or those of sampled orders.
std::vector<std::vector<int>> sampled_orders(StudyOptions const& options, int players)
{
  std::vector<std::vector<int>> orders;
  for (int k = 0; k < options.switch_orders; ++k) {
    // The orders of the Shapley effects stand in rows before 2^32.
    std::uint64_t const row = (std::uint64_t{1} << 32) + static_cast<std::uint64_t>(k);
    orders.push_back(design_permutation(options.engine.seed, DesignPurpose::permutation, row, players));
  }
  return orders;
}

std::vector<char> needed_coalitions(std::vector<std::vector<int>> const& orders, std::size_t count)
{
  std::vector<char> needed(count, orders.empty() ? 1 : 0);
  for (auto const& order : orders) {
    for (std::uint32_t const coalition : coalitions_of(order)) needed[coalition] = 1;
  }
  return needed;
}

/// Contributions of one output: the values of each belief, then their mean and error over beliefs.
std::vector<Estimate> contributions(std::vector<std::vector<PointOutputs>> const& found, std::size_t output, int players,
                                    std::vector<std::vector<int>> const& orders)
{
  std::size_t const beliefs = found.back().size();
  std::vector<std::vector<double>> of_player(static_cast<std::size_t>(players), std::vector<double>(beliefs));
  std::vector<double> value(found.size());
  for (std::size_t b = 0; b < beliefs; ++b) {
    for (std::size_t s = 0; s < found.size(); ++s) value[s] = found[s].empty() ? 0.0 : found[s][b][output].mean;
    auto const one = orders.empty() ? shapley_values(players, value) : shapley_values_of_orders(orders, value);
    for (std::size_t i = 0; i < one.size(); ++i) of_player[i][b] = one[i];
  }
  std::vector<Estimate> result;
  for (auto const& values : of_player) result.push_back(mean_of(values));
  return result;
}

Estimate mean_output(std::vector<PointOutputs> const& points, std::size_t output)
{
  std::vector<double> values;
  for (PointOutputs const& point : points) values.push_back(point[output].mean);
  return mean_of(values);
}

}  // namespace

void find_information(Study& study)
{
  std::vector<std::vector<double>> outputs;
  for (std::size_t k = 0; k < study_output_count; ++k) outputs.push_back(outputs_of(study, k));
  for (int d = 0; d < study.scores.inputs(); ++d) learn(study, d, outputs);
}

void compare_plan(Study& study, Scenario const& other)
{
  StudyOptions const& options = study.options;
  PointEngine const engine(other, options.question, columns_in(study.scenario, other), options.engine);
  // The dice of the base plan: what a belief and its dice share falls out of the difference.
  std::vector<double> advantage = outputs_of(study, ghost);
  std::size_t next = 0;
  for (auto const& [points, stream] : {std::pair(&study.first, Stream::first), std::pair(&study.second, Stream::second)}) {
    for (PointOutputs const& point : engine.evaluate(*points, options.trajectories, static_cast<std::uint64_t>(stream), study.progress)) {
      advantage[next++] -= point[ghost].mean;
    }
  }
  study.result.plans.push_back({other.plan, mean_of(advantage)});
  for (int d = 0; d < study.scores.inputs(); ++d) {
    Basis const basis = basis_of(study, d, uniforms_of(study, d));
    auto& decisions = study.result.parameters[static_cast<std::size_t>(d)].decisions;
    decisions.push_back(decision_information(basis, fit(basis, advantage), options.engine.seed, d));
  }
}

void attribute_to_switches(Study& study, std::vector<std::string> const& groups, std::vector<Scenario> const& coalitions)
{
  StudyOptions const& options = study.options;
  auto const players = static_cast<int>(groups.size());
  PointMatrix const points = belief_points(study.scores, switch_beliefs(options), options.engine.seed, DesignPurpose::first_matrix);
  auto const orders = sampled_orders(options, players);
  auto const needed = needed_coalitions(orders, coalitions.size());
  std::vector<std::vector<PointOutputs>> found(coalitions.size());
  for (std::size_t s = 0; s < coalitions.size(); ++s) {
    if (needed[s] == 0) continue;
    PointEngine const engine(coalitions[s], options.question, columns_in(study.scenario, coalitions[s]), options.engine);
    found[s] = engine.evaluate(points, 1, static_cast<std::uint64_t>(Stream::switches), study.progress);
  }
  SwitchAttribution result{players, points.rows, options.switch_orders, {}, {}, {}};
  for (std::string const& name : groups) result.groups.push_back({name, {}});
  for (std::size_t k = 0; k < study_output_count; ++k) {
    result.all[k] = mean_output(found.back(), k);
    result.none[k] = mean_output(found.front(), k);
    auto const each = contributions(found, k, players, orders);
    for (std::size_t i = 0; i < each.size(); ++i) result.groups[i].contribution[k] = each[i];
  }
  study.result.switches = std::move(result);
}

}  // namespace ghostcast
