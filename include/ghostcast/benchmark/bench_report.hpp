// SPDX-License-Identifier: Apache-2.0
/// \file
/// What `ghostcast bench` prints.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "ghostcast/benchmark/measurement.hpp"
#include "ghostcast/report/run_result.hpp"

namespace ghostcast::bench {

/// What the machine could do if nothing but operations took time.
struct Roof {
  bool of_devices{};  ///< operations are issue slots, estimated; else vector operations of one core, measured
  double operations_per_second{};  ///< 0: not known
};

struct BenchReport {
  ReportedEngine engine;
  BenchSettings settings;
  Roof roof;
  std::vector<Measurement> measurements;
  bool interrupted{};
};

/// Median, least, largest, and the median distance from the median.
struct Spread {
  double median{}, least{}, most{}, deviation{};
};

/// \pre not empty
Spread spread_of(std::vector<double> values);

/// How near a measurement came to what the machine could do.
struct Bound {
  double role_steps_per_second{};  ///< of one core, or of all devices
  double fraction{};               ///< reached: of what the cores could do in the CPU time that was used
};

/// Nothing where the scenario's operations were not counted or the machine's speed is not known.
std::optional<Bound> bound_of(BenchReport const& report, Measurement const& measurement);

/// Within 100 columns. Scenarios without a rate are left out, but for a line that says why.
std::string bench_text(BenchReport const& report);

/// Schema ghostcast.bench/1 (docs/performance.md).
std::string bench_json(BenchReport const& report);

}  // namespace ghostcast::bench
