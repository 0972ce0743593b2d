// SPDX-License-Identifier: Apache-2.0
#include "lane_programs.hpp"

namespace ghostcast {
namespace {

#if defined(GHOSTCAST_HAS_AVX)
// The objects are compiled for these levels as a whole, so the processor must have all of a level.
#if defined(__clang__)  // which learnt the names of the levels late
bool has_avx2()
{
  return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma") && __builtin_cpu_supports("bmi") &&
         __builtin_cpu_supports("bmi2") && __builtin_cpu_supports("popcnt");
}
bool has_avx512()
{
  return has_avx2() && __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") &&
         __builtin_cpu_supports("avx512cd") && __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512vl");
}
#else
bool has_avx2() { return __builtin_cpu_supports("x86-64-v3"); }
bool has_avx512() { return __builtin_cpu_supports("x86-64-v4"); }
#endif
#endif

}  // namespace

LaneProgram const* lane_program(Isa isa)
{
#if defined(GHOSTCAST_HAS_AVX)
  if (isa == Isa::avx2) return has_avx2() ? ghostcast_avx2_program() : nullptr;
  if (isa == Isa::avx512) return has_avx512() ? ghostcast_avx512_program() : nullptr;
#endif
  return isa == Isa::scalar ? ghostcast_scalar_program() : nullptr;
}

bool is_built([[maybe_unused]] Isa isa)
{
#if defined(GHOSTCAST_HAS_AVX)
  return true;
#else
  return isa == Isa::scalar;
#endif
}

}  // namespace ghostcast
