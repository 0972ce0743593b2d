// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/cli/interrupt.hpp"

namespace ghostcast::cli {
namespace {

// Set by the handler; a signal handler may write nothing else.
volatile std::sig_atomic_t interrupt_raised = 0;

extern "C" void remember_interrupt(int)
{
  interrupt_raised = 1;
}

}  // namespace

InterruptGuard::InterruptGuard()
{
  interrupt_raised = 0;
  struct sigaction action {};
  action.sa_handler = remember_interrupt;
  action.sa_flags = static_cast<int>(SA_RESETHAND | SA_RESTART);
  sigaction(SIGINT, &action, &before_);
}

InterruptGuard::~InterruptGuard()
{
  sigaction(SIGINT, &before_, nullptr);
}

bool InterruptGuard::raised() const
{
  return interrupt_raised != 0;
}

}  // namespace ghostcast::cli
