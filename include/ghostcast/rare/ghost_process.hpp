// SPDX-License-Identifier: Apache-2.0
/// \file
/// One unit's way to a ghost as a process that splitting can run: the model, month by month.
#pragma once

#include <cstdint>
#include <memory>

#include "ghostcast/model/trajectory.hpp"
#include "ghostcast/rare/ghost_score.hpp"
#include "ghostcast/tally/tally.hpp"

namespace ghostcast {

/// The event: `unit` is a ghost by `definition` at the end of month `within`, a born one or one
/// confirmed before any other outcome came first.
struct GhostQuestion {
  int unit{};        ///< 0 .. unit_count - 1
  int definition{};  ///< 0 .. definition_count - 1
  int within{12};    ///< months, 1 .. horizon
};

/// Trajectory `root` has the belief `root`, as in a run in which each has its own: what is not known
/// about the world is inside the probability. Copies keep the belief of the root and take other
/// dice. A month whose dice are those of the root is the month that a run would have.
class GhostProcess {
 public:
  /// `model` must outlive it. \pre the question is about units, definitions and months of the model
  GhostProcess(ModelParams const& model, GhostQuestion const& question, std::uint64_t seed,
               ScoreRule rule = ScoreRule::pace);

  /// From the next start on all dice and beliefs are those of this seed.
  void reseed(std::uint64_t seed);

  void start(std::uint64_t root);
  void advance(std::uint64_t stream);

  /// Whether the unit may still be confirmed in time: it runs, no other outcome came first, and
  /// enough months are left for the run of months that the definition asks for.
  bool running() const;
  double score() const;

  /// Months in which a number of the unit was not finite: a fault of the program.
  std::uint64_t non_finite() const { return non_finite_; }
  /// The world as it stands.
  World<Scalar> const& world() const { return *world_; }

 private:
  UnitState<Scalar> const& unit() const { return world_->state.unit[question_.unit]; }
  Definition const& definition() const { return world_->model->definition[question_.definition]; }
  Judgement<Scalar> const& judgement() const { return unit().judgement[question_.definition]; }
  int months_held() const;  ///< in a row, all criteria

  GhostQuestion question_;
  ScoreRule rule_;
  RangeTally counts_;  ///< the model must count somewhere; nobody reads it
  RangeSink<Scalar> sink_;
  std::unique_ptr<World<Scalar>> world_;
  int next_lever_{0};
  double start_distance_{};  ///< of the trajectory at t=0
  std::uint64_t non_finite_{0};
};

}  // namespace ghostcast
