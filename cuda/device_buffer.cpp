// SPDX-License-Identifier: Apache-2.0
#include "device_buffer.hpp"

#include <limits>

#include "check.hpp"
#include "ghostcast/engine/accelerator.hpp"
#include "memory_words.hpp"

namespace ghostcast::cuda {
namespace {

[[noreturn]] void throw_memory_fault(std::size_t bytes, char const* purpose)
{
  cudaGetLastError();  // the failed allocation is not a fault of the next call
  DeviceMemory memory;
  GHOSTCAST_CUDA_CHECK(cudaMemGetInfo(&memory.free, &memory.total));
  throw AcceleratorMemoryFault(allocation_fault_text(purpose, bytes, memory));
}

/// count x size, or the largest number where the product is larger: no allocation has so much.
std::size_t saturated_product(std::size_t count, std::size_t size)
{
  std::size_t const most = std::numeric_limits<std::size_t>::max();
  return count > most / size ? most : count * size;
}

}  // namespace

void* allocate_device(std::size_t count, std::size_t size, char const* purpose)
{
  std::size_t const bytes = saturated_product(count, size);
  if (bytes == 0) return nullptr;
  void* memory = nullptr;
  cudaError_t const status = cudaMalloc(&memory, bytes);
  if (status == cudaErrorMemoryAllocation) throw_memory_fault(bytes, purpose);
  check(status, "cudaMalloc", __FILE__, __LINE__);
  return memory;
}

void* allocate_pinned(std::size_t count, std::size_t size, char const* purpose)
{
  std::size_t const bytes = saturated_product(count, size);
  if (bytes == 0) return nullptr;
  void* memory = nullptr;
  cudaError_t const status = cudaHostAlloc(&memory, bytes, cudaHostAllocPortable);
  if (status == cudaErrorMemoryAllocation) throw_memory_fault(bytes, purpose);
  check(status, "cudaHostAlloc", __FILE__, __LINE__);
  return memory;
}

// A status here is that of an earlier asynchronous fault, which the next checked call reports.
void FreeDevice::operator()(void* memory) const noexcept { cudaFree(memory); }

void FreePinned::operator()(void* memory) const noexcept { cudaFreeHost(memory); }

}  // namespace ghostcast::cuda
