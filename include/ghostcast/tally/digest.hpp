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

/// The keys of a position, and of those after it: what splitmix64 mixes advances by a constant.
/// Keys are odd, so that a lone difference never vanishes.
class DigestPhase {
 public:
  GHOSTCAST_HOST_DEVICE explicit constexpr DigestPhase(std::int64_t index)
      : high_((static_cast<std::uint64_t>(index) + 1) * high_step),
        low_((static_cast<std::uint64_t>(index) + 1) * low_step + 0x632be59bd9b4e019u)
  {
  }
  GHOSTCAST_HOST_DEVICE constexpr std::uint64_t high_key() const { return mix64(high_) | 1u; }
  GHOSTCAST_HOST_DEVICE constexpr std::uint64_t low_key() const { return mix64(low_) | 1u; }
  GHOSTCAST_HOST_DEVICE constexpr void advance()
  {
    high_ += high_step;
    low_ += low_step;
  }

 private:
  static constexpr std::uint64_t high_step = 0x9e3779b97f4a7c15u;
  static constexpr std::uint64_t low_step = 0xd1342543de82ef95u;
  std::uint64_t high_;
  std::uint64_t low_;
};

/// Adds `count` at `index` of the tally.
GHOSTCAST_HOST_DEVICE inline void absorb(Digest& digest, std::int64_t index, std::uint64_t count)
{
  DigestPhase const phase(index);
  digest.high += count * phase.high_key();
  digest.low += count * phase.low_key();
}

/// 32 hexadecimal digits, high half first.
std::string to_hex(Digest const& digest);

}  // namespace ghostcast
