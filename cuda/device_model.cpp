// SPDX-License-Identifier: Apache-2.0
#include "device_model.hpp"

#include "check.hpp"
#include "ghostcast/engine/model_image.hpp"

namespace ghostcast::cuda {

DeviceModel::DeviceModel(ModelParams const& params) : memory_(image_size(params), "the model")
{
  std::vector<std::byte> const image = make_image(params, memory_.data());
  GHOSTCAST_CUDA_CHECK(cudaMemcpy(memory_.data(), image.data(), image.size(), cudaMemcpyHostToDevice));
  // A copy from pageable memory may return before it has arrived, and other streams do not wait for it.
  GHOSTCAST_CUDA_CHECK(cudaStreamSynchronize(cudaStreamLegacy));
}

}  // namespace ghostcast::cuda
