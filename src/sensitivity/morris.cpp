// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/sensitivity/morris.hpp"

#include <cmath>

#include "ghostcast/sensitivity/design_random.hpp"

namespace ghostcast {
namespace {

double level_uniform(int level) { return (level + 0.5) / morris_levels; }

/// The start of a course: a level of each input.
void start_course(PointMatrix& points, int course, std::uint64_t seed)
{
  for (int i = 0; i < points.columns; ++i) {
    double const u = design_uniform(seed, DesignPurpose::screening, static_cast<std::uint64_t>(course), static_cast<std::uint32_t>(i));
    points.at(course, i) = level_uniform(static_cast<int>(u * morris_levels));
  }
}

/// The effects of one input, one a course.
ElementaryEffects summarise(std::vector<double> const& effects)
{
  std::vector<double> absolute;
  for (double const effect : effects) absolute.push_back(std::fabs(effect));
  Estimate const mean = mean_of(effects);
  double const sd = effects.size() < 2 ? 0.0 : mean.error * std::sqrt(static_cast<double>(effects.size()));
  return {mean.value, mean_of(absolute), sd};
}

}  // namespace

MorrisDesign morris_design(int inputs, int courses, std::uint64_t seed)
{
  MorrisDesign design;
  design.points.emplace_back(courses, inputs);
  std::vector<std::vector<int>> order;
  for (int c = 0; c < courses; ++c) {
    start_course(design.points[0], c, seed);
    // The orders stand in rows after those of the starts.
    auto const row = static_cast<std::uint64_t>(courses + c);
    order.push_back(design_permutation(seed, DesignPurpose::screening, row, inputs));
  }
  for (std::size_t step = 0; step < static_cast<std::size_t>(inputs); ++step) {
    PointMatrix next = design.points.back();
    design.moved.emplace_back();
    for (int c = 0; c < courses; ++c) {
      int const input = order[static_cast<std::size_t>(c)][step];
      double& u = next.at(c, input);
      u += u < 0.5 ? morris_step : -morris_step;
      design.moved.back().push_back(input);
    }
    design.points.push_back(std::move(next));
  }
  return design;
}

std::vector<ElementaryEffects> elementary_effects(MorrisDesign const& design, std::span<std::vector<double> const> outputs)
{
  std::vector<std::vector<double>> effects(design.moved.size());
  for (std::size_t step = 0; step < design.moved.size(); ++step) {
    for (std::size_t c = 0; c < design.moved[step].size(); ++c) {
      int const input = design.moved[step][c];
      auto const row = static_cast<int>(c);
      double const moved = design.points[step + 1].at(row, input) - design.points[step].at(row, input);
      effects[static_cast<std::size_t>(input)].push_back((outputs[step + 1][c] - outputs[step][c]) / moved);
    }
  }
  std::vector<ElementaryEffects> result;
  for (auto const& of_input : effects) result.push_back(summarise(of_input));
  return result;
}

}  // namespace ghostcast
