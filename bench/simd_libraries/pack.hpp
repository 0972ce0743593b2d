// SPDX-License-Identifier: Apache-2.0
/// \file
/// Lanes made of N native vectors: the part of a pack that no library changes.
///
/// A library names a struct `V` of static functions on its own vectors (intrinsics_pack.hpp and its
/// neighbours): the types V::Real, V::Word and V::Mask, V::width, and the functions used here and
/// in philox_pack.hpp. N = 2 interleaves two vectors, so that one computes while the other waits.
#pragma once

#include <cstddef>
#include <utility>

#include "ghostcast/core/lane_bits.hpp"

namespace ghostcast {

/// Floating-point values of all lanes.
template <class V, int N>
struct PackReal {
  using Vectors = V;
  static constexpr int count = N;
  typename V::Real part[N];
  PackReal() = default;
  explicit PackReal(float number)
  {
    for (auto& each : part) each = V::real(number);
  }
};

/// Words of all lanes.
template <class V, int N>
struct PackWord {
  using Vectors = V;
  static constexpr int count = N;
  typename V::Word part[N];
  PackWord() = default;
  explicit PackWord(std::uint32_t number)
  {
    for (auto& each : part) each = V::word(number);
  }
};

/// Truth values of all lanes.
template <class V, int N>
struct PackMask {
  using Vectors = V;
  static constexpr int count = N;
  typename V::Mask part[N];
};

/// The lanes type.
template <class V, int N>
struct PackLanes {
  using Real = PackReal<V, N>;
  using Word = PackWord<V, N>;
  using Mask = PackMask<V, N>;
  using Vectors = V;
  static constexpr int width = N * V::width;
};

/// PackReal or PackWord.
template <class P>
concept Values = requires(P value) { P::Vectors::add(value.part[0], value.part[0]); };

/// Applies a function vector by vector. Written out, not looped over: g++ 12 leaves arrays in memory
/// that a loop touches before it is unrolled.
template <class Result, class Function, class... Packs, std::size_t... i>
[[gnu::always_inline]] inline Result written_out(std::index_sequence<i...>, Function function, Packs const&... packs)
{
  Result result;
  auto const one = [&](std::size_t k) { result.part[k] = function(packs.part[k]...); };
  (one(i), ...);
  return result;
}
template <class Result, class Function, class... Packs>
[[gnu::always_inline]] inline Result by_vector(Function function, Packs const&... packs)
{
  return written_out<Result>(std::make_index_sequence<Result::count>{}, function, packs...);
}

template <Values P>
[[gnu::always_inline]] inline P operator+(P const& a, P const& b)
{
  return by_vector<P>([](auto x, auto y) { return P::Vectors::add(x, y); }, a, b);
}
template <Values P>
[[gnu::always_inline]] inline P operator-(P const& a, P const& b)
{
  return by_vector<P>([](auto x, auto y) { return P::Vectors::subtract(x, y); }, a, b);
}
template <class V, int N>
[[gnu::always_inline]] inline PackReal<V, N> operator*(PackReal<V, N> const& a, PackReal<V, N> const& b)
{
  return by_vector<PackReal<V, N>>([](auto x, auto y) { return V::multiply(x, y); }, a, b);
}
template <class V, int N>
[[gnu::always_inline]] inline PackReal<V, N> operator/(PackReal<V, N> const& a, PackReal<V, N> const& b)
{
  return by_vector<PackReal<V, N>>([](auto x, auto y) { return V::divide(x, y); }, a, b);
}
template <class V, int N>
[[gnu::always_inline]] inline PackReal<V, N> operator-(PackReal<V, N> const& a)
{
  return by_vector<PackReal<V, N>>([](auto x) { return V::negate(x); }, a);
}
template <class V, int N>
[[gnu::always_inline]] inline PackMask<V, N> operator<(PackReal<V, N> const& a, PackReal<V, N> const& b)
{
  return by_vector<PackMask<V, N>>([](auto x, auto y) { return V::less(x, y); }, a, b);
}
template <class V, int N>
[[gnu::always_inline]] inline PackMask<V, N> operator>(PackReal<V, N> const& a, PackReal<V, N> const& b)
{
  return b < a;
}
template <class V, int N>
[[gnu::always_inline]] inline PackMask<V, N> operator&&(PackMask<V, N> const& a, PackMask<V, N> const& b)
{
  return by_vector<PackMask<V, N>>([](auto x, auto y) { return V::both(x, y); }, a, b);
}
template <class V, int N>
[[gnu::always_inline]] inline PackMask<V, N> operator||(PackMask<V, N> const& a, PackMask<V, N> const& b)
{
  return by_vector<PackMask<V, N>>([](auto x, auto y) { return V::either(x, y); }, a, b);
}
template <class V, int N>
[[gnu::always_inline]] inline PackMask<V, N> operator!(PackMask<V, N> const& a)
{
  return by_vector<PackMask<V, N>>([](auto x) { return V::opposite(x); }, a);
}
template <class V, int N>
[[gnu::always_inline]] inline PackWord<V, N> operator&(PackWord<V, N> const& a, PackWord<V, N> const& b)
{
  return by_vector<PackWord<V, N>>([](auto x, auto y) { return V::bit_and(x, y); }, a, b);
}
template <class V, int N>
[[gnu::always_inline]] inline PackWord<V, N> operator^(PackWord<V, N> const& a, PackWord<V, N> const& b)
{
  return by_vector<PackWord<V, N>>([](auto x, auto y) { return V::bit_xor(x, y); }, a, b);
}
template <class V, int N>
[[gnu::always_inline]] inline PackWord<V, N> operator~(PackWord<V, N> const& a)
{
  return a ^ PackWord<V, N>(~0u);
}
template <class V, int N>
[[gnu::always_inline]] inline PackWord<V, N> operator<<(PackWord<V, N> const& a, int count)
{
  return by_vector<PackWord<V, N>>([count](auto x) { return V::shift_left(x, count); }, a);
}
template <class V, int N>
[[gnu::always_inline]] inline PackWord<V, N> operator>>(PackWord<V, N> const& a, int count)
{
  return by_vector<PackWord<V, N>>([count](auto x) { return V::shift_right(x, count); }, a);
}

}  // namespace ghostcast
