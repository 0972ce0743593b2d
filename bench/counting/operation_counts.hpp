// SPDX-License-Identifier: Apache-2.0
/// \file
/// Counters of a warp's instructions, by class, and what each class is taken to cost on sm_90.
#pragma once

#include <array>
#include <cstdint>

namespace ghostcast::counting {

/// What one instruction of a warp does.
enum class Operation {
  add, multiply, fma, divide, square_root, compare, select, minimum, round, convert, integer, multiply_wide,
  predicate, vote, add_wide, divide_wide, count, exact_decision, exact_term
};
inline constexpr int operation_count = 19;

struct OperationInfo {
  char const* name;
  double slots;         ///< issue slots of one instruction, estimated
  char const* estimate;  ///< where the number of slots comes from
};

/// In the order of Operation. "Code of sm_90" is the growth of a kernel's machine code by nvcc 13.0 when
/// a chain of 32 such operations is doubled; code on the rare side of a branch is then taken off.
inline constexpr std::array<OperationInfo, operation_count> operation_infos = {{
    {"add", 1, "one instruction in code of sm_90"},
    {"multiply", 1, "one instruction"},
    {"fma", 1, "one instruction in code of sm_90"},
    {"divide", 10, "14 in code of sm_90, less the call of the rare side (4)"},
    {"square root", 11, "15 in code of sm_90, less the call of the rare side (4)"},
    {"compare", 1, "one instruction"},
    {"select", 1, "one instruction"},
    {"minimum or maximum", 1, "one instruction"},
    {"round", 1, "one instruction in code of sm_90"},
    {"convert", 1, "one instruction in code of sm_90"},
    {"integer", 1, "one instruction; a three-way xor is one"},
    {"multiply to 64 bits", 1, "one instruction in code of sm_90"},
    {"logic of predicates", 1, "one instruction"},
    {"branch on any lane", 1, "one branch"},
    {"add 64 bits", 2, "two instructions"},
    {"share of a whole", 50, "32 in code of sm_90, less the rare side of the division (5); 23 of them in double or conversions, two slots each"},
    {"count in a histogram", 6, "assumed: bin, address, one atomic add; conflicts not counted"},
    {"decision in double", 900, "assumed: 3 logarithms, 1 exponential, 3 series, 7 divisions; a double instruction takes two slots"},
    {"term of a decision", 46, "assumed: 18 executed of 23 in code of sm_90 for the division, 5 others; two slots each"},
}};

using Counts = std::array<std::uint64_t, operation_count>;

/// Counts of this program, which counts on one thread.
inline Counts counts{};

/// What lanes do one by one, on a machine that has no other way: each lane counted.
struct LaneWork {
  std::uint64_t counts{};     ///< in histograms
  std::uint64_t decisions{};  ///< in double
  std::uint64_t terms{};      ///< of decisions
};
inline LaneWork lane_work{};

inline void note(Operation operation, std::uint64_t times = 1) { counts[static_cast<std::size_t>(operation)] += times; }

inline double slots_of(Counts const& of)
{
  double slots = 0.0;
  for (std::size_t i = 0; i < of.size(); ++i) slots += static_cast<double>(of[i]) * operation_infos[i].slots;
  return slots;
}

}  // namespace ghostcast::counting
