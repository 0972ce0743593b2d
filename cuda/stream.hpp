// SPDX-License-Identifier: Apache-2.0
/// \file
/// Streams and events of the current device, owned.
#pragma once

#include <memory>
#include <type_traits>

#include "check.hpp"

namespace ghostcast::cuda {

struct DestroyStream {
  void operator()(cudaStream_t stream) const noexcept { cudaStreamDestroy(stream); }
};

struct DestroyEvent {
  void operator()(cudaEvent_t event) const noexcept { cudaEventDestroy(event); }
};

/// A queue of work of its own: it waits for no other stream.
class Stream {
 public:
  Stream()
  {
    cudaStream_t stream{};
    GHOSTCAST_CUDA_CHECK(cudaStreamCreateWithFlags(&stream, cudaStreamNonBlocking));
    stream_.reset(stream);
  }
  cudaStream_t get() const { return stream_.get(); }

  /// Waits for all work so far. \throws AcceleratorFault for a fault of any of it
  void synchronize() const { GHOSTCAST_CUDA_CHECK(cudaStreamSynchronize(get())); }

 private:
  std::unique_ptr<std::remove_pointer_t<cudaStream_t>, DestroyStream> stream_;
};

/// A mark in a stream. Waiting for it leaves the processor to others.
class Event {
 public:
  Event()
  {
    cudaEvent_t event{};
    GHOSTCAST_CUDA_CHECK(cudaEventCreateWithFlags(&event, cudaEventBlockingSync));
    event_.reset(event);
  }
  void record(Stream const& stream) const { GHOSTCAST_CUDA_CHECK(cudaEventRecord(event_.get(), stream.get())); }

  /// Waits until the work before the mark is done. \throws AcceleratorFault for a fault of any of it
  void synchronize() const { GHOSTCAST_CUDA_CHECK(cudaEventSynchronize(event_.get())); }

  /// Seconds from `start` to this mark. \pre both have been reached
  double seconds_since(Event const& start) const
  {
    float milliseconds = 0.0f;
    GHOSTCAST_CUDA_CHECK(cudaEventElapsedTime(&milliseconds, start.event_.get(), event_.get()));
    return static_cast<double>(milliseconds) * 1e-3;
  }

 private:
  std::unique_ptr<std::remove_pointer_t<cudaEvent_t>, DestroyEvent> event_;
};

}  // namespace ghostcast::cuda
