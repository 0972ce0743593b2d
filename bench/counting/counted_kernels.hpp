// SPDX-License-Identifier: Apache-2.0
/// \file
/// The kernels of benchmarks over lanes that count: what an instruction set's pack does, as operations.
#pragma once

#include "kernels/lane_kernels.hpp"

extern "C" {
ghostcast::bench::LaneKernels const* ghostcast_counted_kernels_1();
ghostcast::bench::LaneKernels const* ghostcast_counted_kernels_8();
ghostcast::bench::LaneKernels const* ghostcast_counted_kernels_16();
ghostcast::bench::LaneKernels const* ghostcast_counted_kernels_32();
}

namespace ghostcast::bench {

/// For packs of so many lanes; null where no count was compiled.
inline LaneKernels const* counted_kernels(int width)
{
  switch (width) {
    case 1: return ghostcast_counted_kernels_1();
    case 8: return ghostcast_counted_kernels_8();
    case 16: return ghostcast_counted_kernels_16();
    case 32: return ghostcast_counted_kernels_32();
    default: return nullptr;
  }
}

}  // namespace ghostcast::bench
