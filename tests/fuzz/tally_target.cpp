// SPDX-License-Identifier: Apache-2.0
/// The store's tallies: bytes as they come, and valid ones with a few bytes changed.
#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "fuzz/targets.hpp"
#include "ghostcast/store/tally_codec.hpp"

namespace ghostcast::fuzz {
namespace {

TallyLayout small_layout()
{
  return make_layout(1, 1, 1, 3, 0, 4);
}

std::vector<std::byte> sample()
{
  Tally tally(small_layout());
  for (std::size_t i = 0; i < tally.counts.size(); i += 7) tally.counts[i] = i + 1;
  return encode_tally(tally);
}

/// `sample` with bytes changed: each three bytes of `edits` are a place and a value.
std::vector<std::byte> changed(std::vector<std::byte> bytes, std::string_view edits)
{
  for (std::size_t i = 0; i + 3 <= edits.size(); i += 3) {
    auto const at = static_cast<std::size_t>(static_cast<unsigned char>(edits[i])) * 256U + static_cast<unsigned char>(edits[i + 1]);
    bytes[at % bytes.size()] = static_cast<std::byte>(edits[i + 2]);
  }
  if (edits.size() % 3 == 1) bytes.resize(static_cast<unsigned char>(edits.back()) % (bytes.size() + 1));
  return bytes;
}

void check(std::span<std::byte const> bytes)
{
  try {
    Tally const tally = decode_tally(bytes, small_layout());
    Tally const again = decode_tally(encode_tally(tally), small_layout());
    if (again.counts != tally.counts) broken("a tally that is read can be written", "");
  } catch (StoreError const& fault) {
    if (std::string(fault.what()).empty()) broken("a fault says what is wrong", "");
  }
}

}  // namespace

void take_tally(std::string_view bytes)
{
  static std::vector<std::byte> const valid = sample();
  if (!bytes.empty() && bytes.front() == 'E') {
    check(changed(valid, bytes.substr(1)));
  } else {
    check(std::as_bytes(std::span(bytes.data(), bytes.size())));
  }
}

}  // namespace ghostcast::fuzz
