// SPDX-License-Identifier: Apache-2.0
/// \file
/// What benchmarks run on the lanes of one instruction set, as seen from outside: addresses of functions,
/// because nothing that is inlined may cross over (docs/architecture.md). The same functions over lanes
/// that count say how many operations they are.
#pragma once

#include <cstdint>

#include "isa/lane_program.hpp"

namespace ghostcast::bench {

/// A function of one number or word: adds its values at `count` inputs of 4 bytes to `sum`, lane by lane.
/// `count` is a multiple of the width, `sum` has room for the widest.
struct MathKernel {
  char const* name;
  bool of_words;      ///< inputs are random words; else numbers in [low, high]
  float low, high;
  void (*run)(void const* inputs, int count, float* sum);
};

/// `count` binomial draws of n and p; with Philox, word 0 .. 3 of each block is a draw of four.
struct DrawKernels {
  void (*with_words)(float n, float p, std::uint32_t const* words, int count, float* sum);
  void (*with_philox)(float n, float p, std::uint64_t first, int count, float* sum);
};

/// A reading that goes up: seconds, or operations counted.
struct Meter {
  double (*read)(void const* context);
  void const* context;
};

/// What the months of one pack of trajectories took.
struct MonthsCost {
  std::uint64_t draws;
  double metered;  ///< between the start and the last month, preparation of beliefs left out
};

/// Months of the model.
struct MonthKernels {
  std::size_t world_bytes, world_alignment;
  void (*set_up)(ModelParams const& model, std::uint64_t seed, void* world);
  /// Runs a full pack; `work.count` is not read.
  MonthsCost (*run_months)(PackWork const& work, Meter const& meter, void* world);
};

struct LaneKernels {
  int width;      ///< trajectories a pack
  int vectors;    ///< of the instruction set, a pack
  int math_count;
  MathKernel const* math;
  DrawKernels draw;
  MonthKernels months;
};

}  // namespace ghostcast::bench

extern "C" {
ghostcast::bench::LaneKernels const* ghostcast_scalar_kernels();
ghostcast::bench::MonthKernels const* ghostcast_scalar_calm_months();
ghostcast::bench::LaneKernels const* ghostcast_avx2_kernels();
ghostcast::bench::MonthKernels const* ghostcast_avx2_calm_months();
ghostcast::bench::LaneKernels const* ghostcast_avx512_kernels();
ghostcast::bench::MonthKernels const* ghostcast_avx512_calm_months();
}
