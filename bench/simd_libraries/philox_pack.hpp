// SPDX-License-Identifier: Apache-2.0
/// \file
/// Philox4x32-10 over packs.
///
/// A vector multiplies 32 x 32 to 64 bits only where a lane has room for the product: in every other
/// place. So the counters of the even lanes and of the odd ones run side by side, each in the even
/// places of vectors whose other places hold what nobody reads, and are merged at the end.
#pragma once

#include "ghostcast/random/philox.hpp"
#include "pack_functions.hpp"

namespace ghostcast {

/// Counters in the even places.
template <class V>
struct HalfCounters {
  typename V::Word word[4];
};

/// One round of Salmon et al. (2011).
template <class V>
[[gnu::always_inline]] inline void philox_round(HalfCounters<V>& c, typename V::Word key0, typename V::Word key1)
{
  auto const first = V::multiply_even(c.word[0], V::word(0xd2511f53u));
  auto const second = V::multiply_even(c.word[2], V::word(0xcd9e8d57u));
  c.word[0] = V::bit_xor(V::odd_to_even(second), c.word[1], key0);
  c.word[1] = second;
  c.word[2] = V::bit_xor(V::odd_to_even(first), c.word[3], key1);
  c.word[3] = first;
}

/// The four words of one vector of counters, in place.
template <class V>
[[gnu::always_inline]] inline void philox_vector(typename V::Word (&counter)[4], std::uint32_t key0, std::uint32_t key1)
{
  HalfCounters<V> even{{counter[0], counter[1], counter[2], counter[3]}};
  HalfCounters<V> odd{{V::odd_to_even(counter[0]), V::odd_to_even(counter[1]), V::odd_to_even(counter[2]),
                       V::odd_to_even(counter[3])}};
#pragma GCC unroll 10
  for (std::uint32_t round = 0; round < 10; ++round) {
    auto const low = V::word(key0 + round * 0x9e3779b9u);
    auto const high = V::word(key1 + round * 0xbb67ae85u);
    philox_round<V>(even, low, high);
    philox_round<V>(odd, low, high);
  }
#pragma GCC unroll 4
  for (int k = 0; k < 4; ++k) counter[k] = V::merge_even(even.word[k], odd.word[k]);
}

/// The four words of a pack of counters.
template <class L>
[[gnu::always_inline]] inline WordBlock<L> philox_pack(Word<L> const (&counter)[4], std::uint32_t key0,
                                                       std::uint32_t key1)
{
  using V = typename L::Vectors;
  WordBlock<L> block;
#pragma GCC unroll 4
  for (int i = 0; i < Word<L>::count; ++i) {
    typename V::Word words[4] = {counter[0].part[i], counter[1].part[i], counter[2].part[i], counter[3].part[i]};
    philox_vector<V>(words, key0, key1);
    for (int k = 0; k < 4; ++k) block.word[k].part[i] = words[k];
  }
  return block;
}

}  // namespace ghostcast
