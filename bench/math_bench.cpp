// SPDX-License-Identifier: Apache-2.0
/// \file
/// Time of one value of the functions that model and sampler call: in lanes, and in double as anchoring
/// and decisions call them, one at a time.
#include <fmt/format.h>

#include <cstring>
#include <random>
#include <vector>

#include "ghostcast/benchmark/core_speed.hpp"
#include "ghostcast/math/gamma.hpp"
#include "ghostcast/math/normal.hpp"
#include "ghostcast/math/power.hpp"
#include "registration.hpp"

namespace ghostcast::bench {
namespace {

constexpr int input_count = 4096;

/// Random words, or numbers between the kernel's limits.
std::vector<std::uint32_t> inputs_of(MathKernel const& kernel)
{
  std::mt19937 random(1);
  std::vector<std::uint32_t> inputs(input_count);
  for (std::uint32_t& each : inputs) {
    each = static_cast<std::uint32_t>(random());
    float const number = kernel.low + (kernel.high - kernel.low) * static_cast<float>(each) * 0x1p-32f;
    if (!kernel.of_words) std::memcpy(&each, &number, sizeof(each));
  }
  return inputs;
}

void run(benchmark::State& state, LanesUnderTest const& lanes, int which)
{
  std::vector<std::uint32_t> const inputs = inputs_of(lanes.kernels->math[which]);
  float sum[64] = {};
  double values = 0;
  double const start = thread_seconds();
  for ([[maybe_unused]] auto _ : state) {
    lanes.kernels->math[which].run(inputs.data(), input_count, sum);
    benchmark::DoNotOptimize(sum);
    values += input_count;
  }
  double const seconds = thread_seconds() - start;
  state.counters["s/value"] = seconds_per(values);
  if (!lanes.bounded()) return;
  double const operations = lanes.operations([&] { lanes.counted->math[which].run(inputs.data(), input_count, sum); });
  report_bound(state, lanes, operations / input_count * values, seconds);
}

using DoubleFunction = double (*)(double);

void run_double(benchmark::State& state, DoubleFunction function, double low, double high)
{
  std::mt19937_64 random(1);
  std::vector<double> inputs(input_count);
  for (double& each : inputs) each = low + (high - low) * static_cast<double>(random()) * 0x1p-64;
  double values = 0;
  for ([[maybe_unused]] auto _ : state) {
    for (double const x : inputs) benchmark::DoNotOptimize(function(x));
    values += input_count;
  }
  state.counters["s/value"] = seconds_per(values);
}

}  // namespace

void register_math(LanesUnderTest const& lanes)
{
  for (int k = 0; k < lanes.kernels->math_count; ++k) {
    auto const name = fmt::format("{}/{}", lanes.kernels->math[k].name, isa_name(lanes.isa));
    benchmark::RegisterBenchmark(name.c_str(), run, lanes, k)->MinTime(0.1);
  }
}

void register_double_math()
{
  struct Named {
    char const* name;
    DoubleFunction function;
    double low, high;
  };
  static constexpr Named functions[] = {
      {"exp/double", [](double x) { return exp<ScalarDouble>(x); }, -20, 20},
      {"log/double", [](double x) { return log<ScalarDouble>(x); }, 1e-3, 1e3},
      {"normal_quantile/double", [](double u) { return normal_quantile(u); }, 1e-9, 1},
      {"normal_cdf/double", [](double z) { return normal_cdf(z); }, -6, 6},
      {"log_gamma/double", [](double x) { return log_gamma(x); }, 0.5, 200},
      {"gamma_cdf/double", [](double x) { return gamma_cdf(3.5, x); }, 0, 12},
      {"beta_cdf/double", [](double x) { return beta_cdf(2.5, 4.0, x); }, 0, 1},
  };
  for (Named const& each : functions) benchmark::RegisterBenchmark(each.name, run_double, each.function, each.low, each.high)->MinTime(0.1);
}

}  // namespace ghostcast::bench
