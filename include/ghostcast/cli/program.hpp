// SPDX-License-Identifier: Apache-2.0
/// \file
/// The command line: picks the verb, and turns every exception into one line and an exit code.
#pragma once

namespace ghostcast::cli {

/// \return an ExitCode as a number
int run_program(int argc, char const* const* argv);

}  // namespace ghostcast::cli
