// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <atomic>
#include <bit>
#include <chrono>
#include <condition_variable>
#include <exception>
#include <mutex>
#include <new>
#include <system_error>
#include <thread>

#include "ghostcast/engine/engine.hpp"
#include "ghostcast/engine/memory_room.hpp"
#include "ghostcast/engine/processor.hpp"
#include "isa/lane_programs.hpp"
#include "shared_total.hpp"

namespace ghostcast {
namespace {

/// What the threads of one run share.
struct SharedRun {
  ModelParams const& params;
  RunPlan const& plan;
  LaneProgram const& program;
  std::vector<TrajectoryRange> const ranges;
  std::atomic<std::size_t> next_range{0};
  std::atomic<std::uint64_t> done{0};
  std::atomic<bool> stop{false};
  SharedTotal total;
  std::mutex mutex;                  ///< guards what follows
  std::condition_variable ended;     ///< a thread has
  int alive{0};                      ///< threads
  std::vector<RangeDigest> finished;
  std::exception_ptr failure;
  std::exception_ptr starved;        ///< a thread that had no memory to begin with

  SharedRun(ModelParams const& model, RunPlan const& run_plan, LaneProgram const& lanes,
            std::vector<TrajectoryRange> pieces, TallyLayout const& layout)
      : params(model), plan(run_plan), program(lanes), ranges(std::move(pieces)), total(layout, lanes)
  {
  }
};

/// Memory for the world of a thread.
class WorldMemory {
 public:
  explicit WorldMemory(LaneProgram const& program)
      : alignment_(std::align_val_t{program.world_alignment}), memory_(::operator new(program.world_bytes, alignment_))
  {
  }
  WorldMemory(WorldMemory const&) = delete;
  WorldMemory& operator=(WorldMemory const&) = delete;
  ~WorldMemory() { ::operator delete(memory_, alignment_); }
  void* get() const { return memory_; }

 private:
  std::align_val_t alignment_;
  void* memory_;
};

/// What a thread works with.
struct Desk {
  WorldMemory world;
  RangeTally tally;

  explicit Desk(SharedRun const& run) : world(run.program), tally(run.total.layout())
  {
    run.program.set_up(run.params, run.plan.seed, world.get());
  }
};

/// What a thread takes.
std::uint64_t desk_bytes(SharedRun const& run)
{
  return run.program.world_bytes + static_cast<std::uint64_t>(run.total.layout().size) * sizeof(decltype(RangeTally::counts)::value_type);
}

/// Simulates one range, or its beginning where the run is stopped; returns what was done.
TrajectoryRange simulate_range(SharedRun& run, TrajectoryRange const& range, Desk& desk)
{
  auto const width = static_cast<std::uint64_t>(run.program.width);
  for (std::uint64_t i = range.first; i < range.last; i += width) {
    if (run.stop.load(std::memory_order_relaxed)) return {range.first, i};
    auto const count = std::min(width, range.last - i);
    PackWork const work{&desk.tally.layout, desk.tally.counts.data(), i, run.plan.beliefs(), static_cast<int>(count)};
    desk.tally.draws += run.program.simulate(work, desk.world.get());
    run.done.fetch_add(count, std::memory_order_relaxed);
  }
  return range;
}

/// Nothing where there is no memory for one more: the other threads do the work then.
std::unique_ptr<Desk> make_desk(SharedRun& run)
{
  try {
    return std::make_unique<Desk>(run);
  } catch (std::bad_alloc const&) {
    std::lock_guard const lock(run.mutex);
    run.starved = std::current_exception();
    return nullptr;
  }
}

/// One thread: takes ranges until none is left.
void work(SharedRun& run)
{
  auto const desk = make_desk(run);
  if (!desk) return;
  for (std::size_t k = run.next_range++; k < run.ranges.size(); k = run.next_range++) {
    TrajectoryRange const done = simulate_range(run, run.ranges[k], *desk);
    if (done.first == done.last) return;
    Digest const digest = run.total.drain(desk->tally, k);
    std::lock_guard const lock(run.mutex);
    run.finished.push_back({done, digest});
  }
}

/// A thread that hands its exception to the run instead of ending the program.
void work_safely(SharedRun& run)
{
  try {
    work(run);
  } catch (...) {
    std::lock_guard const lock(run.mutex);
    run.failure = std::current_exception();
    run.stop = true;
  }
  std::lock_guard const lock(run.mutex);
  --run.alive;
  run.ended.notify_all();
}

/// Tells the threads to end when an exception leaves the run, which then waits for them.
struct StopAtEnd {
  SharedRun& run;
  ~StopAtEnd()
  {
    if (std::uncaught_exceptions() > 0) run.stop = true;
  }
};

/// Waits for the threads, calling `progress` every 20 ms.
void watch(SharedRun& run, std::vector<std::jthread>& threads, Progress const& progress)
{
  std::uint64_t const total = size_of(run.ranges);
  std::unique_lock lock(run.mutex);
  while (!run.ended.wait_for(lock, std::chrono::milliseconds(20), [&] { return run.alive == 0; })) {
    lock.unlock();
    if (progress && !progress(run.done.load(), total)) run.stop = true;
    lock.lock();
  }
  lock.unlock();
  threads.clear();
  if (progress) progress(run.done.load(), total);
}

class CpuEngine final : public Engine {
 public:
  CpuEngine(int threads, Isa isa, int sharers) : threads_(threads), isa_(chosen_isa(isa)), sharers_(static_cast<std::uint64_t>(sharers)) {}

