// SPDX-License-Identifier: Apache-2.0
// Estimators of sensitivity without the model. An item is a point, or a coalition.
#include <benchmark/benchmark.h>

#include <vector>

#include "ghostcast/sensitivity/information.hpp"
#include "ghostcast/sensitivity/morris.hpp"
#include "ghostcast/sensitivity/shapley_design.hpp"
#include "ghostcast/sensitivity/shapley_values.hpp"
#include "ghostcast/sensitivity/sobol.hpp"

namespace ghostcast {
namespace {

std::vector<Evaluation> evaluations(int count, std::uint32_t column)
{
  std::vector<Evaluation> result;
  for (int row = 0; row < count; ++row) {
    result.push_back({design_uniform(1, DesignPurpose::first_matrix, static_cast<std::uint64_t>(row), column), 0.01});
  }
  return result;
}

void sobol(benchmark::State& state)
{
  auto const rows = static_cast<int>(state.range(0));
  std::vector<std::vector<Evaluation>> swapped;
  for (std::uint32_t i = 0; i < 9; ++i) swapped.push_back(evaluations(rows, 2 + i));
  auto const a = evaluations(rows, 0), b = evaluations(rows, 1);
  for (auto _ : state) benchmark::DoNotOptimize(sobol_indices(a, b, swapped));
  state.SetItemsProcessed(state.iterations() * rows * 11);
}

void morris_points(benchmark::State& state)
{
  auto const inputs = static_cast<int>(state.range(0));
  for (auto _ : state) benchmark::DoNotOptimize(morris_design(inputs, 32, 1));
  state.SetItemsProcessed(state.iterations() * 32 * (inputs + 1));
}

/// Ten players over forty inputs, three of them on one factor.
void shapley_points(benchmark::State& state)
{
  std::vector<std::vector<Loading>> rows{{{0, 0.6}, {1, 0.8}}, {{0, 0.6}, {2, 0.8}}, {{0, -0.6}, {3, 0.8}}};
  while (rows.size() < 40) rows.push_back({{static_cast<int>(rows.size()) + 1, 1.0}});
  NormalScores const scores(rows);
  std::vector<std::vector<int>> players(10);
  for (int i = 0; i < 40; ++i) players[static_cast<std::size_t>(i < 9 ? i : 9)].push_back(i);
  auto const orders = static_cast<int>(state.range(0));
  for (auto _ : state) benchmark::DoNotOptimize(shapley_design(scores, players, orders, 1));
  state.SetItemsProcessed(state.iterations() * orders * 11);
}

void switches(benchmark::State& state)
{
  auto const players = static_cast<int>(state.range(0));
  std::vector<double> value;
  for (std::uint64_t s = 0; s < std::uint64_t{1} << players; ++s) value.push_back(design_uniform(1, DesignPurpose::screening, s, 0));
  for (auto _ : state) benchmark::DoNotOptimize(shapley_values(players, value));
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(value.size()));
}

struct Sample {
  std::vector<double> input, output;

  explicit Sample(std::int64_t size)
  {
    for (std::uint64_t k = 0; k < static_cast<std::uint64_t>(size); ++k) {
      input.push_back(design_normal(1, DesignPurpose::first_matrix, k, 0));
      output.push_back(0.1 * input.back() + design_normal(1, DesignPurpose::first_matrix, k, 1));
    }
  }
};

void value_of_information(benchmark::State& state)
{
  Sample const sample(state.range(0));
  for (auto _ : state) benchmark::DoNotOptimize(variance_information(fit(spline_basis(sample.input), sample.output)));
  state.SetItemsProcessed(state.iterations() * state.range(0));
}

void value_for_decision(benchmark::State& state)
{
  Sample const sample(state.range(0));
  Basis const basis = spline_basis(sample.input);
  SmoothFit const fitted = fit(basis, sample.output);
  for (auto _ : state) benchmark::DoNotOptimize(decision_information(basis, fitted, 1, 0));
  state.SetItemsProcessed(state.iterations() * state.range(0));
}

BENCHMARK(sobol)->Arg(4096);
BENCHMARK(morris_points)->Arg(38);
BENCHMARK(shapley_points)->Arg(256);
BENCHMARK(switches)->Arg(7);
BENCHMARK(value_of_information)->Arg(8192);
BENCHMARK(value_for_decision)->Arg(8192);

}  // namespace
}  // namespace ghostcast
