// SPDX-License-Identifier: Apache-2.0
/// \file
/// The operations of lanes by name, as seen from outside an instruction set's object.
#pragma once

#include <cstdint>

namespace ghostcast::test {

/// Up to four arguments of `width` lanes each. Numbers are given by their bits, truth values as 0
/// and 1.
struct WordOperation {
  char const* name;
  void (*apply)(std::uint32_t const* const* arguments, std::uint32_t* result);
};

/// The same for 64-bit integers and what is made of them.
struct WideOperation {
  char const* name;
  void (*apply)(std::int64_t const* const* arguments, std::int64_t* result);
};

/// One lanes type.
struct PackProbe {
  int width;
  WordOperation const* words;
  int word_count;
  WideOperation const* wides;
  int wide_count;
  /// Philox of counters first, first + 1, ...: word j of lane i goes to result[4 * i + j].
  void (*philox)(std::uint32_t const* const* counters, std::uint32_t const* key, std::uint32_t* result);
  /// Whether any and all of the truth values hold, and the lanes that for_each_lane visits in turn.
  int (*visit)(std::uint32_t const* mask, bool& any, bool& all, int* lanes);
};

/// The lanes types of an instruction set: single trajectories, or packs of one and two vectors.
struct PackProbes {
  PackProbe const* probes;
  int count;
};

}  // namespace ghostcast::test

extern "C" {
ghostcast::test::PackProbes ghostcast_scalar_probe();
ghostcast::test::PackProbes ghostcast_avx2_probe();
ghostcast::test::PackProbes ghostcast_avx512_probe();
}
