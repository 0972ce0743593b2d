// SPDX-License-Identifier: Apache-2.0
/// \file
/// Luck and ignorance: how much of the variance of a forecast lies between beliefs, and how P(event)
/// spreads over them. Needs beliefs that several trajectories share.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "ghostcast/statistics/group_counts.hpp"

namespace ghostcast {

/// The variance of "the event comes true" in one trajectory, in two parts.
struct VarianceSplit {
  double epistemic{};     ///< of P(event | belief) over beliefs: ignorance. >= 0, see `truncated`
  double aleatory{};      ///< mean over beliefs of P (1 - P): luck
  double share{};         ///< of ignorance, epistemic / (epistemic + aleatory), 0..1; 0 without variance
  double share_error{};   ///< standard error of the share, by the jackknife over replicates
  bool truncated{};       ///< the estimate of the epistemic part was negative and counts as 0
};

/// One-way random-effects analysis of variance of J beliefs with n_j trajectories and h_j hits, N
/// trajectories in all, p_j = h_j / n_j, p = sum h_j / N:
///
///     MSB = sum n_j (p_j - p)^2 / (J - 1)         MSW = sum n_j p_j (1 - p_j) / (N - J)
///     n0  = (N - sum n_j^2 / N) / (J - 1)
///     epistemic = (MSB - MSW) / n0                aleatory = MSW
///
/// The variance of the p_j alone, which is epistemic + aleatory / n, would take dice for ignorance. Both
/// are unbiased for independent beliefs; scrambled Sobol points, whose mean varies less, make the
/// epistemic part too large by at most 1 part in J. Negative estimates are cut at 0.
/// Source: Searle, Casella & McCulloch, "Variance components" (1992), section 3.6. The error leaves out
/// one replicate (belief mod 16) after the other (Efron & Stein, "The jackknife estimate of variance",
/// Ann. Stat. 9 (1981)).
/// \return nothing with fewer than two beliefs that have trajectories, or one trajectory a belief
std::optional<VarianceSplit> split_variance(std::span<BatchCount const> beliefs);

/// Levels of the credible band.
inline constexpr double band_levels[] = {0.05, 0.50, 0.95};

/// P(event) over beliefs: quantiles at band_levels.
struct CredibleBand {
  double low{};
  double middle{};
  double high{};
};

/// Quantiles over beliefs of P(event | belief), without the dice within beliefs. The p_j of the beliefs
/// spread too far, by the dice; they are drawn towards p until their variance is the epistemic one,
///
///     p_j' = p + c (p_j - p),   c^2 = epistemic / (sum (p_j - p)^2 / (J - 1)), at most 1,
///
/// and their quantiles are taken. Mean and variance are then right; the shape is that of the p_j, which
/// dice have smoothed. Source: Louis, "Estimating a population of parameter values using Bayes and
/// empirical Bayes methods", JASA 79 (1984). \return nothing where there is no split
std::optional<CredibleBand> credible_band(std::span<BatchCount const> beliefs);

/// What beliefs say about an event by one month.
struct BeliefSpread {
  int month{};
  std::uint64_t beliefs{};  ///< that it rests on
  double probability{};     ///< over the trajectories of these beliefs
  VarianceSplit split;
  CredibleBand band;
};

/// P(one of `events` by month) over the beliefs that have a group of their own, at all grid months,
/// ascending; empty where `refusal` says something.
std::vector<BeliefSpread> belief_spreads(Tally const& tally, int definition, int unit, Events events);

/// Why luck and ignorance cannot be told apart; empty: they can.
std::string spread_refusal(Tally const& tally);

}  // namespace ghostcast
