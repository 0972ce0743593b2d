// SPDX-License-Identifier: Apache-2.0
/// \file
/// The probability of an early ghost from independent replicates of multilevel splitting.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

#include "ghostcast/rare/ghost_process.hpp"
#include "ghostcast/rare/splitting.hpp"
#include "ghostcast/statistics/clustered.hpp"
#include "ghostcast/statistics/replicate_mean.hpp"

namespace ghostcast {

struct RarePlan {
  std::uint64_t seed{1};
  std::uint64_t replicates{20};    ///< 2 .. most_replicates
  std::uint64_t particles{1000};   ///< of each, 1 .. most_particles
  ScoreRule rule{ScoreRule::pace};
};
inline constexpr std::uint64_t most_replicates = 100'000;
inline constexpr std::uint64_t most_particles = 1'000'000;

/// The seed of replicate `r`, of its dice and of its beliefs: the replicates are independent.
std::uint64_t replicate_seed(std::uint64_t seed, std::uint64_t r);

/// Size and dice of replicate `r`. Its particles are the trajectories 0 .. N-1 of a run with the
/// replicate's seed in which each has its own belief; its splits take dice that no run has, those of
/// trajectories from 2^63 on. A hundredth of the particles are killed in a round, at least one.
SplitPlan split_plan(RarePlan const& plan, std::uint64_t r);

struct RareEstimate {
  std::vector<SplitEstimate> replicates;
  std::uint64_t particles{};   ///< of each
  std::uint64_t non_finite{};  ///< months with a number that is not finite
  double seconds{};            ///< wall time

  ReplicateMean mean() const;
  /// The initial particles alone, which are a plain Monte Carlo sample; 95 % Wilson.
  Proportion first_sample() const;
  /// Sum over replicates of one of the counts of SplitEstimate.
  std::uint64_t sum_of(std::uint64_t SplitEstimate::*count) const;
};

/// Particles begun so far of those that all replicates begin with; returns false to stop.
using RareProgress = std::function<bool(std::uint64_t done, std::uint64_t total)>;

/// Runs the replicates on `threads` threads (0: all cores); the answer does not depend on them.
/// Nothing where it was stopped: replicates that are done early are not like the others.
std::optional<RareEstimate> estimate_rare_event(ModelParams const& model, GhostQuestion const& question,
                                                RarePlan const& plan, int threads, RareProgress const& progress);

}  // namespace ghostcast
