// SPDX-License-Identifier: Apache-2.0
#include "fuzz/targets.hpp"

#include <cstdio>
#include <cstdlib>

namespace ghostcast::fuzz {

void broken(char const* promise, std::string_view what)
{
  std::fprintf(stderr, "broken: %s: %.*s\n", promise, static_cast<int>(what.size()), what.data());
  std::abort();
}

void take_planted(std::string_view bytes)
{
  if (bytes.size() < 3 || bytes[0] != 'g') return;
  if (bytes[1] != 'h') return;
  if (bytes[2] == 'o') broken("a planted fault", bytes.substr(0, 3));
}

}  // namespace ghostcast::fuzz
