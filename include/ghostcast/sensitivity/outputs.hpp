// SPDX-License-Identifier: Apache-2.0
/// \file
/// What a sensitivity study asks about: one unit, one definition, one month, and the outputs there.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "ghostcast/core/dimensions.hpp"
#include "ghostcast/sensitivity/estimate.hpp"

namespace ghostcast {

struct Question {
  int unit{};
  int definition{};
  int month{};  ///< 1..horizon
};

/// Outputs of one point. All but `time_lost` are probabilities of a first outcome by the month.
enum class Output : int {
  ghost,      ///< born ones included
  time_lost,  ///< restricted mean time lost to a ghost by the month [months]
  dead_gpu,
  dead_money,
  abandoned,
  acquired,
  maintenance,
  human       ///< none of these
};
inline constexpr int study_output_count = 8;

/// "ghost", "time_lost", "dead_gpu", ...: names in results.
char const* name_of(Output output);

/// "P(ghost)", "time lost to ghosts", "P(dead: GPUs)", ...: words for people.
char const* words_of(Output output);

/// Of one point, [output].
using PointOutputs = std::array<Evaluation, study_output_count>;

/// First outcomes of N trajectories of one point, by the ascending months of a grid whose last one is
/// the month asked about.
struct PointCounts {
  std::uint64_t size{};  ///< N >= 1
  std::uint64_t born{};
  std::vector<std::array<std::uint64_t, outcome_count>> first;  ///< [grid month][outcome]
};

/// Means over the trajectories and their noise s^2 / N, s^2 the sample variance; none where N is 1.
/// A trajectory loses T - t months to a ghost at month t, and T if it was born one. Within a grid
/// step longer than a month t is taken for the middle.
/// \param grid  months, ascending  \pre as many as counts.first
PointOutputs outputs_of(PointCounts const& counts, std::vector<int> const& grid);

/// One output of all points.
std::vector<Evaluation> column(std::vector<PointOutputs> const& outputs, Output which);

}  // namespace ghostcast
