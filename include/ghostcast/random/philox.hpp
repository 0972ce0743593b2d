// SPDX-License-Identifier: Apache-2.0
/// \file
/// Philox4x32-10 (Salmon et al. 2011): our own on the host, where packs need it too, cuRAND's on the
/// device. tests/random/philox_test.cpp holds both to the words of Random123.
#pragma once

#include "ghostcast/core/lane_bits.hpp"

#if defined(__CUDACC__)
#include <curand_philox4x32_x.h>  // of <curand_kernel.h> alone what we need: not its 218 kB of tables
#endif

namespace ghostcast {

/// The four words that one call of the generator gives.
template <class L>
struct WordBlock {
  Word<L> word[4];
};

/// Multipliers of a round and steps of the key (Salmon et al. 2011, table 2).
inline constexpr std::uint32_t philox_factor0 = 0xD2511F53u;
inline constexpr std::uint32_t philox_factor1 = 0xCD9E8D57u;
inline constexpr std::uint32_t philox_step0 = 0x9E3779B9u;
inline constexpr std::uint32_t philox_step1 = 0xBB67AE85u;
inline constexpr int philox_rounds = 10;

/// Four random words of one counter and key.
GHOSTCAST_HOST_DEVICE inline WordBlock<Scalar> philox4x32_scalar(std::uint32_t c0, std::uint32_t c1,
                                                                 std::uint32_t c2, std::uint32_t c3,
                                                                 std::uint32_t key0,
                                                                 std::uint32_t key1)
{
#if defined(__CUDA_ARCH__)
  uint4 const out = curand_Philox4x32_10(make_uint4(c0, c1, c2, c3), make_uint2(key0, key1));
  return {{out.x, out.y, out.z, out.w}};
#else
  for (int round = 0; round < philox_rounds; ++round) {
    std::uint64_t const product0 = std::uint64_t{philox_factor0} * c0;
    std::uint64_t const product1 = std::uint64_t{philox_factor1} * c2;
    c0 = static_cast<std::uint32_t>(product1 >> 32) ^ c1 ^ key0;
    c2 = static_cast<std::uint32_t>(product0 >> 32) ^ c3 ^ key1;
    c1 = static_cast<std::uint32_t>(product1);
    c3 = static_cast<std::uint32_t>(product0);
    key0 += philox_step0;
    key1 += philox_step1;
  }
  return {{c0, c1, c2, c3}};
#endif
}

/// Four random words in every lane. This form calls the scalar one lane by lane; a SIMD pack
/// specialises it.
///
/// \param c0,c1,c2,c3  counter, lowest word first
/// \param key0,key1    key, the same in all lanes
template <class L>
GHOSTCAST_HOST_DEVICE inline WordBlock<L> philox4x32(Word<L> c0, Word<L> c1, Word<L> c2, Word<L> c3,
                                                     std::uint32_t key0, std::uint32_t key1)
{
  WordBlock<L> block{};
  for (int i = 0; i < L::width; ++i) {
    WordBlock<Scalar> const words =
        philox4x32_scalar(lane(c0, i), lane(c1, i), lane(c2, i), lane(c3, i), key0, key1);
    for (int j = 0; j < 4; ++j) set_lane(block.word[j], i, words.word[j]);
  }
  return block;
}

}  // namespace ghostcast
