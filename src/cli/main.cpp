// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/cli/program.hpp"

int main(int argc, char** argv)
{
  return ghostcast::cli::run_program(argc, argv);
}
