// SPDX-License-Identifier: Apache-2.0
/// \file
/// Dividing whole things: cumulative rounding and water-filling over whole numbers (eqs. 13-15, 36).
#pragma once

#include <cstdint>

#include "ghostcast/core/lane_bits.hpp"
#include "ghostcast/core/storage.hpp"

namespace ghostcast {

/// Claimants are units or groups.
template <class L>
inline constexpr int claim_capacity = max(unit_capacity<L>, max_groups);

/// A division in progress among `count` claimants. Integer-valued Reals, below 2^24.
template <class L>
struct Claims {
  int count;
  int start;                  ///< claimant served first; it rotates, so that rounding favours nobody
  Real<L> weight[claim_capacity<L>];  ///< >= 0
  Real<L> room[claim_capacity<L>];    ///< what the claimant can still take
  Real<L> given[claim_capacity<L>];   ///< the result
};

/// The power of two that brings `largest` into [2^23, 2^24). \param largest  1e-30 .. 1e30
template <class L>
GHOSTCAST_HOST_DEVICE Real<L> weight_scale(Real<L> largest)
{
  if constexpr (is_double<L>) {
    return as_real((std::uint64_t{23 + 2046} << 52) - (as_word(largest) & std::uint64_t{0x7ff0000000000000u}));
  } else {
    return as_real(Word<L>((23u + 254u) << 23) - (as_word(largest) & Word<L>(0x7f800000u)));
  }
}

/// Weights as whole numbers below 2^24, so that no sum depends on an order. Scaled by a power of
/// two: whole weights keep their exact proportions.
template <class L>
GHOSTCAST_HOST_DEVICE void fix_weights(Claims<L> const& claims, Wide<L> (&fixed)[claim_capacity<L>])
{
  Real<L> largest(0);
  for (int i = 0; i < claims.count; ++i) {
    largest = max(largest, select(claims.room[i] > Real<L>(0), claims.weight[i], Real<L>(0)));
  }
  Mask<L> const some = largest > Real<L>(1e-30);
  Real<L> const scale = weight_scale<L>(clip(largest, Real<L>(1e-30), Real<L>(1e30)));
  for (int i = 0; i < claims.count; ++i) {
    // No weight above 0 becomes 0, or its claimant would get nothing even where the pool is ample.
    Mask<L> const wants = some && claims.room[i] > Real<L>(0) && claims.weight[i] > Real<L>(0);
    fixed[i] = to_wide(select(wants, max(claims.weight[i] * scale, Real<L>(1)), Real<L>(0)));
  }
}

/// floor(part x total / whole) by one division in double; 0 where whole is 0. Exact: the product is below
/// 2^53, and a quotient below 2^24 that is no whole number stays at least 2^-29 below the next one, where
/// doubles are 2^-29 apart or less. \pre 0 <= part <= whole < 2^29, 0 <= total < 2^24
GHOSTCAST_HOST_DEVICE inline std::int64_t proportion_in_double(std::int64_t part, std::int64_t total, std::int64_t whole)
{
  if (whole <= 0) return 0;
  double const product = static_cast<double>(static_cast<std::uint32_t>(part)) * static_cast<double>(static_cast<std::uint32_t>(total));
  return static_cast<std::uint32_t>(product / static_cast<double>(static_cast<std::uint32_t>(whole)));
}

/// The same, on a processor in integers: a device would call a division of 64 bits, 83 instructions.
GHOSTCAST_HOST_DEVICE inline std::int64_t proportion(std::int64_t part, std::int64_t total, std::int64_t whole)
{
#if defined(__CUDA_ARCH__)
  return proportion_in_double(part, total, whole);
#else
  return whole > 0 ? part * total / whole : 0;
#endif
}

/// One round: everybody with room gets floor(S_k pool) - floor(S_{k-1} pool), at most the room.
/// Returns what is left of the pool.
template <class L>
GHOSTCAST_HOST_DEVICE Real<L> share_round(Claims<L>& claims, Wide<L> const (&fixed)[claim_capacity<L>], Real<L> pool)
{
  Wide<L> const none{};
  Wide<L> total{};
  for (int i = 0; i < claims.count; ++i) total = total + select(claims.room[i] > Real<L>(0), fixed[i], none);
  Wide<L> sum{};
  Wide<L> before{};
  Real<L> left = pool;
  for (int k = 0; k < claims.count; ++k) {
    int const i = (claims.start + k) % claims.count;
    sum = sum + select(claims.room[i] > Real<L>(0), fixed[i], none);
    Wide<L> const upto = proportion(sum, to_wide(pool), total);
    Real<L> const give = min(from_wide<L>(upto - before), claims.room[i]);
    before = upto;
    claims.given[i] = claims.given[i] + give;
    claims.room[i] = claims.room[i] - give;
    left = left - give;
  }
  return left;
}

/// Divides `pool` in proportion to the weights, at most `rounds` times, what one cannot take being
/// offered to the others. Returns what nobody took.
template <class L>
GHOSTCAST_HOST_DEVICE Real<L> share_out(Claims<L>& claims, Real<L> pool, int rounds = 4)
{
  Wide<L> fixed[claim_capacity<L>];
  fix_weights<L>(claims, fixed);
  for (int round = 0; round < rounds && any(pool > Real<L>(0)); ++round) {
    pool = share_round<L>(claims, fixed, pool);
  }
  return pool;
}

/// Serves claimants in descending weight to their room, ties by index. Returns what is left.
template <class L>
GHOSTCAST_HOST_DEVICE Real<L> share_by_priority(Claims<L>& claims, Real<L> pool)
{
  Real<L> rank[claim_capacity<L>];
  for (int i = 0; i < claims.count; ++i) {
    rank[i] = Real<L>(0);
    for (int j = 0; j < claims.count; ++j) {
      Mask<L> const ahead = claims.weight[j] > claims.weight[i] || (claims.weight[j] == claims.weight[i] && Mask<L>(j < i));
      rank[i] = rank[i] + select(ahead, Real<L>(1), Real<L>(0));
    }
  }
  for (int k = 0; k < claims.count; ++k) {
    for (int i = 0; i < claims.count; ++i) {
      Real<L> const give = select(rank[i] == Real<L>(k), min(pool, claims.room[i]), Real<L>(0));
      claims.given[i] = claims.given[i] + give;
      claims.room[i] = claims.room[i] - give;
      pool = pool - give;
    }
  }
  return pool;
}

/// What raising everybody to `level` would take.
template <class L>
GHOSTCAST_HOST_DEVICE Real<L> taken_at_level(Claims<L> const& claims, Real<L> const (&held)[claim_capacity<L>], Real<L> level)
{
  Wide<L> sum{};
  for (int i = 0; i < claims.count; ++i) {
    sum = sum + to_wide(clip(level - held[i], Real<L>(0), claims.room[i]));
  }
  return from_wide<L>(sum);
}

/// Max-min: equal final holdings, the lowest raised first. \param held  what each holds now
/// Finds the highest whole level that the pool pays by bisection; the rest goes one by one in the
/// rotated order. Returns what is left.
template <class L>
GHOSTCAST_HOST_DEVICE Real<L> share_max_min(Claims<L>& claims, Real<L> const (&held)[claim_capacity<L>], Real<L> pool)
{
  Real<L> low(0);
  Real<L> high(max_gpu_quanta);
  for (int step = 0; step < 25; ++step) {
    Real<L> const middle = floor((low + high + Real<L>(1)) * Real<L>(0.5));
    Mask<L> const paid = taken_at_level<L>(claims, held, middle) <= pool;
    low = select(paid, middle, low);
    high = select(paid, high, max(middle - Real<L>(1), low));
  }
  for (int i = 0; i < claims.count; ++i) {
    Real<L> const give = clip(low - held[i], Real<L>(0), claims.room[i]);
    claims.given[i] = claims.given[i] + give;
    claims.room[i] = claims.room[i] - give;
    pool = pool - give;
  }
  for (int k = 0; k < claims.count; ++k) {
    int const i = (claims.start + k) % claims.count;
    Mask<L> const lowest = held[i] + claims.given[i] <= low && claims.room[i] > Real<L>(0) && pool > Real<L>(0);
    Real<L> const give = select(lowest, Real<L>(1), Real<L>(0));
    claims.given[i] = claims.given[i] + give;
    claims.room[i] = claims.room[i] - give;
    pool = pool - give;
  }
  return pool;
}

}  // namespace ghostcast
