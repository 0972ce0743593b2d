// SPDX-License-Identifier: Apache-2.0
/// \file
/// What large public companies did within a year: the yardstick of the first simulated year.
#pragma once

#include <span>

namespace ghostcast {

/// What a unit does in its first year. Growth is of the log.
enum class YearMetric : int {
  headcount_growth,      ///< log a year
  voluntary_leaving,     ///< quits and poached, share of the mean staff a year
  value_growth,          ///< log a year
  fleet_growth,          ///< log of GPUs a year
  books_change,          ///< logit of the books share a year
  counterfactual_change  ///< logit of the counterfactual share a year
};
inline constexpr int year_metric_count = 6;

/// Whether a range was observed for the same thing or stands in for it.
enum class Standard : int { same, proxy };

struct PublicRange {
  YearMetric metric;
  char const* name;
  char const* unit;
  double low;
  double high;
  int observations;
  char const* kind;  ///< what one observation is, in the plural
  char const* ends;  ///< what low and high are
  char const* period;
  char const* source;
  char const* status;  ///< "read" or "derived"
  Standard standard;
  char const* note;  ///< what to know before judging by it
};

/// One range a metric, in the order of YearMetric.
std::span<PublicRange const> public_ranges();

/// The month in which the figures were collected.
inline constexpr char const* public_ranges_as_of = "2026-11";

}  // namespace ghostcast
