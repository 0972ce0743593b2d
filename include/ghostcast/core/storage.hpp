// SPDX-License-Identifier: Apache-2.0
/// \file
/// How a lanes type keeps values in memory, how much room it has, and who works on it.
///
/// By default values are stored as they are, there is room for `max_units`, and one thread does all
/// the work. A block of GPU threads differs in all three: it stores a value per lane side by side,
/// has room for the units of the scenario at hand, and gives each unit to a warp. Such a lanes type
/// names `Storage` (Real, Word, Mask, and `clear(pointer, bytes)`), `unit_capacity` and `Team`; the model's equations do
/// not notice, because a stored value turns into a plain one where it is read.
#pragma once

#include "ghostcast/core/dimensions.hpp"
#include "ghostcast/core/lanes.hpp"

namespace ghostcast {

/// One thread that does everything itself.
struct Alone {
  GHOSTCAST_HOST_DEVICE static constexpr bool leads() { return true; }
  GHOSTCAST_HOST_DEVICE static constexpr void sync() {}
  /// The one thread that writes what all lanes share.
  GHOSTCAST_HOST_DEVICE static constexpr bool is_first() { return true; }
  /// Whether `each` gives item k to this thread.
  GHOSTCAST_HOST_DEVICE static constexpr bool does(int) { return true; }
  /// Calls `act(k)` for this thread's part of 0 .. count-1: all of them.
  template <class Act>
  GHOSTCAST_HOST_DEVICE static void each(int count, Act&& act)
  {
    for (int k = 0; k < count; ++k) act(k);
  }
};

/// Values stored as they are.
template <class L>
struct PlainStorage {
  using Real = typename L::Real;
  using Word = typename L::Word;
  using Mask = typename L::Mask;
};

template <class L>
struct StorageOf : PlainStorage<L> {};
template <class L>
  requires requires { typename L::Storage; }
struct StorageOf<L> : L::Storage {};

template <class L>
using StoredReal = typename StorageOf<L>::Real;
template <class L>
using StoredWord = typename StorageOf<L>::Word;
template <class L>
using StoredMask = typename StorageOf<L>::Mask;

/// Whether stored values differ from plain ones.
template <class L>
inline constexpr bool has_own_storage = requires { typename L::Storage; };

template <class L>
struct TeamOf {
  using Type = Alone;
};
template <class L>
  requires requires { typename L::Team; }
struct TeamOf<L> {
  using Type = typename L::Team;
};
/// The threads that advance one pack of trajectories together: `leads()` in one of them, `each`,
/// and `sync()`, which all of them must reach.
template <class L>
using Team = typename TeamOf<L>::Type;

template <class L>
struct UnitCapacity {
  static constexpr int value = max_units;
};
template <class L>
  requires requires { L::unit_capacity; }
struct UnitCapacity<L> {
  static constexpr int value = L::unit_capacity;
};
/// Units that a state over `L` has room for; no organisation is without a unit.
template <class L>
inline constexpr int unit_capacity = UnitCapacity<L>::value;
template <class L>
inline constexpr int organisation_capacity = min(unit_capacity<L>, max_organisations);

/// Sets all stored values of a struct to zero and false, in this thread's lane.
template <class L, class Struct>
GHOSTCAST_HOST_DEVICE void reset(Struct& values)
{
  if constexpr (has_own_storage<L>) {
    L::Storage::clear(&values, sizeof(Struct));
  } else {
    values = Struct{};
  }
}

}  // namespace ghostcast
