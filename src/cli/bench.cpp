// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/cli/bench.hpp"

#include <fmt/format.h>

#include <random>

#include "ghostcast/benchmark/bench_report.hpp"
#include "ghostcast/benchmark/built_in.hpp"
#include "ghostcast/benchmark/core_speed.hpp"
#include "ghostcast/cli/engine_choice.hpp"
#include "ghostcast/cli/interrupt.hpp"
#include "ghostcast/cli/messages.hpp"
#include "ghostcast/cli/terminal.hpp"
#include "ghostcast/engine/issue_rate.hpp"
#include "ghostcast/scenario/plain_text.hpp"

namespace ghostcast::cli {
namespace {

/// A scenario inside the program by its name, else a file.
Scenario load_one(std::string const& word)
{
  for (bench::BuiltIn const& each : bench::built_in_scenarios()) {
    if (word == each.name) return parse_scenario(each.text, std::string(each.name));
  }
  return load_scenario(word);
}

std::vector<Scenario> load_all(std::vector<std::string> const& words)
{
  std::vector<Scenario> scenarios;
  for (std::string const& word : words) scenarios.push_back(load_one(word));
  if (!words.empty()) return scenarios;
  for (bench::BuiltIn const& each : bench::built_in_scenarios()) scenarios.push_back(load_one(std::string(each.name)));
  return scenarios;
}

/// A word on a line of its own says what is being done, where somebody looks on.
class DoingLine {
 public:
  explicit DoingLine(Chatter chatter) : shows_(chatter == Chatter::normal && is_terminal(Stream::error)) {}
  void show(std::string const& doing)
  {
    if (!shows_ || doing == last_) return;
    complain("\r\033[K" + doing);
    last_ = doing;
  }
  void clear()
  {
    if (!last_.empty()) complain("\r\033[K");
  }

 private:
  bool shows_;
  std::string last_;
};

bench::Roof roof_of(Engine const& engine, EngineChoice const& choice)
{
  if (engine.name() != "cpu") return {true, device_issue_rate(choice.devices)};
  return {false, bench::measure_operations(isa_named(engine.isa()).value_or(Isa::scalar))};
}

/// One line for each scenario that is refused.
ExitCode judge(bench::BenchReport const& report)
{
  ExitCode code = report.interrupted ? ExitCode::interrupted : ExitCode::success;
  for (bench::Measurement const& each : report.measurements) {
    if (each.refusal.empty()) continue;
    if (code != ExitCode::own_fault) code = each.failed ? ExitCode::machine_fault : ExitCode::own_fault;
    complain(fmt::format("ghostcast: {}: no rate: {}\n", printable(each.scenario.name), each.refusal));
  }
  if (code == ExitCode::interrupted) complain("ghostcast: stopped early; runs that were not finished are left out\n");
  return code;
}

}  // namespace

ExitCode bench_on(Engine& engine, bench::Reference const& reference, BenchOptions const& options)
{
  bench::BenchReport report;
  report.settings = options.settings;
  report.settings.choice = options.choice ? *options.choice : std::random_device{}();
  std::vector<Scenario> scenarios = load_all(options.scenarios);
  InterruptGuard const interrupt;
  report.roof = roof_of(engine, options.engine);
  DoingLine line(options.chatter);
  report.measurements = bench::measure(engine, reference, std::move(scenarios), report.settings, [&](std::string const& doing) {
    line.show(doing);
    return !interrupt.raised();
  });
  line.clear();
  report.engine = {engine.name(), engine.device(), engine.threads(), engine.isa()};
  report.interrupted = interrupt.raised();
  print_out(options.format == OutputFormat::json ? bench_json(report) : bench_text(report));
  return judge(report);
}

ExitCode bench_scenarios(BenchOptions const& options)
{
  std::unique_ptr<Engine> const engine = open_engine(options.engine, options.chatter);
  return bench_on(*engine, bench::scalar_reference(options.engine.threads), options);
}

}  // namespace ghostcast::cli
