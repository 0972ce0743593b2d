// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/report/rare_result.hpp"

namespace ghostcast {

RareInterval rare_interval(RareResult const& result)
{
  ReplicateMean const mean = result.estimate.mean();
  if (mean.interval) return {*mean.interval, "Student"};
  return {result.estimate.first_sample().interval, "Wilson"};
}

std::optional<double> RareCost::gain() const
{
  if (!plain) return {};
  return *plain * trajectory_months / months;
}

RareCost rare_cost(RareResult const& result)
{
  RareEstimate const& estimate = result.estimate;
  ReplicateMean const mean = estimate.mean();
  RareCost cost;
  cost.months = static_cast<double>(estimate.sum_of(&SplitEstimate::steps));
  cost.trajectory_months = static_cast<double>(estimate.sum_of(&SplitEstimate::first_steps)) / static_cast<double>(result.particles());
  bool const known = mean.value > 0.0 && mean.standard_error > 0.0 && cost.months > 0.0;
  if (known) cost.plain = plain_trials(mean.value, mean.standard_error);
  return cost;
}

}  // namespace ghostcast
