// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/cli/messages.hpp"

#include <cerrno>
#include <cstdio>
#include <cstring>

#include "ghostcast/cli/terminal.hpp"
#include "ghostcast/report/output_folder.hpp"
#include "ghostcast/scenario/plain_text.hpp"

namespace ghostcast::cli {

void complain(std::string const& text)
{
  draw(printable_lines(text));
}

void draw(std::string const& text)
{
  std::fwrite(text.data(), 1, text.size(), stderr);
  std::fflush(stderr);
}

void print_out(std::string const& result)
{
  std::string const text = printable_lines(result, wants_colour(Stream::out) ? Emphasis::kept : Emphasis::refused);
  bool const written = std::fwrite(text.data(), 1, text.size(), stdout) == text.size();
  if (!written || std::fflush(stdout) != 0) throw OutputError("stdout", std::strerror(errno));
}

}  // namespace ghostcast::cli
