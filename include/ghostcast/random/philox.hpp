// SPDX-License-Identifier: Apache-2.0
/// \file
/// Philox4x32-10 (Salmon et al. 2011): Random123's on the host, cuRAND's on the device.
/// The two give the same words; tests/random/philox_test.cpp holds them to that.
#pragma once

#include "ghostcast/core/lane_bits.hpp"

#if defined(__CUDACC__)
#include <curand_philox4x32_x.h>  // of <curand_kernel.h> alone what we need: not its 218 kB of tables
#endif

// cuRAND and Random123 each define a function of this name; ours is renamed while it is read.
#define mulhilo32 r123_mulhilo32
#include <Random123/philox.h>
#undef mulhilo32
#undef philox4x32  // Random123's shorthand would hide our function of that name

namespace ghostcast {

/// The four words that one call of the generator gives.
template <class L>
struct WordBlock {
  Word<L> word[4];
};

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
  r123::Philox4x32::ctr_type const counter{{c0, c1, c2, c3}};
  r123::Philox4x32::key_type const key{{key0, key1}};
  r123::Philox4x32::ctr_type const out = philox4x32_R(10, counter, key);
  return {{out.v[0], out.v[1], out.v[2], out.v[3]}};
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
