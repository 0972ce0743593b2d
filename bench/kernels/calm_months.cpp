// SPDX-License-Identifier: Apache-2.0
// The months over the lanes of one instruction set with the mechanisms that `calm` names compiled out, as
// a device's kernel of calm models has them. Nothing of this object is seen outside but its entry.
#include "kernels/lanes.hpp"
#include "ghostcast/model/features.hpp"

namespace ghostcast {

template <>
inline constexpr bool is_calm<bench::Lanes> = true;

}  // namespace ghostcast

#include "kernels/month_kernels_over.hpp"

namespace ghostcast::bench {
namespace {

constexpr MonthKernels months = month_kernels<Lanes>();

}  // namespace
}  // namespace ghostcast::bench

extern "C" ghostcast::bench::MonthKernels const* GHOSTCAST_ENTRY(GHOSTCAST_ISA, _calm_months)()
{
  return &ghostcast::bench::months;
}
