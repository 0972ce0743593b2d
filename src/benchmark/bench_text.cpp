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

/// Columns that tell of cores where there are cores.
std::string column_of_cores(BenchReport const& report, std::string const& text) { return report.roof.of_devices ? "" : fmt::format("{:>13}", text); }

std::string head(BenchReport const& report)
{
  std::string text = wrapped(fmt::format("Benchmark on {}: medians of {} of some {:.3g} s each, by turns", machine_text(report.engine),
                                         counted(static_cast<std::uint64_t>(report.settings.repetitions), "run", "runs"), report.settings.seconds), 2);
  return text + fmt::format("{:<13}{:>13}{:>9}{}{:>9}{:>15}{:>10}{:>16}\n", "scenario", "role-steps/s", "draws/s",
                            column_of_cores(report, "draws/core-s"), "of bound", "trajectories/s", "s/million", "spread, %");
}

std::string row(BenchReport const& report, Measurement const& each)
{
  Spread const time = spread_of(wall_seconds(each));
  auto const bound = bound_of(report, each);
  double const trajectories = static_cast<double>(each.trajectories());
  double const draws = static_cast<double>(each.draws);
  std::string const reached = bound ? fmt::format("{:.3f}{}", bound->fraction, report.roof.of_devices ? " (E)" : "") : "-";
  std::string const spread = fmt::format("{:+.1f} to {:+.1f}", 100 * (time.median / time.most - 1), 100 * (time.median / time.least - 1));
  return fmt::format("{:<13}{:>13.3g}{:>9.3g}{}{:>9}{:>15}{:>10.4g}{:>16}\n", shorten(printable(each.scenario.name), 13),
                     each.role_steps() / time.median, draws / time.median,
                     column_of_cores(report, fmt::format("{:.3g}", draws / spread_of(core_seconds(each)).median)), reached,
                     grouped(static_cast<std::uint64_t>(trajectories / time.median)), time.median / trajectories * 1e6, spread);
}

std::string missing_text(BenchReport const& report, Measurement const& each)
{
  auto const wanted = static_cast<std::size_t>(report.settings.repetitions);
  return each.timings.size() == wanted ? "" : fmt::format("; {} of {} runs were finished", each.timings.size(), wanted);
}

std::string checked_text(BenchReport const& report, Measurement const& each)
{
  std::uint64_t checked = 0;
  for (RangeDigest const& piece : each.checked) checked += piece.range.last - piece.range.first;
  return wrapped(fmt::format("{}: {} trajectories a run, digest {} in every run; {} of {} pieces ({} trajectories), chosen at random, have the "
                             "digest of the scalar CPU engine{}", printable(each.scenario.name), grouped(each.trajectories()), to_hex(each.digest),
                             each.checked.size(), each.pieces.size(), grouped(checked), missing_text(report, each)), 2);
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
    notes += each.has_rate()            ? checked_text(report, each)
             : each.refusal.empty() ? fmt::format("{}: no run was finished and checked\n", printable(each.scenario.name))
                                      : wrapped(fmt::format("{}: no rate: {}", printable(each.scenario.name), each.refusal), 2);
  }
  return (rows.empty() ? "" : head(report) + rows + bound_text(report.roof)) + notes;
}

}  // namespace ghostcast::bench
