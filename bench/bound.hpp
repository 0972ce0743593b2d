// SPDX-License-Identifier: Apache-2.0
/// \file
/// The bound: how fast a core could do the work of a benchmark if nothing but operations took time.
///
/// Operations are counted by running the same code over lanes that count (bench/counting), as many side
/// by side as a pack of the instruction set has, so that a branch is taken where one of them takes it.
/// An operation of a pack is one vector operation for each native vector; 64-bit integers fill two. What
/// lanes do one by one counts once a lane. A core does so many vector operations a second as the best
/// of three streams that are measured at start (benchmark/core_speed.hpp). The bound is the second over the first;
/// the counter `bound` is the share of it that was reached.
///
/// Left out: loads, stores, spills, addresses, loops, calls, latency, that a division or a square root
/// takes its unit for several cycles, and all that counts in no operation of lanes. A compiler may also
/// need fewer operations than counted: it finds equal subexpressions and folds selections into masked
/// instructions. So the bound is a yardstick, not a theorem.
#pragma once

#include <vector>

#include "counting/operation_counts.hpp"
#include "ghostcast/engine/isa.hpp"
#include "kernels/lane_kernels.hpp"

namespace ghostcast::bench {

/// Scalar operations of one decision in double without its terms: 3 logarithms, 1 exponential, 3 series
/// and 7 divisions. Assumed.
inline constexpr double decision_operations = 150;
/// Of one of its terms: a division and five others. Assumed.
inline constexpr double term_operations = 6;

/// Native vectors that hold the operands of a pack's operation.
constexpr int vectors_of(counting::Operation operation, int width, int vectors)
{
  using enum counting::Operation;
  switch (operation) {
    case vote: return 1;
    case multiply_wide:
    case add_wide:
    case divide_wide: return width == 1 ? 1 : 2 * vectors;
    case count:
    case exact_decision:
    case exact_term: return 0;  // lane by lane
    default: return vectors;
  }
}

/// Vector operations counted since the program started, for packs of `vectors` native vectors.
double operations_so_far(int width, int vectors);

/// One instruction set as benchmarks use it.
struct LanesUnderTest {
  Isa isa;
  LaneKernels const* kernels;
  MonthKernels const* calm_months;  ///< with the mechanisms that `calm` names compiled out: of calm models alone
  LaneKernels const* counted;       ///< the same over lanes that count; null: there is no bound
  double operations_per_second;     ///< of one core; 0: there is no bound

  bool bounded() const { return counted != nullptr && operations_per_second > 0.0; }
  /// Reads the operations counted so far, for `run_months` of `counted`.
  Meter operation_meter() const;
  /// Vector operations that an action over `counted` takes.
  template <class Action>
  double operations(Action&& action) const
  {
    double const before = operations_so_far(kernels->width, kernels->vectors);
    action();
    return operations_so_far(kernels->width, kernels->vectors) - before;
  }
};

/// The sets that this processor has, narrowest first; measures each when first called.
std::vector<LanesUnderTest> const& lanes_under_test();

LanesUnderTest const& lanes_of(Isa isa);

}  // namespace ghostcast::bench
