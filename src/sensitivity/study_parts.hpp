// SPDX-License-Identifier: Apache-2.0
/// \file
/// The steps of a study; internal to src/sensitivity.
#pragma once

#include "ghostcast/sensitivity/inputs.hpp"
#include "ghostcast/sensitivity/study.hpp"

namespace ghostcast {

/// Dice of each part of a study.
enum class Stream : std::uint64_t { first = 0, second = 1, screening = 2, effects = 3, switches = 4, swapped = 16 };

/// What the steps share. Parameters stand in the order of the draws until the end.
struct Study {
  Scenario const& scenario;
  StudyOptions const& options;
  StudyProgress progress;
  NormalScores scores;
  PointEngine engine;
  SensitivityResult result;
  PointMatrix first, second;                ///< beliefs, two matrices
  std::vector<PointOutputs> at_first, at_second;

  Study(Scenario const& s, StudyOptions const& o, StudyProgress p);

  std::vector<PointOutputs> evaluate(PointMatrix const& points, int trajectories, std::uint64_t stream)
  {
    return engine.evaluate(points, trajectories, stream, progress);
  }
};

/// Courses of the screening, trajectories of each of its points, orders of the Shapley effects,
/// beliefs of the switches: all follow from the points.
int screening_courses(StudyOptions const& options);
inline constexpr int screening_trajectories = 16;
int effect_orders(StudyOptions const& options);
int switch_beliefs(StudyOptions const& options);

/// Columns of the draws of `scenario` as draws of `other`; -1: it has none of that name.
std::vector<int> columns_in(Scenario const& scenario, Scenario const& other);

void screen(Study& study);            ///< elementary effects of all parameters
void choose_groups(Study& study);     ///< the most influential, and the others
void find_indices(Study& study);      ///< Sobol indices of the groups; outputs
void find_effects(Study& study);      ///< Shapley effects of single parameters
void find_information(Study& study);  ///< what it is worth to learn each parameter
void compare_plan(Study& study, Scenario const& other);
void attribute_to_switches(Study& study, std::vector<std::string> const& groups, std::vector<Scenario> const& coalitions);

}  // namespace ghostcast
