// SPDX-License-Identifier: Apache-2.0
/// \file
/// Working memory for Thrust: allocations are kept for the next call, as cudaMalloc waits for all work.
#pragma once

#include <cstddef>
#include <vector>

#include "device_buffer.hpp"

namespace ghostcast::cuda {

/// An allocator as Thrust's policies take it, by reference. For one host thread, one device and one
/// stream at a time: memory that is handed back is handed out again to later work of that stream.
class ReductionMemory {
 public:
  using value_type = char;

  /// The smallest block that is free and large enough, else a new one.
  /// \throws AcceleratorMemoryFault, AcceleratorFault
  char* allocate(std::ptrdiff_t bytes)
  {
    auto const size = static_cast<std::size_t>(bytes);
    Block* best = nullptr;
    for (Block& block : blocks_) {
      bool const fits = !block.used && block.memory.size() >= size;
      if (fits && (best == nullptr || block.memory.size() < best->memory.size())) best = &block;
    }
    if (best == nullptr) best = &blocks_.emplace_back(Block{{size, "what Thrust works on"}, false});
    best->used = true;
    return best->memory.data();
  }

  void deallocate(char* memory, std::size_t)
  {
    for (Block& block : blocks_) {
      if (block.memory.data() == memory) block.used = false;
    }
  }

 private:
  struct Block {
    DeviceBuffer<char> memory;
    bool used;
  };

  std::vector<Block> blocks_;
};

}  // namespace ghostcast::cuda
