// SPDX-License-Identifier: Apache-2.0
/// \file
/// The calls of the CUDA runtime that the engine makes, played on host memory: it runs the engine's
/// host code, and no device code at all.
///
/// Stricter than a device where that finds faults: memory starts poisoned, work of a stream waits
/// until something synchronises with it, and any call can be made to fail.
#pragma once

#include <cuda_runtime_api.h>

#include <cstddef>
#include <functional>
#include <map>
#include <string>
#include <vector>

namespace ghostcast::testing_support {

/// What a played device says about itself.
struct PlayedDevice {
  std::string name{"Played device"};
  int major{9};
  int minor{0};
  cudaError_t start{cudaSuccess};  ///< what making its context gives
  cudaError_t image{cudaSuccess};  ///< what looking for machine code gives
  int processors{132};
  int kilohertz{1'980'000};        ///< highest clock; 0: the driver does not know the attribute
};

/// The state of the played runtime; one a process.
struct HostRuntime {
  std::vector<PlayedDevice> devices{PlayedDevice{}};
  cudaError_t count_status{cudaSuccess};  ///< of cudaGetDeviceCount
  int driver{13000};
  std::size_t memory_total{std::size_t{8} << 30};
  std::size_t memory_free{std::size_t{8} << 30};  ///< falls with allocations

  int blocks{6};            ///< that the played device runs at once
  int calls{0};             ///< that could fail, so far
  int first_failing{-1};    ///< number of the call from which on all fail; -1: none
  bool recovers{false};     ///< only that one call fails
  int selected{0};
  cudaError_t last{cudaSuccess};
  std::map<std::byte*, std::size_t> allocations;
  int streams{0};
  int events{0};

  /// Whether [memory, memory + bytes) lies in one allocation.
  bool holds(void const* memory, std::size_t bytes) const;
  /// Nothing allocated, no stream, no event.
  bool is_clean() const { return allocations.empty() && streams == 0 && events == 0; }
};

HostRuntime& host_runtime();

/// Work of a stream; it is done when something waits for it.
void enqueue(cudaStream_t stream, std::function<void()> work);

}  // namespace ghostcast::testing_support
