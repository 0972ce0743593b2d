// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/cli/messages.hpp"

#include <cerrno>
#include <cstdio>
#include <cstring>

#include "ghostcast/report/output_folder.hpp"

namespace ghostcast::cli {

void complain(std::string const& text)
{
  std::fputs(text.c_str(), stderr);
  std::fflush(stderr);
}

void print_out(std::string const& text)
{
  bool const written = std::fwrite(text.data(), 1, text.size(), stdout) == text.size();
  if (!written || std::fflush(stdout) != 0) throw OutputError("stdout", std::strerror(errno));
}

}  // namespace ghostcast::cli
