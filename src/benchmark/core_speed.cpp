// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/benchmark/core_speed.hpp"

#include <time.h>

#include <algorithm>

namespace ghostcast::bench {

double thread_seconds()
{
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + 1e-9 * static_cast<double>(now.tv_nsec);
}

#if defined(__x86_64__) && defined(__GNUC__)

namespace {

using Stream = void (*)(long rounds);

/// Best rate of several tries: what disturbs a try only makes it slower.
double best_rate(Stream stream, double operations_per_round)
{
  constexpr long rounds = 20000;
  double best = 0.0;
  for (int attempt = 0; attempt < 25; ++attempt) {
    double const start = thread_seconds();
    stream(rounds);
    best = std::max(best, static_cast<double>(rounds) * operations_per_round / (thread_seconds() - start));
  }
  return best;
}

void chain_of_additions(long rounds)
{
  asm volatile(
      "1:\n"
      ".rept 64\n"
      "add %%rsi, %%rax\n"
      ".endr\n"
      "dec %0\n"
      "jnz 1b\n"
      : "+r"(rounds)
      :
      : "rax", "rsi", "cc");
}

// A round of a stream, eight operations of each kind. Multiply-adds accumulate in eight registers; the
// others only overwrite, so that no chain holds them up. All registers hold 0.
#define GHOSTCAST_REGISTERS "xmm0", "xmm1", "xmm2", "xmm3", "xmm4", "xmm5", "xmm6", "xmm7", "xmm8", "xmm9", "xmm15", "rax", "rsi", "cc"
#define GHOSTCAST_CLEAR(r) "vxorps %%xmm" #r ", %%xmm" #r ", %%xmm" #r "\n"
#define GHOSTCAST_STEP(fma, add, whole, v, r)                                \
  fma " %%" v "15, %%" v "15, %%" v #r "\n" add whole
#define GHOSTCAST_STREAM(name, fma, add, whole, v)                                                                             \
  void name(long rounds)                                                                                                       \
  {                                                                                                                            \
    asm volatile(GHOSTCAST_CLEAR(0) GHOSTCAST_CLEAR(1) GHOSTCAST_CLEAR(2) GHOSTCAST_CLEAR(3) GHOSTCAST_CLEAR(4)                \
                 GHOSTCAST_CLEAR(5) GHOSTCAST_CLEAR(6) GHOSTCAST_CLEAR(7) GHOSTCAST_CLEAR(15)                                  \
                 "1:\n" GHOSTCAST_STEP(fma, add, whole, v, 0) GHOSTCAST_STEP(fma, add, whole, v, 1)                            \
                 GHOSTCAST_STEP(fma, add, whole, v, 2) GHOSTCAST_STEP(fma, add, whole, v, 3)                                   \
                 GHOSTCAST_STEP(fma, add, whole, v, 4) GHOSTCAST_STEP(fma, add, whole, v, 5)                                   \
                 GHOSTCAST_STEP(fma, add, whole, v, 6) GHOSTCAST_STEP(fma, add, whole, v, 7)                                   \
                 "dec %0\n"                                                                                                    \
                 "jnz 1b\n"                                                                                                    \
                 "vzeroupper\n"                                                                                                \
                 : "+r"(rounds)                                                                                                \
                 :                                                                                                             \
                 : GHOSTCAST_REGISTERS);                                                                                       \
  }

#define GHOSTCAST_STREAMS(isa, kind, v, whole)                                                                                 \
  GHOSTCAST_STREAM(isa##_multiply, "vfmadd231" kind, "", "", v)                                                                \
  GHOSTCAST_STREAM(isa##_add, "vfmadd231" kind, "vadd" kind " %%" v "15, %%" v "15, %%" v "8\n", "", v)                        \
  GHOSTCAST_STREAM(isa##_mixed, "vfmadd231" kind, "vadd" kind " %%" v "15, %%" v "15, %%" v "8\n", whole, v)

GHOSTCAST_STREAMS(scalar, "ss", "xmm", "leal 1(%%rsi), %%eax\n")
GHOSTCAST_STREAMS(avx2, "ps", "ymm", "vpaddd %%ymm15, %%ymm15, %%ymm9\n")
GHOSTCAST_STREAMS(avx512, "ps", "zmm", "vpaddd %%zmm15, %%zmm15, %%zmm9\n")

double best_of(Stream multiply, Stream add, Stream mixed)
{
  return std::max({best_rate(multiply, 8), best_rate(add, 16), best_rate(mixed, 24)});
}

}  // namespace

double measure_clock() { return best_rate(chain_of_additions, 64); }

double measure_operations(Isa isa)
{
  if (!__builtin_cpu_supports("fma")) return 0.0;
  if (isa == Isa::scalar) return best_of(scalar_multiply, scalar_add, scalar_mixed);
  if (isa == Isa::avx2) return best_of(avx2_multiply, avx2_add, avx2_mixed);
  return best_of(avx512_multiply, avx512_add, avx512_mixed);
}

#else

double measure_clock() { return 0.0; }
double measure_operations(Isa) { return 0.0; }

#endif

}  // namespace ghostcast::bench
