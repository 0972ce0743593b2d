// SPDX-License-Identifier: Apache-2.0
/// \file
/// What each of a few switches contributes to a difference.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace ghostcast {

/// Players that a game may have: all 2^p coalitions are in memory.
inline constexpr int most_players = 20;

/// Shapley values of a game: phi_i = sum over S without i of |S|! (p-1-|S|)! / p! (v(S+i) - v(S)).
/// They add up to v(all) - v(nobody).
/// \param value  [coalition]: bit i is player i; 2^players of them  \pre 1 <= players <= most_players
/// Source: Shapley, "A value for n-person games" (1953).
std::vector<double> shapley_values(int players, std::span<double const> value);

/// The coalitions that an order passes through, nobody first and all last.
std::vector<std::uint32_t> coalitions_of(std::span<int const> order);

/// The mean over given orders of what each player adds when its turn comes: an unbiased estimate of
/// the values, and the same sum. Only coalitions of the orders are read.
std::vector<double> shapley_values_of_orders(std::span<std::vector<int> const> orders, std::span<double const> value);

}  // namespace ghostcast
