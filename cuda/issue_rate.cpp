// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/engine/issue_rate.hpp"

#include <cuda_runtime_api.h>

#include <set>

namespace ghostcast {
namespace {

/// Each of a processor's four schedulers issues an instruction of 32 lanes a cycle (compute capability 8.0 to 9.0).
constexpr double lanes_per_processor = 128;

/// 0 where the driver does not say.
double rate_of(int number)
{
  int processors = 0;
  int kilohertz = 0;
  cudaError_t const first = cudaDeviceGetAttribute(&processors, cudaDevAttrMultiProcessorCount, number);
  cudaError_t const second = cudaDeviceGetAttribute(&kilohertz, cudaDevAttrClockRate, number);
  cudaGetLastError();  // the answer is the status; it is not a fault of the next call
  if (first != cudaSuccess || second != cudaSuccess) return 0.0;
  return processors * lanes_per_processor * kilohertz * 1e3;
}

std::set<int> all_devices()
{
  int count = 0;
  if (cudaGetDeviceCount(&count) != cudaSuccess) cudaGetLastError();
  std::set<int> numbers;
  for (int number = 0; number < count; ++number) numbers.insert(number);
  return numbers;
}

}  // namespace

double device_issue_rate(std::vector<int> const& numbers)
{
  std::set<int> const distinct = numbers.empty() ? all_devices() : std::set<int>(numbers.begin(), numbers.end());
  double sum = 0.0;
  for (int const number : distinct) {
    double const rate = rate_of(number);
    if (rate == 0.0) return 0.0;
    sum += rate;
  }
  return sum;
}

}  // namespace ghostcast
