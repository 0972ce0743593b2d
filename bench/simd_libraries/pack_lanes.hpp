// SPDX-License-Identifier: Apache-2.0
/// \file
/// The specialisations that name a lanes type, for one, two and four of the library's `Vectors`; the
/// library's header is read first.
#pragma once

#include "philox_pack.hpp"

namespace ghostcast {

using OneVector = PackLanes<Vectors, 1>;
using TwoVectors = PackLanes<Vectors, 2>;
using FourVectors = PackLanes<Vectors, 4>;

template <>
inline OneVector::Real real_from_signed<OneVector>(OneVector::Word word)
{
  return from_signed(word);
}
template <>
inline TwoVectors::Real real_from_signed<TwoVectors>(TwoVectors::Word word)
{
  return from_signed(word);
}
template <>
inline FourVectors::Real real_from_signed<FourVectors>(FourVectors::Word word)
{
  return from_signed(word);
}

template <>
inline WordBlock<OneVector> philox4x32<OneVector>(OneVector::Word c0, OneVector::Word c1, OneVector::Word c2,
                                                  OneVector::Word c3, std::uint32_t key0, std::uint32_t key1)
{
  return philox_pack<OneVector>({c0, c1, c2, c3}, key0, key1);
}
template <>
inline WordBlock<TwoVectors> philox4x32<TwoVectors>(TwoVectors::Word c0, TwoVectors::Word c1, TwoVectors::Word c2,
                                                    TwoVectors::Word c3, std::uint32_t key0, std::uint32_t key1)
{
  return philox_pack<TwoVectors>({c0, c1, c2, c3}, key0, key1);
}
template <>
inline WordBlock<FourVectors> philox4x32<FourVectors>(FourVectors::Word c0, FourVectors::Word c1, FourVectors::Word c2,
                                                      FourVectors::Word c3, std::uint32_t key0, std::uint32_t key1)
{
  return philox_pack<FourVectors>({c0, c1, c2, c3}, key0, key1);
}

}  // namespace ghostcast
