// SPDX-License-Identifier: Apache-2.0
// Kernels of benchmarks do the same work on every instruction set, and operations of a pack are counted once.
#include <gtest/gtest.h>

#if defined(GHOSTCAST_HAS_BENCH_LANES)

#include <numeric>
#include <vector>

#include "benched_scenario.hpp"
#include "counting/counted_kernels.hpp"
#include "ghostcast/benchmark/built_in.hpp"
#include "ghostcast/benchmark/core_speed.hpp"

namespace ghostcast::bench {
namespace {

MathKernel const& math_named(LaneKernels const& kernels, std::string const& name)
{
  for (int k = 0; k < kernels.math_count; ++k) {
    if (kernels.math[k].name == name) return kernels.math[k];
  }
  throw std::invalid_argument(name);
}

double read_nothing(void const*) { return 0.0; }

TEST(VectorsOf, AreTwoForEachVectorOf64BitLanesAndOneForALoneLane)
{
  using enum counting::Operation;
  EXPECT_EQ(vectors_of(add, 32, 2), 2);
  EXPECT_EQ(vectors_of(add_wide, 32, 2), 4);
  EXPECT_EQ(vectors_of(add_wide, 1, 1), 1);
  EXPECT_EQ(vectors_of(vote, 32, 2), 1);
}

TEST(LanesUnderTest, HaveACountForTheirWidth)
{
  for (LanesUnderTest const& lanes : lanes_under_test()) {
    ASSERT_NE(lanes.counted, nullptr) << isa_name(lanes.isa);
    EXPECT_EQ(lanes.counted->width, lanes.kernels->width);
    EXPECT_EQ(lanes.counted->math_count, lanes.kernels->math_count);
  }
}

TEST(LanesUnderTest, CountADivisionAndTheAdditionOfItsQuotientOnceForEachVector)
{
  std::vector<float> const numbers(64, 2.0f);
  float sum[64];
  for (LanesUnderTest const& lanes : lanes_under_test()) {
    MathKernel const& divide = math_named(*lanes.counted, "divide");
    double const packs = 64.0 / lanes.kernels->width;
    EXPECT_EQ(lanes.operations([&] { divide.run(numbers.data(), 64, sum); }), packs * 2 * lanes.kernels->vectors) << isa_name(lanes.isa);
  }
}

/// Sums of all lanes of a kernel; of whole numbers they are exact.
template <class Run>
double total_of(Run&& run)
{
  float sum[64] = {};
  run(sum);
  return std::accumulate(std::begin(sum), std::end(sum), 0.0);
}

TEST(LaneKernels, DrawTheSameNumbersOnEveryInstructionSet)
{
  std::vector<std::uint32_t> words(4096);
  for (std::uint32_t i = 0; i < words.size(); ++i) words[i] = i * 0x9E3779B1u;
  for (float const n : {1.0f, 100.0f, 3000.0f}) {
    auto const drawn = [&](LaneKernels const& kernels) {
      return total_of([&](float* sum) { kernels.draw.with_words(n, 0.1f, words.data(), 4096, sum); });
    };
    double const expected = drawn(*lanes_of(Isa::scalar).kernels);
    // Words at equal distances: the mean is that of the law, but for some n in 4096.
    EXPECT_NEAR(expected / 4096, 0.1 * n, 0.01 * n);
    for (LanesUnderTest const& lanes : lanes_under_test()) {
      EXPECT_EQ(drawn(*lanes.kernels), expected) << isa_name(lanes.isa) << " " << n;
      EXPECT_EQ(drawn(*lanes.counted), expected) << "counted " << lanes.counted->width << " " << n;
    }
  }
}

TEST(LaneKernels, EvaluateFunctionsAlikeOnEveryInstructionSet)
{
  for (int k = 0; k < lanes_of(Isa::scalar).kernels->math_count; ++k) {
    MathKernel const& kernel = lanes_of(Isa::scalar).kernels->math[k];
    for (float const part : {0.25f, 0.5f, 0.75f}) {
      std::vector<float> const numbers(32, kernel.low + (kernel.high - kernel.low) * part);
      std::vector<std::uint32_t> const words(32, static_cast<std::uint32_t>(4e9f * part));
      void const* const inputs = kernel.of_words ? static_cast<void const*>(words.data()) : numbers.data();
      float expected = 0;
      kernel.run(inputs, 1, &expected);
      for (LanesUnderTest const& lanes : lanes_under_test()) {
        for (LaneKernels const* kernels : {lanes.kernels, lanes.counted}) {
          float sum[64] = {};
          kernels->math[k].run(inputs, kernels->width, sum);
          EXPECT_EQ(sum[kernels->width - 1], expected) << kernel.name << " " << isa_name(lanes.isa);
        }
      }
    }
  }
}

/// Draws of the first 32 trajectories.
std::uint64_t draws_of(MonthKernels const& kernels, int width, BenchedScenario const& scenario)
{
  KernelWorld world(kernels, width, scenario);
  std::uint64_t draws = 0;
  for (int done = 0; done < 32; done += width) draws += world.run_months({read_nothing, nullptr}).draws;
  return draws;
}

TEST(MonthKernels, DrawAsOftenOnEveryInstructionSet)
{
  BenchedScenario const& m5 = benched_scenarios().front();
  std::uint64_t const expected = draws_of(lanes_of(Isa::scalar).kernels->months, 1, m5);
  EXPECT_GT(expected, 0u);
  for (LanesUnderTest const& lanes : lanes_under_test()) {
    int const width = lanes.kernels->width;
    EXPECT_EQ(draws_of(lanes.kernels->months, width, m5), expected) << isa_name(lanes.isa);
    EXPECT_EQ(draws_of(*lanes.calm_months, width, m5), expected) << "calm, " << isa_name(lanes.isa);
    EXPECT_EQ(draws_of(lanes.counted->months, width, m5), expected) << "counted " << width;
  }
}

TEST(OperationsPerDraw, OfAPackAreMoreThanItsShareOfOneLane)
{
  // A branch is taken where any lane takes it: at worst both regimes of the sampler and a decision in
  // double, for which three times is ample; never less than the work of a lone lane.
  BenchedScenario const& m5 = benched_scenarios().front();
  double const alone = operations_per_draw(lanes_of(Isa::scalar), m5);
  for (LanesUnderTest const& lanes : lanes_under_test()) {
    double const share = static_cast<double>(lanes.kernels->vectors) / lanes.kernels->width;
    EXPECT_GE(operations_per_draw(lanes, m5), alone * share) << isa_name(lanes.isa);
    EXPECT_LE(operations_per_draw(lanes, m5), alone * share * 3) << isa_name(lanes.isa);
  }
}

double recorded(OperationRecord const& record, Isa isa)
{
  if (isa == Isa::avx512) return record.avx512;
  return isa == Isa::avx2 ? record.avx2 : record.scalar;
}

TEST(OperationsPerDraw, AreThoseOnRecord)
{
  for (BenchedScenario const& scenario : benched_scenarios()) {
    auto const record = operations_of(scenario.source->sha256);
    if (!record) continue;  // not inside the program
    for (LanesUnderTest const& lanes : lanes_under_test()) {
      double const found = operations_per_draw(lanes, scenario);
      EXPECT_NEAR(recorded(*record, lanes.isa), found, 0.001 * found) << scenario.name << " " << isa_name(lanes.isa) << ": bench/results/operations.json";
    }
  }
}

}  // namespace
}  // namespace ghostcast::bench

#endif
