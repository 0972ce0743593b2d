// SPDX-License-Identifier: Apache-2.0
/// \file
/// Every warning that a scenario or a run can give, as a sentence with {names} where its values stand. The
/// page finds the values by these sentences and tells them in other languages.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace ghostcast {

enum class WarningKind {
  // of a scenario
  exact_defaults,
  nothing_uncertain,
  cut_tail,
  kept_floor,
  near_rounding,
  rounded_fleet,
  below_minimum,
  unused_at_start,
  fast_rate,
  few_to_leave,
  few_to_go,
  floor_hires,
  pay_measured,
  gpus_measured,
  peak_measured,
  repairs_foreseen,
  repairs_foreseen_by_rho,
  dropped_lever,
  power_at_median,
  value_unreachable,
  compute_unreachable,
  share_unreachable,
  // of a run
  non_finite,
  clipped_gpus,
  lost_devices,
  repaired_beliefs
};
inline constexpr int warning_kinds = 26;

struct WarningText {
  WarningKind kind;
  std::string_view code;  ///< "cut_tail"
  std::string_view text;
};

/// All of them, in the order of their kinds.
std::span<WarningText const> warning_texts();

/// What stands where {names} are.
using WarningValues = std::vector<std::pair<std::string_view, std::string>>;

/// The sentence with its values, which bring no places of their own.
/// \throws std::logic_error where the names are not those of the sentence
std::string warning_line(WarningKind kind, WarningValues const& values);

}  // namespace ghostcast
