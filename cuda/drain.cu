// SPDX-License-Identifier: Apache-2.0
#include "drain.hpp"

#include <cub/block/block_reduce.cuh>

#include "check.hpp"

namespace ghostcast::cuda {
namespace {

constexpr int drain_threads = 256;
/// Counts a thread looks at when there is enough to do: the reduction is then a small part.
constexpr std::int64_t counts_per_thread = 16;
constexpr std::int64_t most_blocks_a_slot = 2048;

struct AtomicAdd {
  __device__ void operator()(unsigned long long& sum, unsigned long long value) const { atomicAdd(&sum, value); }
};

struct AddDigests {
  __device__ Digest operator()(Digest a, Digest const& b) const { return a += b; }
};

/// Grid [slot of the list][stripes of its counts].
__global__ void __launch_bounds__(drain_threads) drain_kernel(DrainArguments const arguments)
{
  using Reduction = cub::BlockReduce<Digest, drain_threads>;
  __shared__ typename Reduction::TempStorage storage;
  std::int64_t const stride = std::int64_t{gridDim.x} * drain_threads;
  std::int64_t const first = std::int64_t{blockIdx.x} * drain_threads + threadIdx.x;
  Digest const part = drain_stripe(arguments, arguments.slots[blockIdx.y], first, stride, AtomicAdd{});
  Digest const sum = Reduction(storage).Reduce(part, AddDigests{});
  if (threadIdx.x != 0) return;
  atomicAdd(&arguments.digests[2 * blockIdx.y], static_cast<unsigned long long>(sum.high));
  atomicAdd(&arguments.digests[2 * blockIdx.y + 1], static_cast<unsigned long long>(sum.low));
}

}  // namespace

void drain_async(DrainArguments const& arguments, cudaStream_t stream)
{
  constexpr std::int64_t per_block = drain_threads * counts_per_thread;
  std::int64_t const wanted = (arguments.size + per_block - 1) / per_block;
  auto const blocks = static_cast<unsigned>(wanted < most_blocks_a_slot ? wanted : most_blocks_a_slot);
  drain_kernel<<<dim3(blocks, static_cast<unsigned>(arguments.slot_count)), drain_threads, 0, stream>>>(arguments);
  GHOSTCAST_CUDA_CHECK(cudaGetLastError());
}

cudaError_t find_kernel_image()
{
  cudaFuncAttributes attributes{};
  cudaError_t const status = cudaFuncGetAttributes(&attributes, drain_kernel);
  cudaGetLastError();  // the answer is the status; it is not a fault of the next call
  return status;
}

int const* built_architectures()
{
  static constexpr int architectures[] = {__CUDA_ARCH_LIST__, 0};
  return architectures;
}

}  // namespace ghostcast::cuda