  std::string name() const override { return "cpu"; }
  std::string device() const override { return processor_name(); }
  int threads() const override { return threads_; }
  std::string isa() const override { return std::string(isa_name(isa_)); }

  RunOutput run_pieces(ModelParams const& params, RunPlan const& plan,
                       std::vector<TrajectoryRange> const& ranges, Progress const& progress) override
  {
    auto const start = std::chrono::steady_clock::now();
    SharedRun shared(params, plan, *lane_program(isa_), ranges, layout_of(params, plan));
    std::vector<std::jthread> threads;
    StopAtEnd const stop{shared};
    start_threads(shared, threads);
    watch(shared, threads, progress);
    if (shared.failure) std::rethrow_exception(shared.failure);
    bool const left = shared.next_range < shared.ranges.size() && !shared.stop;
    if (shared.starved && left) std::rethrow_exception(shared.starved);
    return collect(shared, std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count());
  }

 private:
  /// As many threads as asked for, as there are ranges, as there is memory for and as the machine gives;
  /// at least one.
  void start_threads(SharedRun& shared, std::vector<std::jthread>& threads) const
  {
    std::size_t const useful = std::min(static_cast<std::size_t>(threads_), shared.ranges.size());
    std::size_t const wanted = threads_within(available_memory() / sharers_, desk_bytes(shared), useful);
    std::lock_guard const lock(shared.mutex);  // none ends before all are counted
    try {
      while (threads.size() < wanted) threads.emplace_back([&shared] { work_safely(shared); });
    } catch (std::system_error const&) {
      if (threads.empty()) throw;
    }
    shared.alive = static_cast<int>(threads.size());
  }

  static RunOutput collect(SharedRun& shared, double seconds)
  {
    RunOutput output{shared.total.take(), {}, std::move(shared.finished), seconds};
    std::sort(output.ranges.begin(), output.ranges.end(),
              [](RangeDigest const& a, RangeDigest const& b) { return a.range.first < b.range.first; });
    for (RangeDigest const& range : output.ranges) output.digest += range.digest;
    return output;
  }

  int threads_;
  Isa isa_;
  std::uint64_t sharers_;
};

}  // namespace

TallyLayout layout_of(ModelParams const& params, RunPlan const& plan)
{
  return make_layout(params.unit_count, params.organisation_count, params.definition_count, params.horizon,
                     plan.record, plan.belief_count);
}

RunOutput Engine::run(ModelParams const& params, RunPlan const& plan, Progress const& progress)
{
  return run_pieces(params, plan, split_range(plan.range), progress);
}

std::uint64_t size_of(std::vector<TrajectoryRange> const& ranges)
{
  std::uint64_t size = 0;
  for (TrajectoryRange const& range : ranges) size += range.last - range.first;
  return size;
}

bool holds(std::vector<TrajectoryRange> const& ranges, std::uint64_t trajectory)
{
  return std::any_of(ranges.begin(), ranges.end(),
                     [&](TrajectoryRange const& range) { return range.first <= trajectory && trajectory < range.last; });
}

std::vector<TrajectoryRange> split_range(TrajectoryRange const& range)
{
  std::uint64_t const count = range.last - range.first;
  std::uint64_t const wanted = count < 65536 ? 64 : 256;
  std::uint64_t const pieces = std::min(count, wanted);
  if (pieces == 0) return {};
  std::uint64_t const share = std::min<std::uint64_t>(count / pieces, 64);
  std::uint64_t const grain = share < 16 ? 1 : std::bit_floor(share);  // no pack is narrower than 16
  std::uint64_t const grains = count / grain;
  std::vector<TrajectoryRange> result;
  for (std::uint64_t k = 0; k < pieces; ++k) {
    std::uint64_t const before = grains / pieces * k + std::min(k, grains % pieces);
    result.push_back({range.first + before * grain, range.last});
    if (k > 0) result[k - 1].last = result[k].first;
  }
  return result;
}

namespace {

int all_or(int threads)
{
  int const cores = static_cast<int>(std::max(1u, std::thread::hardware_concurrency()));
  return threads > 0 ? threads : cores;
}

}  // namespace

std::unique_ptr<Engine> make_cpu_engine(int threads, Isa isa, int sharers)
{
  return std::make_unique<CpuEngine>(all_or(threads), isa, sharers);
}

RunOutput run_ranges(ModelParams const& params, RunPlan const& plan,
                     std::vector<TrajectoryRange> const& ranges, int threads,
                     Progress const& progress, Isa isa)
{
  return CpuEngine(all_or(threads), isa, 1).run_pieces(params, plan, ranges, progress);
}

}  // namespace ghostcast
