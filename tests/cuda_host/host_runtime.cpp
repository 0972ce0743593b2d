// SPDX-License-Identifier: Apache-2.0
#include "host_runtime.hpp"

#include <chrono>
#include <cstring>
#include <deque>
#include <new>

using ghostcast::testing_support::host_runtime;
using ghostcast::testing_support::HostRuntime;
using Clock = std::chrono::steady_clock;

struct CUstream_st {
  std::deque<std::function<void()>> work;

  void run_until(std::function<bool()> const& reached)
  {
    while (!work.empty() && !reached()) {
      auto const next = std::move(work.front());
      work.pop_front();
      next();
    }
  }
};

struct CUevent_st {
  CUstream_st* stream{};
  bool reached{};
  Clock::time_point time{};
};

namespace ghostcast::testing_support {

HostRuntime& host_runtime()
{
  static HostRuntime runtime;
  return runtime;
}

bool HostRuntime::holds(void const* memory, std::size_t bytes) const
{
  auto* const first = const_cast<std::byte*>(static_cast<std::byte const*>(memory));
  auto next = allocations.upper_bound(first);
  if (next == allocations.begin()) return bytes == 0;
  --next;
  return first + bytes <= next->first + next->second;
}

void enqueue(cudaStream_t stream, std::function<void()> work) { stream->work.push_back(std::move(work)); }

}  // namespace ghostcast::testing_support

namespace {

/// Counts a call that can fail and says whether it does.
cudaError_t step(cudaError_t status = cudaSuccess)
{
  HostRuntime& runtime = host_runtime();
  int const call = runtime.calls++;
  bool const fails = runtime.first_failing >= 0 &&
                     (runtime.recovers ? call == runtime.first_failing : call >= runtime.first_failing);
  if (fails) status = cudaErrorIllegalAddress;
  if (status != cudaSuccess) runtime.last = status;
  return status;
}

/// Memory full of what no test expects to read.
void* poisoned(std::size_t bytes)
{
  void* const memory = ::operator new(bytes, std::align_val_t{256});
  std::memset(memory, 0xff, bytes);  // NaN to whoever reads it as a number
  return memory;
}

cudaError_t copy(void* to, void const* from, std::size_t bytes, cudaMemcpyKind kind)
{
  void const* const device = kind == cudaMemcpyHostToDevice ? to : from;
  if (!host_runtime().holds(device, bytes)) return cudaErrorInvalidValue;
  if (bytes > 0) std::memcpy(to, from, bytes);
  return cudaSuccess;
}

}  // namespace

