// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/statistics/replicate_mean.hpp"

#include <algorithm>
#include <cmath>

namespace ghostcast {

ReplicateMean replicate_mean(std::span<double const> replicates)
{
  double const count = static_cast<double>(replicates.size());
  double sum = 0.0;
  for (double const each : replicates) sum += each;
  ReplicateMean mean{sum / count, 0.0, {}, static_cast<std::size_t>(std::ranges::count(replicates, 0.0))};
  auto const [least, most] = std::ranges::minmax(replicates);
  if (least == most) return mean;
  double squares = 0.0;
  for (double const each : replicates) squares += (each - mean.value) * (each - mean.value);
  mean.standard_error = std::sqrt(squares / (count * (count - 1.0)));
  double const half = student_factor(count - 1.0) * mean.standard_error;
  mean.interval = Interval{std::max(0.0, mean.value - half), std::min(1.0, mean.value + half)};
  return mean;
}

double plain_trials(double probability, double standard_error)
{
  return probability * (1.0 - probability) / (standard_error * standard_error);
}

}  // namespace ghostcast
