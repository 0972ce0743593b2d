// SPDX-License-Identifier: Apache-2.0
// What the first device is and how each scenario's launch is cut into blocks there, as JSON: device_info
// SCENARIO... Asks the driver; nothing is simulated. Exit 3 where there is no device.
#include <cuda_runtime_api.h>
#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "check.hpp"
#include "ghostcast/engine/accelerator.hpp"
#include "ghostcast/scenario/scenario.hpp"
#include "simulate.hpp"

namespace ghostcast {
namespace {

int attribute(cudaDeviceAttr which)
{
  int value = 0;
  GHOSTCAST_CUDA_CHECK(cudaDeviceGetAttribute(&value, which, 0));
  return value;
}

std::string version_text(int version) { return fmt::format("{}.{}", version / 1000, version % 1000 / 10); }

nlohmann::json describe_device()
{
  cudaDeviceProp properties{};
  int driver = 0;
  int runtime = 0;
  GHOSTCAST_CUDA_CHECK(cudaGetDeviceProperties(&properties, 0));
  GHOSTCAST_CUDA_CHECK(cudaDriverGetVersion(&driver));
  GHOSTCAST_CUDA_CHECK(cudaRuntimeGetVersion(&runtime));
  return {{"runtime_name", properties.name},
          {"processors", properties.multiProcessorCount},
          {"threads_per_processor", properties.maxThreadsPerMultiProcessor},
          {"registers_per_processor", properties.regsPerMultiprocessor},
          {"shared_bytes_per_processor", properties.sharedMemPerMultiprocessor},
          {"runtime_clock_max_mhz", attribute(cudaDevAttrClockRate) / 1000},
          {"driver_supports_cuda", version_text(driver)},
          {"cuda_runtime", version_text(runtime)}};
}

/// Occupancy: threads resident on a processor over those it has room for.
nlohmann::json describe_launch(char const* file)
{
  Scenario const scenario = load_scenario(file);
  ModelParams const params = scenario.params();
  TallyLayout const layout =
      make_layout(params.unit_count, params.organisation_count, params.definition_count, params.horizon, scenario.record);
  cuda::SimulationShape const shape = cuda::shape_simulation(params, layout);
  double const blocks = static_cast<double>(shape.blocks) / attribute(cudaDevAttrMultiProcessorCount);
  return {{"units", shape.units},
          {"threads_per_block", shape.threads},
          {"trajectories_per_block", shape.trajectories},
          {"blocks", shape.blocks},
          {"shared_bytes", shape.shared_bytes},
          {"scratch_bytes", shape.scratch_bytes},
          {"occupancy", blocks * shape.threads / attribute(cudaDevAttrMaxThreadsPerMultiProcessor)}};
}

int run(int count, char** arguments)
{
  int devices = 0;
  cudaError_t const status = cudaGetDeviceCount(&devices);
  if (status != cudaSuccess || devices == 0) {
    fmt::print(stderr, "No CUDA device: {}\n", status == cudaSuccess ? "the driver lists none" : cudaGetErrorString(status));
    return 3;
  }
  nlohmann::json launches = nlohmann::json::object();
  for (int i = 1; i < count; ++i) launches[arguments[i]] = describe_launch(arguments[i]);
  fmt::print("{}\n", nlohmann::json{{"device", describe_device()}, {"launches", launches}}.dump(1));
  return 0;
}

}  // namespace
}  // namespace ghostcast

int main(int count, char** arguments)
{
  try {
    return ghostcast::run(count, arguments);
  } catch (std::exception const& fault) {
    fmt::print(stderr, "{}\n", fault.what());
    return 3;
  }
}