// The played calls, in the order of CUDA's own documentation.
extern "C" {

cudaError_t cudaGetDeviceCount(int* count)
{
  HostRuntime const& runtime = host_runtime();
  if (runtime.count_status == cudaSuccess) *count = static_cast<int>(runtime.devices.size());
  return step(runtime.count_status);
}

cudaError_t cudaGetDeviceProperties(cudaDeviceProp* properties, int device)
{
  auto const& played = host_runtime().devices.at(static_cast<std::size_t>(device));
  *properties = {};
  played.name.copy(properties->name, sizeof properties->name - 1);
  properties->major = played.major;
  properties->minor = played.minor;
  return step();
}

cudaError_t cudaDeviceGetAttribute(int* value, cudaDeviceAttr which, int device)
{
  auto const& played = host_runtime().devices.at(static_cast<std::size_t>(device));
  *value = which == cudaDevAttrMultiProcessorCount ? played.processors : played.kilohertz;
  return step(*value > 0 ? cudaSuccess : cudaErrorInvalidValue);
}

cudaError_t cudaSetDevice(int device)
{
  host_runtime().selected = device;
  return step(host_runtime().devices.at(static_cast<std::size_t>(device)).start);
}

cudaError_t cudaGetDevice(int* device)
{
  *device = host_runtime().selected;
  return cudaSuccess;
}

cudaError_t cudaGetLastError()
{
  cudaError_t const last = host_runtime().last;
  host_runtime().last = cudaSuccess;
  return last;
}

cudaError_t cudaPeekAtLastError() { return host_runtime().last; }

char const* cudaGetErrorName(cudaError_t) { return "playedError"; }
char const* cudaGetErrorString(cudaError_t) { return "a played failure"; }

cudaError_t cudaStreamCreateWithFlags(cudaStream_t* stream, unsigned)
{
  if (cudaError_t const status = step(); status != cudaSuccess) return status;
  *stream = new CUstream_st;
  ++host_runtime().streams;
  return cudaSuccess;
}

cudaError_t cudaStreamDestroy(cudaStream_t stream)
{
  delete stream;
  --host_runtime().streams;
  return cudaSuccess;
}

cudaError_t cudaStreamSynchronize(cudaStream_t stream)
{
  if (cudaError_t const status = step(); status != cudaSuccess) return status;
  if (stream != cudaStreamLegacy) stream->run_until([] { return false; });  // nothing waits on the other one here
  return host_runtime().last;
}

cudaError_t cudaEventCreateWithFlags(cudaEvent_t* event, unsigned)
{
  if (cudaError_t const status = step(); status != cudaSuccess) return status;
  *event = new CUevent_st;
  ++host_runtime().events;
  return cudaSuccess;
}

cudaError_t cudaEventDestroy(cudaEvent_t event)
{
  delete event;
  --host_runtime().events;
  return cudaSuccess;
}

cudaError_t cudaEventRecord(cudaEvent_t event, cudaStream_t stream)
{
  event->stream = stream;
  event->reached = false;
  stream->work.push_back([event] {
    event->reached = true;
    event->time = Clock::now();
  });
  return step();
}

cudaError_t cudaEventSynchronize(cudaEvent_t event)
{
  if (cudaError_t const status = step(); status != cudaSuccess) return status;
  if (event->stream != nullptr) event->stream->run_until([event] { return event->reached; });
  return host_runtime().last;
}

cudaError_t cudaEventElapsedTime(float* milliseconds, cudaEvent_t start, cudaEvent_t end)
{
  if (!start->reached || !end->reached) return step(cudaErrorNotReady);
  *milliseconds = std::chrono::duration<float, std::milli>(end->time - start->time).count();
  return step();
}

cudaError_t cudaMalloc(void** memory, std::size_t bytes)
{
  HostRuntime& runtime = host_runtime();
  if (cudaError_t const status = step(); status != cudaSuccess) return status;
  if (bytes > runtime.memory_free) return runtime.last = cudaErrorMemoryAllocation;
  *memory = poisoned(bytes);
  runtime.allocations[static_cast<std::byte*>(*memory)] = bytes;
  runtime.memory_free -= bytes;
  return cudaSuccess;
}

cudaError_t cudaFree(void* memory)
{
  HostRuntime& runtime = host_runtime();
  if (memory == nullptr) return step();
  auto const found = runtime.allocations.find(static_cast<std::byte*>(memory));
  if (found == runtime.allocations.end()) return runtime.last = cudaErrorInvalidValue;
  runtime.memory_free += found->second;
  runtime.allocations.erase(found);
  ::operator delete(memory, std::align_val_t{256});
  return cudaSuccess;
}

cudaError_t cudaHostAlloc(void** memory, std::size_t bytes, unsigned)
{
  if (cudaError_t const status = step(); status != cudaSuccess) return status;
  *memory = poisoned(bytes);
  return cudaSuccess;
}

cudaError_t cudaFreeHost(void* memory)
{
  ::operator delete(memory, std::align_val_t{256});
  return cudaSuccess;
}

cudaError_t cudaMemGetInfo(std::size_t* free, std::size_t* total)
{
  *free = host_runtime().memory_free;
  *total = host_runtime().memory_total;
  return step();
}

cudaError_t cudaMemcpy(void* to, void const* from, std::size_t bytes, cudaMemcpyKind kind)
{
  return step(copy(to, from, bytes, kind));
}

cudaError_t cudaMemcpyAsync(void* to, void const* from, std::size_t bytes, cudaMemcpyKind kind, cudaStream_t stream)
{
  stream->work.push_back([=] {
    if (cudaError_t const status = copy(to, from, bytes, kind); status != cudaSuccess) host_runtime().last = status;
  });
  return step();
}

cudaError_t cudaMemsetAsync(void* memory, int value, std::size_t bytes, cudaStream_t stream)
{
  if (!host_runtime().holds(memory, bytes)) return step(cudaErrorInvalidValue);
  stream->work.push_back([=] { std::memset(memory, value, bytes); });
  return step();
}

cudaError_t cudaDriverGetVersion(int* version)
{
  *version = host_runtime().driver;
  return cudaSuccess;
}

cudaError_t cudaRuntimeGetVersion(int* version)
{
  *version = 13000;
  return cudaSuccess;
}

}  // extern "C"
