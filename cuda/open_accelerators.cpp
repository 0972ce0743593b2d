// SPDX-License-Identifier: Apache-2.0
#include <numeric>

#include "cuda_accelerator.hpp"
#include "drain.hpp"
#include "ghostcast/engine/accelerator.hpp"
#include "probe_words.hpp"

namespace ghostcast {
namespace {

/// A device, or why it cannot be used.
struct Opened {
  std::unique_ptr<Accelerator> device;
  std::string reason;
};

/// Name and compute capability, without a context on the device.
cudaError_t look_at(int number, cuda::DeviceFacts& facts)
{
  cudaDeviceProp properties{};
  cudaError_t const status = cudaGetDeviceProperties(&properties, number);
  facts = {number, properties.name, 10 * properties.major + properties.minor};
  return status;
}

/// Makes the device's context and looks for machine code that it can run.
cudaError_t start(int number)
{
  cudaError_t status = cudaSetDevice(number);
  if (status == cudaSuccess) status = cudaFree(nullptr);
  if (status == cudaSuccess) status = cuda::find_kernel_image();
  cudaGetLastError();  // the answer is the status; it is not a fault of the next call
  return status;
}

std::vector<int> architectures()
{
  std::vector<int> list;
  for (int const* next = cuda::built_architectures(); *next != 0; ++next) list.push_back(*next);
  return list;
}

Opened open_one(int number, int count)
{
  if (std::string const reason = cuda::number_reason(number, count); !reason.empty()) return {nullptr, reason};
  cuda::DeviceFacts facts;
  cudaError_t status = look_at(number, facts);
  if (status == cudaSuccess) {
    if (std::string const reason = cuda::age_reason(facts); !reason.empty()) return {nullptr, reason};
    status = start(number);
  }
  if (status != cudaSuccess) return {nullptr, cuda::device_reason(facts, status, architectures())};
  try {
    return {std::make_unique<cuda::CudaAccelerator>(number), {}};
  } catch (AcceleratorFault const& fault) {
    return {nullptr, fault.what()};
  }
}

/// Number of devices; 0 with a reason.
int count_devices(std::string& reason)
{
  int count = 0;  // a failing call leaves it untouched
  cudaError_t const status = cudaGetDeviceCount(&count);
  if (status == cudaSuccess && count > 0) return count;
  cudaGetLastError();
  int driver = 0;
  int runtime = 0;
  if (cudaDriverGetVersion(&driver) != cudaSuccess) driver = 0;
  cudaRuntimeGetVersion(&runtime);
  reason = cuda::machine_reason(status, driver, runtime);
  return 0;
}

void append_line(std::string& text, std::string const& more) { text += (text.empty() ? "" : "; ") + more; }

}  // namespace

// Of devices asked for by number each must be usable; of all there are, one is enough.
Accelerators open_accelerators(std::vector<int> const& numbers)
{
  Accelerators result;
  int const count = count_devices(result.reason);
  if (count == 0) return result;
  std::vector<int> wanted = numbers;
  if (numbers.empty()) {
    wanted.resize(static_cast<std::size_t>(count));
    std::iota(wanted.begin(), wanted.end(), 0);
  }
  for (int const number : wanted) {
    Opened opened = open_one(number, count);
    if (opened.device) result.devices.push_back(std::move(opened.device));
    if (!opened.reason.empty()) append_line(result.reason, opened.reason);
  }
  if (!numbers.empty() && !result.reason.empty()) result.devices.clear();
  if (!result.devices.empty()) result.reason.clear();
  return result;
}

}  // namespace ghostcast
