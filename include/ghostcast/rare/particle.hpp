// SPDX-License-Identifier: Apache-2.0
/// \file
/// A particle of multilevel splitting: not a copy of a state but the list of dice that lead there.
///
/// A trajectory is a function of the numbers of its dice, so a particle needs no memory for states:
/// its root, and from which step on it has whose dice, say all; a few dozen bytes, whatever the
/// model's size. To go on from one of its steps the process is run again up to that step.
#pragma once

#include <cstdint>
#include <vector>

namespace ghostcast {

/// From the step after `step` on the dice are those of trajectory number `stream`.
struct Branch {
  int step{};
  std::uint64_t stream{};
};

/// A step at which the score was higher than at every step before.
struct Record {
  int step{};
  double score{};
};

struct Particle {
  std::uint64_t root{};           ///< number of the trajectory that it began as
  std::vector<Branch> branches{};  ///< ascending steps; the first at step 0
  std::vector<Record> records{};   ///< ascending steps and scores; the first at step 0

  /// The highest score so far. \pre there is a record
  double best() const { return records.back().score; }

  /// Whose dice the step from `step` to `step` + 1 takes.
  std::uint64_t stream_after(int step) const;

  /// The step at which the score first exceeds `level`. \pre level < best()
  int passage_beyond(double level) const;

  /// The same up to its first passage beyond `level`; from there on its dice are those of `stream`.
  /// \pre level < best()
  Particle offspring(double level, std::uint64_t stream) const;
};

}  // namespace ghostcast
