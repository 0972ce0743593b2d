// SPDX-License-Identifier: Apache-2.0
/// \file
/// What stdout and stderr are, and the line of progress.
#pragma once

#include <chrono>
#include <cstdint>
#include <string>

namespace ghostcast::cli {

enum class Stream : int { out = 1, error = 2 };

/// True for a terminal.
bool is_terminal(Stream stream);

/// True for a terminal whose user has not set NO_COLOR (no-color.org).
bool wants_colour(Stream stream);

/// Progress on stderr: a bar that redraws itself on a terminal, else a line every ten seconds.
class ProgressLine {
 public:
  /// Shows done of total trajectories, their rate and the time to go, and a remark.
  void show(std::uint64_t done, std::uint64_t total, std::string const& remark = {});
  /// Removes the bar.
  void clear();

 private:
  using Clock = std::chrono::steady_clock;
  Clock::time_point start_{Clock::now()};
  Clock::time_point next_{start_};
  bool terminal_{is_terminal(Stream::error)};
  bool drawn_{false};
  bool begun_{false};
  std::uint64_t before_{0};  ///< done when it was first shown
};

}  // namespace ghostcast::cli
