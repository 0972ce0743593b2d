// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/check/glance.hpp"

#include <algorithm>
#include <atomic>
#include <cmath>
#include <exception>
#include <mutex>
#include <thread>

#include "ghostcast/replay/observe.hpp"
#include "year_observer.hpp"

namespace ghostcast {
namespace {

/// What the threads share.
struct SharedGlance {
  ModelParams const& params;
  std::uint64_t seed;
  std::vector<TrajectoryRange> ranges;
  Years& years;
  std::atomic<std::size_t> next{0};
  std::atomic<std::uint64_t> non_finite{0};
  std::mutex mutex;  ///< guards the failure
  std::exception_ptr failure;
};

void work(SharedGlance& shared)
{
  for (std::size_t k = shared.next++; k < shared.ranges.size(); k = shared.next++) {
    YearObserver observer(shared.params.horizon, shared.years);
    RunPlan const plan{shared.seed, 0, shared.ranges[k], 0};
    shared.non_finite += observe(shared.params, plan, observer).scalar(Scalars::non_finite);
  }
}

void work_safely(SharedGlance& shared)
{
  try {
    work(shared);
  } catch (...) {
    std::lock_guard const lock(shared.mutex);
    shared.failure = std::current_exception();
    shared.next = shared.ranges.size();
  }
}

int thread_count(GlancePlan const& plan, std::size_t ranges)
{
  int const cores = static_cast<int>(std::max(1U, std::thread::hardware_concurrency()));
  return std::min(plan.threads > 0 ? plan.threads : cores, static_cast<int>(ranges));
}

std::uint64_t simulate(ModelParams const& year, GlancePlan const& plan, Years& years)
{
  SharedGlance shared{year, plan.seed, split_range({0, plan.trajectories}), years, {}, {}, {}, {}};
  {
    std::vector<std::jthread> threads;
    for (int k = 1; k < thread_count(plan, shared.ranges.size()); ++k)
      threads.emplace_back([&shared] { work_safely(shared); });
    work_safely(shared);
  }
  if (shared.failure) std::rethrow_exception(shared.failure);
  return shared.non_finite;
}

GlanceLine line_of(Years const& years, int unit, PublicRange const& range)
{
  std::vector<double> values;
  for (std::uint64_t i = 0; i < years.trajectories; ++i) {
    std::size_t const place = years.at(unit, i);
    if (years.running[place] != 0)
      values.push_back(years.of[place][static_cast<std::size_t>(range.metric)]);
  }
  GlanceLine line{&range, year_quantiles(std::move(values))};
  if (line.quantiles) line.mark = mark_of(range, *line.quantiles);
  return line;
}

}  // namespace

std::optional<YearQuantiles> year_quantiles(std::vector<double> values)
{
  std::erase_if(values, [](double v) { return std::isnan(v); });
  if (values.empty()) return std::nullopt;
  std::ranges::sort(values);
  auto const level = [&](double p) {
    auto const rank =
        static_cast<std::size_t>(std::ceil(p * static_cast<double>(values.size()) - 1e-9));
    return values[std::max<std::size_t>(rank, 1) - 1];
  };
  return YearQuantiles{level(0.05), level(0.50), level(0.95)};
}

Mark mark_of(PublicRange const& range, YearQuantiles const& quantiles)
{
  if (range.standard == Standard::proxy) return Mark::unjudged;
  if (quantiles.median < range.low || quantiles.median > range.high) return Mark::outside;
  return quantiles.high - quantiles.low > 2.0 * (range.high - range.low) ? Mark::wide
                                                                         : Mark::inside;
}

Glance glance_at(ModelParams const& params, GlancePlan const& plan)
{
  ModelParams year = params;
  year.horizon = std::min(params.horizon, 12);
  Years years(params.unit_count, plan.trajectories);
  Glance glance{year.horizon, plan.trajectories, simulate(year, plan, years), {}};
  for (int u = 0; u < params.unit_count; ++u) {
    UnitGlance unit;
    auto const first = years.running.begin() + static_cast<std::ptrdiff_t>(years.at(u, 0));
    unit.running = static_cast<std::uint64_t>(
        std::count(first, first + static_cast<std::ptrdiff_t>(plan.trajectories), char{1}));
    unit.exited = plan.trajectories - unit.running;
    for (PublicRange const& range : public_ranges()) unit.lines.push_back(line_of(years, u, range));
    glance.units.push_back(std::move(unit));
  }
  return glance;
}

}  // namespace ghostcast
