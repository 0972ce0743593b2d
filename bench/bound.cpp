// SPDX-License-Identifier: Apache-2.0
#include "bound.hpp"

#include <algorithm>

#include "counting/counted_kernels.hpp"
#include "ghostcast/benchmark/core_speed.hpp"

namespace ghostcast::bench {
namespace {

LaneKernels const* kernels_of(Isa isa)
{
#if defined(GHOSTCAST_HAS_AVX)
  if (isa == Isa::avx2) return ghostcast_avx2_kernels();
  if (isa == Isa::avx512) return ghostcast_avx512_kernels();
#endif
  return ghostcast_scalar_kernels();
}

MonthKernels const* calm_months_of(Isa isa)
{
#if defined(GHOSTCAST_HAS_AVX)
  if (isa == Isa::avx2) return ghostcast_avx2_calm_months();
  if (isa == Isa::avx512) return ghostcast_avx512_calm_months();
#endif
  return ghostcast_scalar_calm_months();
}

double read_operations(void const* kernels)
{
  auto const* of = static_cast<LaneKernels const*>(kernels);
  return operations_so_far(of->width, of->vectors);
}

}  // namespace

double operations_so_far(int width, int vectors)
{
  double sum = static_cast<double>(counting::lane_work.counts) + decision_operations * static_cast<double>(counting::lane_work.decisions) +
               term_operations * static_cast<double>(counting::lane_work.terms);
  for (std::size_t i = 0; i < counting::counts.size(); ++i) {
    sum += static_cast<double>(counting::counts[i]) * vectors_of(static_cast<counting::Operation>(i), width, vectors);
  }
  return sum;
}

Meter LanesUnderTest::operation_meter() const { return {read_operations, kernels}; }

std::vector<LanesUnderTest> const& lanes_under_test()
{
  static std::vector<LanesUnderTest> const all = [] {
    std::vector<LanesUnderTest> found;
    for (Isa const isa : available_isas()) {
      LaneKernels const* const kernels = kernels_of(isa);
      found.push_back({isa, kernels, calm_months_of(isa), counted_kernels(kernels->width), measure_operations(isa)});
    }
    return found;
  }();
  return all;
}

LanesUnderTest const& lanes_of(Isa isa)
{
  return *std::find_if(lanes_under_test().begin(), lanes_under_test().end(), [&](auto const& lanes) { return lanes.isa == isa; });
}

}  // namespace ghostcast::bench
