// SPDX-License-Identifier: Apache-2.0
/// \file
/// A model in device memory.
#pragma once

#include "device_buffer.hpp"
#include "ghostcast/model/model_params.hpp"

namespace ghostcast::cuda {

/// Owns a deep copy of a model on the device that was current when it was made.
class DeviceModel {
 public:
  DeviceModel() = default;
  /// Copies; returns when it is done. \throws AcceleratorMemoryFault, AcceleratorFault
  explicit DeviceModel(ModelParams const& params);

  /// For kernels; null for a default-constructed one.
  ModelParams const* get() const { return reinterpret_cast<ModelParams const*>(memory_.data()); }

 private:
  DeviceBuffer<std::byte> memory_;
};

}  // namespace ghostcast::cuda
