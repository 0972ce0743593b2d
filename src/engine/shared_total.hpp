// SPDX-License-Identifier: Apache-2.0
/// \file
/// The tally of a run that its threads add to.
#pragma once

#include <array>
#include <mutex>

#include "ghostcast/tally/tally.hpp"
#include "isa/lane_program.hpp"

namespace ghostcast {

/// Locked in stripes, so that threads add to different parts of it at once: with many units and few
/// trajectories a thread drains for a good part of its time. A total for each thread would need no
/// lock, but 8 bytes a count and thread (32 units over 40 years: gigabytes).
class SharedTotal {
 public:
  SharedTotal(TallyLayout const& layout, LaneProgram const& program);

  /// As drain(range, tally). \param turn  which range of the run; threads at work on neighbours
  ///                                      begin in different stripes
  Digest drain(RangeTally& range, std::size_t turn);

  TallyLayout const& layout() const { return total_.layout; }

  /// The tally. \pre no thread adds to it any more
  Tally take() { return std::move(total_); }

 private:
  static constexpr std::size_t stripe_count = 64;

  LaneProgram const& program_;
  Tally total_;
  std::int64_t stripe_size_;
  std::array<std::mutex, stripe_count> locks_;
};

}  // namespace ghostcast
