// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>

#include "ghostcast/benchmark/bench_report.hpp"
#include "ghostcast/benchmark/built_in.hpp"

namespace ghostcast::bench {
namespace {

double median_of(std::vector<double> values)
{
  std::sort(values.begin(), values.end());
  std::size_t const middle = values.size() / 2;
  return values.size() % 2 == 1 ? values[middle] : 0.5 * (values[middle - 1] + values[middle]);
}

/// Operations that a role-step takes on the engine of a report.
double operations_per_role_step(BenchReport const& report, OperationRecord const& record)
{
  if (report.roof.of_devices) return record.slots_per_role_step;
  if (report.engine.isa == isa_name(Isa::avx512)) return 2 * record.avx512;
  return 2 * (report.engine.isa == isa_name(Isa::avx2) ? record.avx2 : record.scalar);
}

}  // namespace

Spread spread_of(std::vector<double> values)
{
  double const median = median_of(values);
  auto const [least, most] = std::minmax_element(values.begin(), values.end());
  Spread spread{median, *least, *most, 0.0};
  for (double& each : values) each = std::abs(each - median);
  spread.deviation = median_of(values);
  return spread;
}

std::optional<Bound> bound_of(BenchReport const& report, Measurement const& measurement)
{
  auto const record = operations_of(measurement.scenario.sha256);
  if (!record || report.roof.operations_per_second <= 0.0 || !measurement.has_rate()) return std::nullopt;
  std::vector<double> const seconds = report.roof.of_devices ? wall_seconds(measurement) : core_seconds(measurement);
  double const possible = report.roof.operations_per_second / operations_per_role_step(report, *record);
  return Bound{possible, measurement.role_steps() / spread_of(seconds).median / possible};
}

}  // namespace ghostcast::bench
