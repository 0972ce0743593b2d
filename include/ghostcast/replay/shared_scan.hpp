// SPDX-License-Identifier: Apache-2.0
/// \file
/// A scan of first outcomes that several workers share, each in a thread of its own.
#pragma once

#include <algorithm>
#include <atomic>
#include <chrono>
#include <exception>
#include <memory>
#include <mutex>
#include <system_error>
#include <thread>
#include <vector>

#include "ghostcast/replay/selection.hpp"

namespace ghostcast {

/// Hands out a range piece by piece. A worker has `std::uint64_t wanted()`, how many trajectories it
/// takes next, and `FirstOutcomes scan(TrajectoryRange)`.
class SharedScan {
 public:
  SharedScan(TrajectoryRange const& range, int horizon) : range_(range), next_(range.first), total_(horizon) {}

  /// \param make  make(k) is a pointer to worker k of 0 .. most - 1; called in the worker's thread
  /// \return the outcomes of all trajectories, or of fewer where `progress` said stop; fewer workers
  ///         than `most` where the machine gives no more threads
  /// \throws std::system_error where it gives none, and the first exception of a worker
  template <class Make>
  FirstOutcomes run(std::size_t most, Make const& make, Progress const& progress)
  {
    start(most, make);
    while (alive_.load() > 0) {
      std::this_thread::sleep_for(std::chrono::milliseconds(20));
      if (progress && !progress(done_.load(), range_.last - range_.first)) stop_ = true;
    }
    threads_.clear();
    if (failure_) std::rethrow_exception(failure_);
    return total_;
  }

 private:
  template <class Make>
  void start(std::size_t most, Make const& make)
  {
    try {
      while (threads_.size() < most) {
        ++alive_;
        threads_.emplace_back([this, &make, k = threads_.size()] {
          work_safely(make, k);
          --alive_;
        });
      }
    } catch (std::system_error const&) {
      --alive_;
      if (threads_.empty()) throw;
    }
  }

  template <class Make>
  void work_safely(Make const& make, std::size_t k)
  {
    try {
      work(*make(k));
    } catch (...) {
      std::lock_guard const lock(mutex_);
      if (!failure_) failure_ = std::current_exception();
      stop_ = true;
    }
  }

  /// Takes pieces until none is left.
  template <class Worker>
  void work(Worker& worker)
  {
    while (!stop_.load()) {
      std::uint64_t const wanted = worker.wanted();
      std::uint64_t const first = next_.fetch_add(wanted);
      if (first >= range_.last) return;
      TrajectoryRange const piece{first, std::min(first + wanted, range_.last)};
      FirstOutcomes const outcomes = worker.scan(piece);
      std::lock_guard const lock(mutex_);
      total_.add(outcomes);
      done_ += piece.last - piece.first;
    }
  }

  TrajectoryRange const range_;
  std::atomic<std::uint64_t> next_;
  std::atomic<std::uint64_t> done_{0};
  std::atomic<int> alive_{0};
  std::atomic<bool> stop_{false};
  std::mutex mutex_;  // guards what follows
  FirstOutcomes total_;
  std::exception_ptr failure_;
  std::vector<std::jthread> threads_;
};

}  // namespace ghostcast
