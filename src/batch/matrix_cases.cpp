// SPDX-License-Identifier: Apache-2.0
#include <fmt/core.h>

#include <filesystem>

#include "matrix_content.hpp"

namespace ghostcast {
namespace {

/// Puts a word behind others.
void append(std::string& name, std::string const& word)
{
  name += (name.empty() ? "" : " ") + word;
}

void vary(BatchCase& to, std::string const& key, std::string const& value)
{
  to.request.set.push_back(key + "=" + value);
  to.varied.emplace_back(key, value);
}

/// Every point of the grid from axis `depth` on, the last changing first.
template <class Take>
void each_point(std::vector<Axis> const& grid, std::size_t depth, BatchCase const& so_far, Take const& take)
{
  if (depth == grid.size()) return take(so_far);
  for (std::string const& value : grid[depth].values) {
    BatchCase next = so_far;
    vary(next, grid[depth].key, value);
    append(next.name, grid[depth].key + "=" + value);
    each_point(grid, depth + 1, next, take);
  }
}

/// Sample k at a point; its values are too long for its name.
BatchCase sample_of(MatrixContent const& matrix, BatchCase const& point, int k)
{
  BatchCase sample = point;
  if (matrix.latin.empty()) return sample;
  for (Axis const& axis : matrix.latin) vary(sample, axis.key, axis.values[static_cast<std::size_t>(k)]);
  int const width = static_cast<int>(std::to_string(matrix.samples).size());
  append(sample.name, fmt::format("sample {:0{}}", k + 1, width));
  return sample;
}

void add_seeds(MatrixContent const& matrix, BatchCase const& planned, std::vector<BatchCase>& all)
{
  if (matrix.seeds.empty()) all.push_back(planned);
  for (std::uint64_t const seed : matrix.seeds) {
    all.push_back(planned);
    all.back().seed = seed;
    append(all.back().name, fmt::format("seed={}", seed));
  }
}

void add_plans(MatrixContent const& matrix, BatchCase const& sample, std::vector<BatchCase>& all)
{
  if (matrix.plans.empty()) add_seeds(matrix, sample, all);
  for (std::string const& plan : matrix.plans) {
    BatchCase planned = sample;
    planned.request.plan = plan;
    append(planned.name, plan);
    add_seeds(matrix, planned, all);
  }
}

}  // namespace

std::vector<BatchCase> cases_of(MatrixContent const& matrix)
{
  std::vector<BatchCase> all;
  BatchCase const first{"", "", matrix.base, matrix.request, std::nullopt, matrix.trajectories, {}};
  each_point(matrix.grid, 0, first, [&](BatchCase const& point) {
    for (int k = 0; k < matrix.samples; ++k) add_plans(matrix, sample_of(matrix, point, k), all);
  });
  if (all.size() == 1 && all.front().name.empty()) all.front().name = std::filesystem::path(matrix.base).stem().string();
  return all;
}

}  // namespace ghostcast
