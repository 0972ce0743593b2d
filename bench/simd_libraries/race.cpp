// SPDX-License-Identifier: Apache-2.0
/// \file
/// Nanoseconds of CPU time a draw for one SIMD library and one instruction set, with one, two and
/// four vectors side by side, and with scalar lanes. Compiled once for each pair:
/// GHOSTCAST_RACE_PACK names the header of the library's vectors.
///
/// Usage: race_<library>_<isa> [trajectories]; a line a measurement, `<lanes> <work> <ns>`, then
/// `checksum <hexadecimal>`. Ends with 1 where lanes do not give the scalar ones' results.
#include <cstdio>
#include <cstdlib>
#include <ctime>

#include GHOSTCAST_RACE_PACK
#include "pack_lanes.hpp"
#include "work.hpp"

namespace ghostcast::race {
namespace {

inline constexpr int work_count = cell_count + 1;
inline constexpr std::uint64_t scalar_share = 16;  ///< scalar lanes do so much less

/// Checksums of all work, and the time of a draw.
struct Outcome {
  std::uint64_t checksum[work_count];
  double nanoseconds[work_count];
};

/// A lane's sums, spread over 64 bits (the finisher of MurmurHash3).
std::uint64_t spread(std::uint32_t first, std::uint32_t second)
{
  std::uint64_t bits = static_cast<std::uint64_t>(first) << 32 | second;
  bits = (bits ^ bits >> 33) * 0xff51afd7ed558ccdu;
  bits = (bits ^ bits >> 33) * 0xc4ceb9fe1a85ec53u;
  return bits ^ bits >> 33;
}

/// The checksum of `run` over trajectories 0 .. `trajectories` - 1, in any order.
template <class L, class Run>
std::uint64_t sum_trajectories(std::uint64_t trajectories, Run run)
{
  std::uint64_t checksum = 0;
  for (std::uint64_t at = 0; at < trajectories; at += static_cast<std::uint64_t>(L::width)) {
    LaneSums<L> const sums = run(make_stream<L>(1, at));
    for (int i = 0; i < L::width; ++i) checksum += spread(lane(sums.first, i), lane(sums.second, i));
  }
  return checksum;
}

/// Runs one kind of work and notes its time.
template <class L, class Run>
void measure(Outcome& outcome, int work, std::uint64_t trajectories, int draws, Run run)
{
  std::clock_t const start = std::clock();
  outcome.checksum[work] = sum_trajectories<L>(trajectories, run);
  double const seconds = static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
  outcome.nanoseconds[work] = seconds * 1e9 / (static_cast<double>(trajectories) * draws);
}

template <class L>
Outcome run_all(std::uint64_t trajectories)
{
  Outcome outcome{};
  for (int k = 0; k < cell_count; ++k) {
    measure<L>(outcome, k, trajectories, 4 * months,
               [k](RandomStream<L> const& stream) { return draw_cell<L>(cells[k], stream); });
  }
  measure<L>(outcome, cell_count, trajectories, draws_a_trajectory,
             [](RandomStream<L> const& stream) { return run_unit<L>(stream); });
  return outcome;
}

/// Ends the program where two checksums differ.
void expect_equal(char const* lanes, Outcome const& got, Outcome const& expected)
{
  for (int k = 0; k < work_count; ++k) {
    if (got.checksum[k] == expected.checksum[k]) continue;
    std::fprintf(stderr, "%s: the checksum of work %d differs\n", lanes, k);
    std::exit(1);
  }
}

void print(char const* lanes, Outcome const& outcome)
{
  for (int k = 0; k < work_count; ++k) {
    std::printf("%s\t%s\t%.4f\n", lanes, k < cell_count ? cells[k].name : "small model", outcome.nanoseconds[k]);
  }
}

/// Measures lanes `L`, holding them to the scalar results; returns the checksum of all work.
template <class L>
std::uint64_t race_lanes(char const* lanes, std::uint64_t trajectories, Outcome const& scalar)
{
  expect_equal(lanes, run_all<L>(trajectories / scalar_share), scalar);
  Outcome const outcome = run_all<L>(trajectories);
  print(lanes, outcome);
  std::uint64_t checksum = 0;
  for (std::uint64_t const each : outcome.checksum) checksum = checksum * 3 + each;
  return checksum;
}

/// The race; `trajectories` / 16 is a multiple of all widths.
int race(std::uint64_t trajectories)
{
  Outcome const scalar = run_all<Scalar>(trajectories / scalar_share);
  print("scalar", scalar);
  std::uint64_t const one = race_lanes<OneVector>("1", trajectories, scalar);
  std::uint64_t const two = race_lanes<TwoVectors>("2", trajectories, scalar);
  std::uint64_t const four = race_lanes<FourVectors>("4", trajectories, scalar);
  std::printf("checksum\t%016llx\n", static_cast<unsigned long long>(one));
  return one == two && one == four ? 0 : 1;
}

}  // namespace
}  // namespace ghostcast::race

int main(int count, char** arguments)
{
  std::uint64_t const asked = count > 1 ? std::strtoull(arguments[1], nullptr, 10) : 16384;
  return ghostcast::race::race((asked + 1023) / 1024 * 1024);
}
