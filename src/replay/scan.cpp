// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <atomic>
#include <chrono>
#include <exception>
#include <mutex>
#include <system_error>
#include <thread>

#include "ghostcast/model/outcomes.hpp"
#include "ghostcast/replay/observe.hpp"
#include "ghostcast/replay/selection.hpp"

namespace ghostcast {
namespace {

/// Sees the first outcome of one unit by one definition. Counts it at the end of the trajectory.
class OutcomeWatcher : public Bystander {
 public:
  OutcomeWatcher(FirstOutcomes& outcomes, int horizon, int unit, int definition)
      : outcomes_(outcomes), horizon_(horizon), unit_(unit), definition_(definition)
  {
  }

  void begin(std::uint64_t trajectory)
  {
    trajectory_ = trajectory;
    decided_ = false;
  }
  void start(World<Scalar> const& world) { look(world, 0); }
  void month_end(World<Scalar> const& world)
  {
    look(world, world.dice.month);
    if (world.dice.month < horizon_) return;
    if (!decided_) outcomes_.human.add(trajectory_);
    if (!all_finite<Scalar>(world)) ++outcomes_.non_finite;
  }

 private:
  void look(World<Scalar> const& world, int month)
  {
    UnitState<Scalar> const& s = world.state.unit[unit_];
    Judgement<Scalar> const& j = s.judgement[definition_];
    if (decided_ || !j.decided) return;
    decided_ = true;
    if (j.ghost) {
      outcomes_.ghosts[static_cast<std::size_t>(month)].add(trajectory_);
    } else {
      outcomes_.others[static_cast<std::size_t>(other_outcome(s))].add(trajectory_);
    }
  }

  /// The order of precedence of section 6.
  static Outcome other_outcome(UnitState<Scalar> const& s)
  {
    if (s.running) return Outcome::maintenance;
    if (s.acquired) return Outcome::acquired;
    if (s.starved_run >= exit_months) return Outcome::dead_gpu;
    return s.broke_run >= exit_months ? Outcome::dead_money : Outcome::abandoned;
  }

  FirstOutcomes& outcomes_;
  int horizon_;
  int unit_;
  int definition_;
  std::uint64_t trajectory_{};
  bool decided_{false};
};

/// Trajectories that a thread takes at once: short enough to stop soon.
constexpr std::uint64_t piece_size = 64;

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

  /// Takes pieces until none is left. A piece is a run of its own that records nothing.
  void work()
  {
    std::uint64_t const last = plan_.range.last;
    for (auto first = next_.fetch_add(piece_size); first < last && !stop_.load();
         first = next_.fetch_add(piece_size)) {
      FirstOutcomes outcomes(model_.horizon);
      OutcomeWatcher watcher(outcomes, model_.horizon, unit_, definition_);
      RunPlan piece = plan_;
      piece.range = {first, std::min(first + piece_size, last)};
      piece.record = 0;
      observe(model_, piece, watcher);
      std::lock_guard const lock(mutex_);
      total_.add(outcomes);
      done_ += piece.range.last - piece.range.first;
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
