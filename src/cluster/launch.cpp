// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/cluster/launch.hpp"

#include <charconv>
#include <cstdlib>

namespace ghostcast {
namespace {

/// A whole number of the environment, or what stands for none.
int number(std::string const& text, int otherwise)
{
  int value = otherwise;
  auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return error == std::errc() && end == text.data() + text.size() ? value : otherwise;
}

}  // namespace

Launch launch_of(std::function<std::string(char const*)> const& variable)
{
  auto const value = [&](char const* name) { return number(variable(name), 0); };
  if (int const size = value("OMPI_COMM_WORLD_SIZE"); size > 0) return {size, value("OMPI_COMM_WORLD_RANK"), "mpirun", true};
  if (int const tasks = value("SLURM_STEP_NUM_TASKS"); tasks > 1) {
    bool const told = !variable("PMIX_RANK").empty() || !variable("PMI_RANK").empty();
    return {tasks, value("SLURM_PROCID"), "srun", told};
  }
  if (int const size = value("PMI_SIZE"); size > 1) return {size, value("PMI_RANK"), "mpirun", true};
  return {};
}

Launch this_launch()
{
  return launch_of([](char const* name) {
    char const* const value = std::getenv(name);
    return std::string(value == nullptr ? "" : value);
  });
}

}  // namespace ghostcast
