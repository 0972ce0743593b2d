// SPDX-License-Identifier: Apache-2.0
/// \file
/// Evaluates a scenario at points that a design chooses, on the CPU.
#pragma once

#include <cstdint>
#include <functional>
#include <stdexcept>
#include <string>
#include <vector>

#include "ghostcast/engine/isa.hpp"
#include "ghostcast/scenario/scenario.hpp"
#include "ghostcast/sensitivity/outputs.hpp"
#include "ghostcast/sensitivity/point_matrix.hpp"

namespace ghostcast {

/// Points that one run of the engine evaluates, each as a belief of its own.
inline constexpr int points_per_run = 64;

/// A fault of the program: trajectories with a number that is not finite.
class NonFiniteOutput : public std::logic_error {
 public:
  NonFiniteOutput() : std::logic_error("a trajectory has a number that is not finite") {}
};

/// The user stopped the study.
class StudyInterrupted : public std::runtime_error {
 public:
  StudyInterrupted() : std::runtime_error("stopped before the study was done; there is no result") {}
};

/// Called now and then with the trajectories done since the last call; returns false to stop.
/// One thread at a time calls it.
using StudyProgress = std::function<bool(std::uint64_t trajectories)>;

struct PointEngineOptions {
  int threads{0};  ///< 0: all cores
  Isa isa{Isa::automatic};
  std::uint64_t seed{1};
};

/// The seed of the run that evaluates the points from `first_point` on: of its own for each stream and
/// each 64 points.
std::uint64_t run_seed(std::uint64_t seed, std::uint64_t stream, int first_point);

/// A model whose draws are set point by point.
///
/// Each belief of a run draws from the scenario's distributions by a uniform of its own. Here each
/// draw gets a mixture of points in their place, one for each belief of the run, whose weights end
/// half way between the beliefs' uniforms: so belief b has exactly the values of point b, single
/// precision as ever, and the engine needs no change. Draws that are not columns of the points stay
/// as the scenario has them.
class PointEngine {
 public:
  /// \param columns  [column of the points]: index of a draw of the scenario, -1: none of it
  /// Borrows the scenario.
  PointEngine(Scenario const& scenario, Question const& question, std::vector<int> columns, PointEngineOptions const& options);

  /// Outputs of each point over `trajectories` trajectories. Points of one row and stream have the
  /// same dice, whatever their values, plan and design; other rows and streams have others.
  /// \throws NonFiniteOutput, StudyInterrupted, NoIsa
  std::vector<PointOutputs> evaluate(PointMatrix const& points, int trajectories, std::uint64_t stream, StudyProgress const& progress = {}) const;

 private:
  struct Block;
  struct SharedWork;
  Block make_block(PointMatrix const& points, int first, int count, std::uint64_t seed) const;
  void run_block(SharedWork& shared, int first) const;
  void work(SharedWork& shared) const;

  Scenario const& scenario_;
  Question question_;
  std::vector<int> columns_;
  PointEngineOptions options_;
  ModelParams params_;
};

}  // namespace ghostcast
