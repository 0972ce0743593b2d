// SPDX-License-Identifier: Apache-2.0
/// \file
/// The functions of lanes.hpp and lane_bits.hpp over packs.
#pragma once

#include "pack.hpp"

namespace ghostcast {

template <class V, int N>
[[gnu::always_inline]] inline PackReal<V, N> fma(PackReal<V, N> const& a, PackReal<V, N> const& b,
                                                 PackReal<V, N> const& c)
{
  return by_vector<PackReal<V, N>>([](auto x, auto y, auto z) { return V::fma(x, y, z); }, a, b, c);
}
template <class V, int N>
[[gnu::always_inline]] inline PackReal<V, N> square_root(PackReal<V, N> const& a)
{
  return by_vector<PackReal<V, N>>([](auto x) { return V::square_root(x); }, a);
}
template <class V, int N>
[[gnu::always_inline]] inline PackReal<V, N> floor(PackReal<V, N> const& a)
{
  return by_vector<PackReal<V, N>>([](auto x) { return V::floor(x); }, a);
}
template <class V, int N>
[[gnu::always_inline]] inline PackReal<V, N> abs(PackReal<V, N> const& a)
{
  return by_vector<PackReal<V, N>>([](auto x) { return V::abs(x); }, a);
}
template <class V, int N>
[[gnu::always_inline]] inline PackReal<V, N> min(PackReal<V, N> const& a, PackReal<V, N> const& b)
{
  return by_vector<PackReal<V, N>>([](auto x, auto y) { return V::min(x, y); }, a, b);
}
template <class V, int N>
[[gnu::always_inline]] inline PackWord<V, N> min(PackWord<V, N> const& a, PackWord<V, N> const& b)
{
  return by_vector<PackWord<V, N>>([](auto x, auto y) { return V::least(x, y); }, a, b);
}
template <class V, int N>
[[gnu::always_inline]] inline PackReal<V, N> max(PackReal<V, N> const& a, PackReal<V, N> const& b)
{
  return by_vector<PackReal<V, N>>([](auto x, auto y) { return V::max(x, y); }, a, b);
}
template <class V, int N, Values P>
[[gnu::always_inline]] inline P select(PackMask<V, N> const& mask, P const& yes, P const& no)
{
  return by_vector<P>([](auto m, auto x, auto y) { return V::select(m, x, y); }, mask, yes, no);
}
template <class V, int N>
[[gnu::always_inline]] inline bool any(PackMask<V, N> const& mask)
{
  typename V::Mask together = mask.part[0];
  for (int k = 1; k < N; ++k) together = V::either(together, mask.part[k]);
  return V::any(together);
}

template <class V, int N>
[[gnu::always_inline]] inline PackWord<V, N> as_word(PackReal<V, N> const& a)
{
  return by_vector<PackWord<V, N>>([](auto x) { return V::as_word(x); }, a);
}
template <class V, int N>
[[gnu::always_inline]] inline PackReal<V, N> as_real(PackWord<V, N> const& a)
{
  return by_vector<PackReal<V, N>>([](auto x) { return V::as_real(x); }, a);
}
template <class V, int N>
[[gnu::always_inline]] inline PackWord<V, N> sign_bit(PackReal<V, N> const& a)
{
  return as_word(a) >> 31;
}
template <class V, int N>
[[gnu::always_inline]] inline PackWord<V, N> shift_right_signed(PackWord<V, N> const& a, int count)
{
  return by_vector<PackWord<V, N>>([count](auto x) { return V::shift_right_signed(x, count); }, a);
}

template <class V, int N>
[[gnu::always_inline]] inline PackReal<V, N> from_signed(PackWord<V, N> const& word)
{
  return by_vector<PackReal<V, N>>([](auto x) { return V::real_from_signed(x); }, word);
}

// One lane at a time: rare decisions in double alone come here.

/// The type of one lane.
template <class V, int N>
float element_of(PackReal<V, N> const&);
template <class V, int N>
std::uint32_t element_of(PackWord<V, N> const&);

template <Values P>
inline auto lane(P const& value, int i)
{
  constexpr int width = P::Vectors::width;
  alignas(64) decltype(element_of(value)) stored[width];
  P::Vectors::store(value.part[i / width], stored);
  return stored[i % width];
}
template <Values P, class Scalar>
inline void set_lane(P& value, int i, Scalar scalar)
{
  constexpr int width = P::Vectors::width;
  alignas(64) Scalar stored[width];
  P::Vectors::store(value.part[i / width], stored);
  stored[i % width] = scalar;
  P::Vectors::load(value.part[i / width], stored);
}
template <class V, int N, class Act>
inline void for_each_lane(PackMask<V, N> const& mask, Act&& act)
{
  for (int k = 0; k < N; ++k) {
    for (std::uint32_t bits = V::bits(mask.part[k]); bits != 0; bits &= bits - 1) {
      act(k * V::width + __builtin_ctz(bits));
    }
  }
}

}  // namespace ghostcast
