// SPDX-License-Identifier: Apache-2.0
/// \file
/// Confidence intervals of a probability.
#pragma once

namespace ghostcast {

/// Every interval that is printed or stored has this level.
inline constexpr double confidence_level = 0.95;

struct Interval {
  double low{};
  double high{};
};

/// The half width of a two-sided interval in standard errors, under a normal law (1.96 at 0.95).
/// \pre 0 < confidence < 1
double normal_factor(double confidence = confidence_level);

/// The same under Student's law. \pre degrees_of_freedom >= 1
double student_factor(double degrees_of_freedom, double confidence = confidence_level);

/// Wilson score interval of a probability: the p with |estimate - p| <= factor sqrt(p(1-p)/size).
///
/// \param estimate  the observed proportion, 0..1
/// \param size      independent trials that it rests on; may be an effective size, so not whole
/// \param factor    normal_factor(), or student_factor() where the standard error is estimated
/// \return          within [0, 1]; [0, 1] where size is 0
/// Source: Wilson, "Probable inference", JASA 22 (1927).
Interval wilson_interval(double estimate, double size, double factor);

}  // namespace ghostcast
