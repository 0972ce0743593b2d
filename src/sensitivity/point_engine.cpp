// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/sensitivity/point_engine.hpp"

#include <algorithm>
#include <atomic>
#include <exception>
#include <mutex>
#include <utility>
#include <thread>

#include "ghostcast/engine/engine.hpp"
#include "ghostcast/model/belief.hpp"
#include "ghostcast/sensitivity/design_random.hpp"
#include "ghostcast/sensitivity/inputs.hpp"
#include "grid_counts.hpp"

namespace ghostcast {
namespace {

/// The horizon ends at the month asked about; of the definitions only the one asked about and the
/// first, by which maintenance is judged, are left.
ModelParams shortened(Scenario const& scenario, Question const& question)
{
  ModelParams params = scenario.params();
  params.horizon = question.month;
  params.definition[1] = params.definition[question.definition];
  params.definition_count = question.definition == 0 ? 1 : 2;
  std::fill(std::begin(params.rho_draw), std::end(params.rho_draw), -1);
  return params;
}

}  // namespace

std::uint64_t run_seed(std::uint64_t seed, std::uint64_t stream, int first_point)
{
  return design_bits(seed, DesignPurpose::run_seed, stream, static_cast<std::uint32_t>(first_point));
}

/// Draws and distributions of one run.
struct PointEngine::Block {
  std::vector<Draw> draws;
  std::vector<Distribution> distributions;

  explicit Block(Scenario const& scenario) : draws(scenario.draws), distributions(scenario.distributions) {}

  /// Sets draw `d` to value[b] for belief b of `seed`.
  void set(ModelParams const& params, std::uint64_t seed, int d, std::vector<double> const& value)
  {
    Draw& draw = draws[static_cast<std::size_t>(d)];
    draw.copula_row = -1;
    draw.directions = {};  // plain random: no two beliefs have one uniform
    std::vector<std::pair<double, double>> steps;  // uniform of the belief, its value
    for (std::size_t b = 0; b < value.size(); ++b) {
      std::uint64_t const belief[] = {b};
      steps.emplace_back(draw_uniform<Scalar>(params, belief_point<Scalar>(seed, belief), draw), value[b]);
    }
    std::sort(steps.begin(), steps.end());
    auto const first = static_cast<int>(distributions.size());
    for (std::size_t k = 0; k < steps.size(); ++k) {
      Distribution point;
      point.a = steps[k].second;
      point.cumulative_weight = k + 1 < steps.size() ? 0.5 * (steps[k].first + steps[k + 1].first) : 1.0;
      distributions.push_back(point);
    }
    Distribution mixture;
    mixture.kind = DistributionKind::mixture;
    mixture.first_component = first;
    mixture.component_count = static_cast<int>(value.size());
    draw.distribution = static_cast<int>(distributions.size());
    distributions.push_back(mixture);
  }
};

PointEngine::PointEngine(Scenario const& scenario, Question const& question, std::vector<int> columns, PointEngineOptions const& options)
    : scenario_(scenario), question_(question), columns_(std::move(columns)), options_(options), params_(shortened(scenario, question))
{
}

/// What the threads of one evaluation share.
struct PointEngine::SharedWork {
  PointMatrix const& points;
  int trajectories;
  std::uint64_t stream;
  StudyProgress const& progress;
  std::vector<PointOutputs> outputs;
  std::atomic<int> next{0};  ///< point
  std::mutex mutex;          ///< of what follows, and of the progress
  std::exception_ptr failure;
};

PointEngine::Block PointEngine::make_block(PointMatrix const& points, int first, int count, std::uint64_t seed) const
{
  Block block(scenario_);
  std::vector<double> value(static_cast<std::size_t>(count));
  for (int column = 0; column < points.columns; ++column) {
    int const draw = columns_[static_cast<std::size_t>(column)];
    if (draw < 0) continue;
    for (int p = 0; p < count; ++p) value[static_cast<std::size_t>(p)] = value_at(scenario_, draw, points.at(first + p, column));
    block.set(params_, seed, draw, value);
  }
  return block;
}

void PointEngine::run_block(SharedWork& shared, int first) const
{
  int const count = std::min(points_per_run, shared.points.rows - first);
  std::uint64_t const seed = run_seed(options_.seed, shared.stream, first);
  Block const block = make_block(shared.points, first, count, seed);
  ModelParams params = params_;
  params.draws = block.draws.data();
  params.distributions.distributions = block.distributions.data();
  auto const beliefs = static_cast<std::uint64_t>(count);
  RunPlan const plan{.seed = seed, .belief_count = beliefs, .range = {}, .record = 0};
  // One range: its packs are full, and there is one thread a block.
  TrajectoryRange const range{0, beliefs * static_cast<std::uint64_t>(shared.trajectories)};
  Tally const tally = run_ranges(params, plan, {range}, 1, {}, options_.isa).tally;
  if (tally.scalar(Scalars::non_finite) != 0) throw NonFiniteOutput();
  auto const grid = grid_months(tally);
  for (int p = 0; p < count; ++p) {
    auto const counts = belief_counts(tally, p, params.definition_count - 1, question_.unit);
    shared.outputs[static_cast<std::size_t>(first + p)] = outputs_of(counts, grid);
  }
}

/// One thread: takes blocks until none is left.
void PointEngine::work(SharedWork& shared) const
{
  try {
    int const rows = shared.points.rows;
    for (int first = shared.next.fetch_add(points_per_run); first < rows; first = shared.next.fetch_add(points_per_run)) {
      run_block(shared, first);
      std::lock_guard const lock(shared.mutex);
      auto const done = static_cast<std::uint64_t>(std::min(points_per_run, rows - first)) * static_cast<std::uint64_t>(shared.trajectories);
      if (shared.progress && !shared.progress(done)) throw StudyInterrupted();
    }
  } catch (...) {
    std::lock_guard const lock(shared.mutex);
    if (!shared.failure) shared.failure = std::current_exception();
    shared.next = shared.points.rows;
  }
}

std::vector<PointOutputs> PointEngine::evaluate(PointMatrix const& points, int trajectories, std::uint64_t stream, StudyProgress const& progress) const
{
  SharedWork shared{points, trajectories, stream, progress, std::vector<PointOutputs>(static_cast<std::size_t>(points.rows)), {}, {}, {}};
  int const cores = static_cast<int>(std::max(1U, std::thread::hardware_concurrency()));
  int const blocks = (points.rows + points_per_run - 1) / points_per_run;
  int const wanted = std::min(options_.threads > 0 ? options_.threads : cores, blocks);
  {
    std::vector<std::jthread> threads;
    for (int k = 0; k < wanted; ++k) threads.emplace_back([&] { work(shared); });
  }
  if (shared.failure) std::rethrow_exception(shared.failure);
  return std::move(shared.outputs);
}

}  // namespace ghostcast
