// SPDX-License-Identifier: Apache-2.0
/// libFuzzer's entry: one program for all targets; GHOSTCAST_FUZZ_TARGET names the one.
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string_view>

#include "fuzz/targets.hpp"

namespace {

ghostcast::fuzz::Target const& chosen_target()
{
  char const* const name = std::getenv("GHOSTCAST_FUZZ_TARGET");
  for (auto const& target : ghostcast::fuzz::targets) {
    if (name != nullptr && std::string_view(name) == target.name) return target;
  }
  std::fputs("GHOSTCAST_FUZZ_TARGET names no target\n", stderr);
  std::exit(2);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size)
{
  static ghostcast::fuzz::Target const& target = chosen_target();
  target.take({reinterpret_cast<char const*>(data), size});
  return 0;
}
