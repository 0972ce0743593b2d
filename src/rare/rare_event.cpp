// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/rare/rare_event.hpp"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <exception>
#include <mutex>
#include <thread>

#include "ghostcast/random/random_stream.hpp"

namespace ghostcast {
namespace {

constexpr std::uint64_t first_split = std::uint64_t{1} << 63;
constexpr std::uint64_t kill_fraction = 100;

/// What the threads share: which replicate is next, and the wish to stop.
class Replicates {
 public:
  Replicates(ModelParams const& model, GhostQuestion const& question, RarePlan const& plan)
      : model_(model), question_(question), plan_(plan)
  {
    estimate_.replicates.resize(plan.replicates);
    estimate_.particles = plan.particles;
  }

  /// Takes replicates until none is left.
  void work()
  {
    try {
      GhostProcess process(model_, question_, plan_.seed, plan_.rule);
      for (std::uint64_t r = next_++; r < plan_.replicates && !stop_; r = next_++) run(process, r);
      non_finite_ += process.non_finite();
    } catch (...) {
      std::lock_guard const lock(mutex_);
      if (!failure_) failure_ = std::current_exception();
      stop_ = true;
    }
    std::lock_guard const lock(mutex_);
    if (--working_ == 0) done_.notify_all();
  }

  /// Reports progress from this thread until the others are done.
  void watch(RareProgress const& progress)
  {
    std::unique_lock lock(mutex_);
    while (!done_.wait_for(lock, std::chrono::milliseconds(100), [this] { return working_ == 0; })) {
      if (progress && !progress(finished_ * plan_.particles, plan_.replicates * plan_.particles)) stop_ = true;
    }
  }

  /// \pre before any thread works
  void begin(int threads) { working_ = threads; }
  bool complete() const { return finished_ == plan_.replicates; }

  /// \throws what a thread threw
  RareEstimate collect()
  {
    if (failure_) std::rethrow_exception(failure_);
    estimate_.non_finite = non_finite_;
    return std::move(estimate_);
  }

 private:
  void run(GhostProcess& process, std::uint64_t r)
  {
    SplitPlan const plan = split_plan(plan_, r);
    process.reseed(plan.seed);
    Splitter<GhostProcess> splitter(process, plan);
    auto const result = splitter.run([this] { return !stop_.load(std::memory_order_relaxed); });
    if (!result) return;
    estimate_.replicates[r] = *result;
    ++finished_;
  }

  ModelParams const& model_;
  GhostQuestion question_;
  RarePlan plan_;
  RareEstimate estimate_;
  std::atomic<std::uint64_t> next_{0}, finished_{0}, non_finite_{0};
  std::atomic<bool> stop_{false};
  std::mutex mutex_;  ///< guards working_, failure_
  std::condition_variable done_;
  int working_{0};  ///< threads
  std::exception_ptr failure_;
};

int thread_count(int asked, std::uint64_t replicates)
{
  std::uint64_t const cores = asked > 0 ? static_cast<std::uint64_t>(asked) : std::max(1u, std::thread::hardware_concurrency());
  return static_cast<int>(std::min(cores, replicates));
}

}  // namespace

std::uint64_t replicate_seed(std::uint64_t seed, std::uint64_t r)
{
  auto const block = random_words<Scalar>(make_stream<Scalar>(seed, ~r), 0, 0, 0);  // far from all splits
  return std::uint64_t{block.word[0]} << 32 | block.word[1];
}

SplitPlan split_plan(RarePlan const& plan, std::uint64_t r)
{
  return {.seed = replicate_seed(plan.seed, r),
          .particles = plan.particles,
          .kill = std::max<std::uint64_t>(1, plan.particles / kill_fraction),
          .first_root = 0,
          .first_stream = first_split};
}

ReplicateMean RareEstimate::mean() const
{
  std::vector<double> values;
  for (SplitEstimate const& each : replicates) values.push_back(each.probability);
  return replicate_mean(values);
}

Proportion RareEstimate::first_sample() const
{
  return independent_proportion(sum_of(&SplitEstimate::first_reached), particles * replicates.size());
}

std::uint64_t RareEstimate::sum_of(std::uint64_t SplitEstimate::*count) const
{
  std::uint64_t sum = 0;
  for (SplitEstimate const& each : replicates) sum += each.*count;
  return sum;
}

std::optional<RareEstimate> estimate_rare_event(ModelParams const& model, GhostQuestion const& question,
                                                RarePlan const& plan, int threads, RareProgress const& progress)
{
  auto const begin = std::chrono::steady_clock::now();
  Replicates replicates(model, question, plan);
  int const count = thread_count(threads, plan.replicates);
  replicates.begin(count);
  {
    std::vector<std::jthread> workers;
    for (int k = 0; k < count; ++k) workers.emplace_back([&] { replicates.work(); });
    replicates.watch(progress);
  }
  bool const complete = replicates.complete();
  RareEstimate estimate = replicates.collect();
  if (!complete) return {};
  estimate.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
  return estimate;
}

}  // namespace ghostcast
