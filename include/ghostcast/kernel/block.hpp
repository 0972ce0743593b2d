// SPDX-License-Identifier: Apache-2.0
/// \file
/// A block of threads that run one kernel together: of a GPU, or of the host where a test or a
/// machine without a GPU runs the very same kernel body.
#pragma once

#include <cstdint>

#include "ghostcast/core/host_device.hpp"

namespace ghostcast {

/// Trajectories that stand side by side in memory and advance in step: the threads of a warp.
inline constexpr int warp_size = 32;

/// One thread's view of its block.
struct Block {
  int index;    ///< of the block in the grid
  int thread;   ///< of this thread in the block, 0 .. threads-1
  int threads;  ///< a multiple of the warp size on a device
  int lanes;    ///< trajectories of a warp: the warp size, or fewer where the host stands in
  std::uint32_t* counters;   ///< shared by the block
  void (*wait)(void*);       ///< host only: blocks until all threads of the block have called it
  void* barrier;             ///< host only

  /// All threads of the block must reach it. What they wrote before is seen by all after it.
  GHOSTCAST_HOST_DEVICE void sync() const
  {
#if defined(__CUDA_ARCH__)
    __syncthreads();
#else
    wait(barrier);
#endif
  }
};

#if !defined(__CUDA_ARCH__)
/// The lane of the calling host thread: it stands for one thread of a warp.
inline thread_local int host_lane = 0;
#endif

/// The calling thread's place in its warp.
GHOSTCAST_HOST_DEVICE inline int lane_index()
{
#if defined(__CUDA_ARCH__)
  return static_cast<int>(threadIdx.x) & (warp_size - 1);
#else
  return host_lane;
#endif
}

/// Adds to a counter that other threads add to as well. Integers, so the order does not matter.
GHOSTCAST_HOST_DEVICE inline void add_atomically(std::uint32_t* counter, std::uint32_t count)
{
#if defined(__CUDA_ARCH__)
  atomicAdd(counter, count);
#else
  __atomic_fetch_add(counter, count, __ATOMIC_RELAXED);
#endif
}

GHOSTCAST_HOST_DEVICE inline void add_atomically(unsigned long long* counter, unsigned long long count)
{
#if defined(__CUDA_ARCH__)
  atomicAdd(counter, count);
#else
  __atomic_fetch_add(counter, count, __ATOMIC_RELAXED);
#endif
}

}  // namespace ghostcast
