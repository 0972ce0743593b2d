// SPDX-License-Identifier: Apache-2.0
/// \file
/// The 128-bit digest of a tally.
///
/// digest = sum over counts of count x key(index) mod 2^64, in two halves with independent keys.
/// It is linear: the digest of merged tallies is the sum of their digests, so ranges can be
/// verified one by one and still add up to the digest of the run. Keys are splitmix64 outputs
/// (Steele, Lea & Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014); two
/// tallies that differ collide with probability about 2^-128 unless made to collide on purpose.
#pragma once

#include <cstdint>
#include <string>

#include "ghostcast/core/host_device.hpp"

namespace ghostcast {

struct Digest {
  std::uint64_t high{};
  std::uint64_t low{};

  friend bool operator==(Digest const&, Digest const&) = default;

  GHOSTCAST_HOST_DEVICE Digest& operator+=(Digest const& other)
  {
    high += other.high;
    low += other.low;
    return *this;
  }
};

/// The finaliser of splitmix64.
GHOSTCAST_HOST_DEVICE constexpr std::uint64_t mix64(std::uint64_t z)
{
  z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
  z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
  return z ^ (z >> 31);
}

/// Adds `count` at `index` of the tally. Keys are odd, so that a lone difference never vanishes.
GHOSTCAST_HOST_DEVICE inline void absorb(Digest& digest, std::int64_t index, std::uint64_t count)
{
  std::uint64_t const position = static_cast<std::uint64_t>(index) + 1;
  digest.high += count * (mix64(position * 0x9e3779b97f4a7c15u) | 1u);
  digest.low += count * (mix64(position * 0xd1342543de82ef95u + 0x632be59bd9b4e019u) | 1u);
}

/// 32 hexadecimal digits, high half first.
std::string to_hex(Digest const& digest);

}  // namespace ghostcast
