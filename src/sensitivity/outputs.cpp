// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/sensitivity/outputs.hpp"

#include <cstddef>

namespace ghostcast {
namespace {

/// Sums over the trajectories of a point.
struct Sums {
  double count{}, sum{}, squares{};

  void add(double times, double value)
  {
    sum += times * value;
    squares += times * value * value;
  }
  Evaluation evaluation() const
  {
    double const mean = sum / count;
    double const spread = squares - count * mean * mean;
    return {mean, count < 2.0 || spread <= 0.0 ? 0.0 : spread / (count * (count - 1.0))};
  }
};

}  // namespace

char const* name_of(Output output)
{
  constexpr char const* names[study_output_count] = {"ghost", "time_lost", "dead_gpu", "dead_money", "abandoned", "acquired", "maintenance", "human"};
  return names[static_cast<int>(output)];
}

char const* words_of(Output output)
{
  constexpr char const* words[study_output_count] = {"P(ghost)", "time lost to ghosts", "P(dead: GPUs)", "P(dead: money)",
                                                     "P(abandoned)", "P(acqui-hired)", "P(maintenance)", "P(human)"};
  return words[static_cast<int>(output)];
}

PointOutputs outputs_of(PointCounts const& counts, std::vector<int> const& grid)
{
  std::array<Sums, study_output_count> sums{};
  for (Sums& each : sums) each.count = static_cast<double>(counts.size);
  auto const add = [&](Output output, double times, double value) { sums[static_cast<std::size_t>(output)].add(times, value); };
  double const last = grid.back();
  double open = static_cast<double>(counts.size - counts.born);
  add(Output::ghost, static_cast<double>(counts.born), 1.0);
  add(Output::time_lost, static_cast<double>(counts.born), last);
  for (std::size_t k = 0; k < grid.size(); ++k) {
    double const before = k == 0 ? 0.0 : grid[k - 1];
    double const month = 0.5 * (before + 1.0 + grid[k]);  // the grid month itself where steps are of one month
    for (int o = 0; o < outcome_count; ++o) {
      double const times = static_cast<double>(counts.first[k][static_cast<std::size_t>(o)]);
      open -= times;
      bool const ghost = Outcome{o} == Outcome::ghost;
      add(ghost ? Output::ghost : Output{o + 1}, times, 1.0);
      if (ghost) add(Output::time_lost, times, last - month);
    }
  }
  add(Output::human, open, 1.0);
  PointOutputs result;
  for (std::size_t k = 0; k < result.size(); ++k) result[k] = sums[k].evaluation();
  return result;
}

std::vector<Evaluation> column(std::vector<PointOutputs> const& outputs, Output which)
{
  std::vector<Evaluation> result;
  for (PointOutputs const& each : outputs) result.push_back(each[static_cast<std::size_t>(which)]);
  return result;
}

}  // namespace ghostcast
