// SPDX-License-Identifier: Apache-2.0
/// \file
/// Working memory for Thrust: allocations are kept for the next call, as cudaMalloc waits for all work.
#pragma once

#include <cstddef>
#include <vector>

#include "check.hpp"

namespace ghostcast::cuda {

/// An allocator as Thrust's policies take it, by reference. For one host thread, one device and one
/// stream at a time: memory that is handed back is handed out again to later work of that stream.
class ReductionMemory {
 public:
  using value_type = char;

  ReductionMemory() = default;
  ReductionMemory(ReductionMemory const&) = delete;
  ReductionMemory& operator=(ReductionMemory const&) = delete;
  ~ReductionMemory()
  {
    for (Block const& block : blocks_) cudaFree(block.memory);
  }

  /// The smallest block that is free and large enough, else a new one.
  /// \throws AcceleratorFault where memory is short
  char* allocate(std::ptrdiff_t bytes)
  {
    Block* best = nullptr;
    for (Block& block : blocks_) {
      if (!block.used && block.bytes >= bytes && (best == nullptr || block.bytes < best->bytes)) best = &block;
    }
    if (best == nullptr) best = &add(bytes);
    best->used = true;
    return best->memory;
  }

  void deallocate(char* memory, std::size_t)
  {
    for (Block& block : blocks_) {
      if (block.memory == memory) block.used = false;
    }
  }

 private:
  struct Block {
    char* memory;
    std::ptrdiff_t bytes;
    bool used;
  };

  Block& add(std::ptrdiff_t bytes)
  {
    blocks_.reserve(blocks_.size() + 1);
    void* memory = nullptr;
    GHOSTCAST_CUDA_CHECK(cudaMalloc(&memory, static_cast<std::size_t>(bytes)));
    return blocks_.emplace_back(Block{static_cast<char*>(memory), bytes, false});
  }

  std::vector<Block> blocks_;
};

}  // namespace ghostcast::cuda
