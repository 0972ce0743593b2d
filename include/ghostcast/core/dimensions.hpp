// SPDX-License-Identifier: Apache-2.0
/// \file
/// Fixed sizes of the model, and the names of what is counted by index.
#pragma once

namespace ghostcast {

inline constexpr int max_units = 32;
inline constexpr int max_groups = 8;
inline constexpr int max_organisations = 8;
inline constexpr int max_definitions = 8;
inline constexpr int max_months = 480;
inline constexpr int role_count = 6;
inline constexpr int band_count = 2;
inline constexpr int order_stages = 3;         ///< Erlang stages of a GPU order
inline constexpr int max_plan_values = 64;     ///< distributions that the plan's levers may draw
inline constexpr int max_lever_steps = 1024;
inline constexpr int max_rho_components = 8;   ///< components of the mixture of substitution_rho
/// Replicates of the beliefs: belief b is in replicate b mod 16, and replicates are independent.
inline constexpr int replicate_count = 16;
inline constexpr float max_gpu_quanta = 16777216.0f;  ///< 2^24: integers a float holds exactly

/// Roles; the numbers are addresses of random words and never change.
enum Role : int { researcher, engineer, infrastructure, operations, supervisor, manager };

/// Tenure bands.
enum Band : int { newcomer, settled };

/// What may happen to a unit first. The order is that of the tally.
enum class Outcome : int { ghost, dead_gpu, dead_money, abandoned, acquired, maintenance };
inline constexpr int outcome_count = 6;

/// Which share a ghost definition looks at (eq. 26).
enum class ShareRule : int { counterfactual, euler, cost, books };
inline constexpr int share_rule_count = 4;

/// Which criterion of a ghost was met last.
enum class Criterion : int { share, headcount, value, supervisor, tie };
inline constexpr int criterion_count = 5;

enum class FreezeMode : int { automatic, on, off };
enum class ReleaseMode : int { sticky, full };
enum class AllocationRule : int { weighted, priority, proportional, max_min, marginal_value };
enum class SupervisorRule : int { fixed, span };
enum class Appetite : int { affordable, unbounded };

/// What anchoring had to repair in a drawn belief (section 4).
enum class Repair : int { share, automation, ceiling, utilisation };
inline constexpr int repair_count = 4;

}  // namespace ghostcast
