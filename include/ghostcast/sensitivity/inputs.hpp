// SPDX-License-Identifier: Apache-2.0
/// \file
/// The uncertain parameters of a scenario as inputs of a study.
#pragma once

#include <string>
#include <vector>

#include "ghostcast/scenario/scenario.hpp"
#include "ghostcast/sensitivity/normal_scores.hpp"
#include "ghostcast/sensitivity/point_matrix.hpp"

namespace ghostcast {

/// Scores of all draws of a scenario, in their order, correlated as its copula says.
NormalScores scores_of(Scenario const& scenario);

/// The value of a draw at a uniform in (0, 1), in the parameter's unit.
double value_at(Scenario const& scenario, int draw, double uniform);

/// The unit of a draw's parameter, "1/month"; empty where it has none.
std::string unit_of(Scenario const& scenario, int draw);

/// Which of a mixture's values a draw has at a uniform, from 0; -1 where its values are not a few
/// single numbers.
int category_at(Scenario const& scenario, int draw, double uniform);

/// `rows` beliefs as uniforms, from row `first_row` on.
PointMatrix belief_points(NormalScores const& scores, int rows, std::uint64_t seed, DesignPurpose purpose);

}  // namespace ghostcast
