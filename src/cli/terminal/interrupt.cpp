// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/cli/interrupt.hpp"

#include <unistd.h>

#include <iterator>

namespace ghostcast::cli {
namespace {

constexpr int signals[] = {SIGINT, SIGTERM, SIGHUP};  // a user, a scheduler, a lost terminal

// Counted by the handler; a signal handler may write nothing else.
volatile std::sig_atomic_t interrupts = 0;

/// The first signal asks the run to stop; a second may be the same one, sent to the process and to
/// its group (timeout and schedulers do so); a third is a user who will not wait.
extern "C" void remember_interrupt(int)
{
  interrupts = interrupts + 1;
  if (interrupts >= 3) _exit(130);
}

}  // namespace

InterruptGuard::InterruptGuard()
{
  interrupts = 0;
  struct sigaction action {};
  action.sa_handler = remember_interrupt;
  action.sa_flags = SA_RESTART;
  for (std::size_t k = 0; k < std::size(signals); ++k) sigaction(signals[k], &action, &before_[k]);
}

InterruptGuard::~InterruptGuard()
{
  for (std::size_t k = 0; k < std::size(signals); ++k) sigaction(signals[k], &before_[k], nullptr);
}

bool InterruptGuard::raised() const
{
  return interrupts != 0;
}

}  // namespace ghostcast::cli
