// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
#include <atomic>
#include <chrono>
#include <exception>
#include <memory>
#include <mutex>
#include <system_error>
#include <thread>

#include "ghostcast/kernel/first_outcome.hpp"
#include "ghostcast/reduction/groups.hpp"
#include "ghostcast/replay/selection.hpp"

namespace ghostcast {
namespace {

/// Trajectories that a thread takes at once: short enough to stop soon.
constexpr std::uint64_t piece_size = 64;

/// What one thread works with.
class Worker {
 public:
  Worker(ModelParams const& model, RunPlan const& plan, int unit, int definition)
      : scan_{.model = &model,
              .layout = make_layout(model.unit_count, model.organisation_count,
                                    model.definition_count, model.horizon, 0),
              .seed = plan.seed,
              .belief_count = plan.belief_count,
              .unit = unit,
              .definition = definition},
        world_(std::make_unique<World<Scalar>>()),
        counts_(static_cast<std::size_t>(scan_.layout.size)),
        groups_(first_outcome_codes(model.horizon))
  {
  }

  /// \pre count <= piece_size
  FirstOutcomes scan(std::uint64_t first, std::uint64_t count)
  {
    scan_.first = first;
    scan_.count = count;
    scan_.codes = codes_.data();
    scan_first_outcomes(scan_, 0, 1, *world_, counts_.data());
    group_by_code(thrust::host, codes_.data(), offsets_.data(), static_cast<std::int64_t>(count), first,
                  static_cast<std::uint32_t>(groups_.size()), groups_.data());
    return outcomes_of(groups_, scan_.model->horizon);
  }

 private:
  FirstOutcomeScan scan_;
  std::unique_ptr<World<Scalar>> const world_;
  std::vector<std::uint32_t> counts_;
  std::array<std::uint32_t, piece_size> codes_{}, offsets_{};
  std::vector<Group> groups_;
};

/// What the threads of one scan share.
class Scan {
 public:
  Scan(ModelParams const& model, RunPlan const& plan, int unit, int definition)
      : model_(model),
        plan_(plan),
        unit_(unit),
        definition_(definition),
        next_(plan.range.first),
        total_(model.horizon)
  {
  }

  FirstOutcomes run(int threads, Progress const& progress)
  {
    start(threads);
    std::uint64_t const count = plan_.range.last - plan_.range.first;
    while (alive_.load() > 0) {
      std::this_thread::sleep_for(std::chrono::milliseconds(20));
      if (progress && !progress(done_.load(), count)) stop_ = true;
    }
    threads_.clear();
    if (failure_) std::rethrow_exception(failure_);
    return total_;
  }

 private:
  void start(int wanted)
  {
    int const cores = static_cast<int>(std::max(1u, std::thread::hardware_concurrency()));
    auto const most = static_cast<std::size_t>(wanted > 0 ? wanted : cores);
    try {
      while (threads_.size() < most) {
        ++alive_;
        threads_.emplace_back([this] {
          work_safely();
          --alive_;
        });
      }
    } catch (std::system_error const&) {
      --alive_;
      if (threads_.empty()) throw;
    }
  }

  void work_safely()
  {
    try {
      work();
    } catch (...) {
      std::lock_guard const lock(mutex_);
      failure_ = std::current_exception();
      stop_ = true;
    }
  }

  /// Takes pieces until none is left.
  void work()
  {
    Worker worker(model_, plan_, unit_, definition_);
    std::uint64_t const last = plan_.range.last;
    for (auto first = next_.fetch_add(piece_size); first < last && !stop_.load();
         first = next_.fetch_add(piece_size)) {
      std::uint64_t const count = std::min(piece_size, last - first);
      FirstOutcomes const outcomes = worker.scan(first, count);
      std::lock_guard const lock(mutex_);
      total_.add(outcomes);
      done_ += count;
    }
  }

  ModelParams const& model_;
  RunPlan const& plan_;
  int unit_;
  int definition_;
  std::atomic<std::uint64_t> next_;
  std::atomic<std::uint64_t> done_{0};
  std::atomic<int> alive_{0};
  std::atomic<bool> stop_{false};
  std::mutex mutex_;  // guards what follows
  FirstOutcomes total_;
  std::exception_ptr failure_;
  std::vector<std::jthread> threads_;
};

}  // namespace

FirstOutcomes scan_outcomes(ModelParams const& model, RunPlan const& plan, int unit, int definition,
                            int threads, Progress const& progress)
{
  return Scan(model, plan, unit, definition).run(threads, progress);
}

}  // namespace ghostcast
