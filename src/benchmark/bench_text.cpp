// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include "ghostcast/benchmark/bench_report.hpp"
#include "ghostcast/report/number_text.hpp"
#include "ghostcast/scenario/plain_text.hpp"

namespace ghostcast::bench {
namespace {

std::string machine_text(ReportedEngine const& engine)
{
  if (engine.name != "cpu") return engine.device;
  return fmt::format("{}, {}, {}", engine.device, engine.isa, counted(static_cast<std::uint64_t>(engine.threads), "thread", "threads"));
}

std::string head(BenchReport const& report)
{
  std::string text = wrapped(fmt::format("Benchmark on {}: medians of up to {} of some {:.3g} s each, by turns", machine_text(report.engine),
                                         counted(static_cast<std::uint64_t>(report.settings.repetitions), "run", "runs"), report.settings.seconds), 2);
  return text + fmt::format("{:<16} {:>12} {:>10} {:>9} {:>14} {:>12} {:>4} {:>14}\n", "scenario", "role-steps/s", "draws/s", "of bound",
                            "trajectories/s", "s/million", "runs", "spread, %");
}

std::string row(BenchReport const& report, Measurement const& each)
{
  std::vector<double> seconds;
  for (Timing const& timing : each.timings) seconds.push_back(timing.seconds);
  Spread const time = spread_of(seconds);
  auto const bound = bound_of(report, each);
  double const trajectories = static_cast<double>(each.trajectories());
  std::string const reached = bound ? fmt::format("{:.3f}{}", bound->fraction, report.roof.of_devices ? " (E)" : "") : "-";
  std::string const spread = fmt::format("{:+.1f} to {:+.1f}", 100 * (time.median / time.most - 1), 100 * (time.median / time.least - 1));
  return fmt::format("{:<16} {:>12.3g} {:>10.3g} {:>9} {:>14} {:>12.4g} {:>4} {:>14}\n", shorten(printable(each.scenario.name), 16),
                     each.role_steps() / time.median, static_cast<double>(each.draws) / time.median, reached,
                     grouped(static_cast<std::uint64_t>(trajectories / time.median)), time.median / trajectories * 1e6, each.timings.size(), spread);
}

std::string checked_text(Measurement const& each)
{
  std::uint64_t checked = 0;
  for (RangeDigest const& piece : each.checked) checked += piece.range.last - piece.range.first;
  return wrapped(fmt::format("{}: {} trajectories a run, digest {} in every run; {} of {} pieces ({} trajectories), chosen at random, have the "
                             "digest of the scalar CPU engine", printable(each.scenario.name), grouped(each.trajectories()), to_hex(each.digest),
                             each.checked.size(), each.pieces.size(), grouped(checked)), 2);
}

std::string bound_text(Roof const& roof)
{
  if (roof.operations_per_second <= 0.0) return "Bound: the speed of this machine is not known.\n";
  if (!roof.of_devices)
    return wrapped(fmt::format("Bound: vector operations that were counted, over {:.3g} a second that a core of this machine did when "
                               "measured just now; per CPU time", roof.operations_per_second), 2);
  return wrapped(fmt::format("Bound: issue slots of the code, estimated (E), over {:.3g} a second: processors x 128 lanes x highest clock",
                             roof.operations_per_second), 2);
}

}  // namespace

std::string bench_text(BenchReport const& report)
{
  std::string rows;
  std::string notes;
  for (Measurement const& each : report.measurements) {
    if (each.has_rate()) rows += row(report, each);
    notes += each.has_rate()            ? checked_text(each)
             : each.refusal.empty() ? fmt::format("{}: no run was finished and checked\n", printable(each.scenario.name))
                                      : wrapped(fmt::format("{}: no rate: {}", printable(each.scenario.name), each.refusal), 2);
  }
  return (rows.empty() ? "" : head(report) + rows + bound_text(report.roof)) + notes;
}

}  // namespace ghostcast::bench
