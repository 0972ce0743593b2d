// SPDX-License-Identifier: Apache-2.0
// Google Benchmark's main, with what a figure cannot do without: processor, instruction sets, compiler,
// commit, and the speed of a core that bounds are made of.
#include <benchmark/benchmark.h>
#include <fmt/format.h>

#include "ghostcast/benchmark/core_speed.hpp"
#include "ghostcast/engine/processor.hpp"
#include "ghostcast/version.hpp"
#include "registration.hpp"

namespace ghostcast::bench {
namespace {

void add_context()
{
  std::string sets;
  double const clock = measure_clock();
  benchmark::AddCustomContext("processor", processor_name());
  benchmark::AddCustomContext("clock_ghz_measured", fmt::format("{:.2f}", clock * 1e-9));
  for (LanesUnderTest const& lanes : lanes_under_test()) {
    sets += fmt::format("{}{}", sets.empty() ? "" : " ", isa_name(lanes.isa));
    benchmark::AddCustomContext(fmt::format("operations_per_second_{}", isa_name(lanes.isa)),
                                fmt::format("{:.3g}", lanes.operations_per_second));
    benchmark::AddCustomContext(fmt::format("operations_per_cycle_{}", isa_name(lanes.isa)),
                                fmt::format("{:.2f}", clock > 0.0 ? lanes.operations_per_second / clock : 0.0));
  }
  benchmark::AddCustomContext("instruction_sets", sets);
#if defined(__clang__)
  benchmark::AddCustomContext("compiler", "clang " __clang_version__);
#else
  benchmark::AddCustomContext("compiler", "g++ " __VERSION__);
#endif
  benchmark::AddCustomContext("commit", program_commit);
}

}  // namespace
}  // namespace ghostcast::bench

int main(int count, char** arguments)
{
  using namespace ghostcast::bench;
  benchmark::Initialize(&count, arguments);
  if (benchmark::ReportUnrecognizedArguments(count, arguments)) return 2;
  add_context();
  for (LanesUnderTest const& lanes : lanes_under_test()) register_sampler(lanes);
  for (LanesUnderTest const& lanes : lanes_under_test()) register_math(lanes);
  register_double_math();
  for (LanesUnderTest const& lanes : lanes_under_test()) register_months(lanes);
  for (LanesUnderTest const& lanes : lanes_under_test()) register_scenarios(lanes);
  benchmark::RunSpecifiedBenchmarks();
  benchmark::Shutdown();
}
