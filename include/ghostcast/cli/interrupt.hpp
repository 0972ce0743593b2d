// SPDX-License-Identifier: Apache-2.0
/// \file
/// Ctrl-C: the first one asks the run to stop and keep what is done, the third one kills it.
#pragma once

#include <csignal>

namespace ghostcast::cli {

/// While it lives, SIGINT, SIGTERM and SIGHUP are remembered instead of ending the program.
class InterruptGuard {
 public:
  InterruptGuard();
  ~InterruptGuard();
  InterruptGuard(InterruptGuard const&) = delete;
  InterruptGuard& operator=(InterruptGuard const&) = delete;

  /// True once one of them came.
  bool raised() const;

 private:
  struct sigaction before_[3] {};
};

}  // namespace ghostcast::cli
