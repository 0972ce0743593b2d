// SPDX-License-Identifier: Apache-2.0
#include "probe_words.hpp"

#include <fmt/format.h>

namespace ghostcast::cuda {
namespace {

/// "13.0" of 13000.
std::string cuda_version(int version) { return fmt::format("{}.{}", version / 1000, version % 1000 / 10); }

/// "9.0" of 90.
std::string capability_words(int capability) { return fmt::format("{}.{}", capability / 10, capability % 10); }

/// "device 0 (NVIDIA H100 80GB HBM3)", or "device 0" where its name could not be read.
std::string title(DeviceFacts const& device)
{
  return device.name.empty() ? fmt::format("device {}", device.number)
                             : fmt::format("device {} ({})", device.number, device.name);
}

/// What CUDA itself says, where we have no better words.
std::string words_of(cudaError_t status)
{
  return fmt::format("{} ({})", cudaGetErrorString(status), cudaGetErrorName(status));
}

/// "8.0, 9.0".
std::string architecture_words(std::vector<int> const& architectures)
{
  std::string words;
  for (int const architecture : architectures) {
    words += (words.empty() ? "" : ", ") + capability_words(architecture / 10);
  }
  return words;
}

std::string image_reason(DeviceFacts const& device, std::vector<int> const& architectures)
{
  return fmt::format("{} has compute capability {}; this program was compiled for {}: rebuild it with "
                     "-DGHOSTCAST_CUDA_ARCHITECTURES={}",
                     title(device), capability_words(device.capability), architecture_words(architectures),
                     device.capability);
}

}  // namespace

std::string machine_reason(cudaError_t status, int driver, int runtime)
{
  switch (status) {
    case cudaErrorInsufficientDriver:
      if (driver == 0) return fmt::format("no NVIDIA driver was found; one for CUDA {} or newer is needed", cuda_version(runtime));
      return fmt::format("the NVIDIA driver is too old: it serves CUDA up to {}, {} is needed", cuda_version(driver),
                         cuda_version(runtime));
    case cudaSuccess:
    case cudaErrorNoDevice:
      return "no CUDA device was found; CUDA_VISIBLE_DEVICES may hide them";
    case cudaErrorSystemDriverMismatch:
      return fmt::format("the NVIDIA driver's parts do not fit together: {}", words_of(status));
    default:
      return fmt::format("CUDA does not start: {}", words_of(status));
  }
}

std::string number_reason(int number, int count)
{
  if (number >= 0 && number < count) return {};
  return count == 1 ? fmt::format("device {} does not exist; there is one, device 0", number)
                    : fmt::format("device {} does not exist; there are {}, 0 to {}", number, count, count - 1);
}

std::string age_reason(DeviceFacts const& device)
{
  if (device.capability >= least_capability) return {};
  return fmt::format("{} is too old: it has compute capability {}, {} or newer is needed", title(device),
                     capability_words(device.capability), capability_words(least_capability));
}

std::string device_reason(DeviceFacts const& device, cudaError_t status, std::vector<int> const& architectures)
{
  switch (status) {
    case cudaSuccess:
      return {};
    case cudaErrorNoKernelImageForDevice:
    case cudaErrorInvalidDeviceFunction:
    case cudaErrorUnsupportedPtxVersion:
      return image_reason(device, architectures);
    case cudaErrorMemoryAllocation:
      return fmt::format("{} has too little free memory even to start; other programs may hold it", title(device));
    case cudaErrorDevicesUnavailable:
      return fmt::format("{} is busy or in exclusive use by another program", title(device));
    default:
      return fmt::format("{} does not start: {}", title(device), words_of(status));
  }
}

}  // namespace ghostcast::cuda
