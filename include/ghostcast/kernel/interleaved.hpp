// SPDX-License-Identifier: Apache-2.0
/// \file
/// Values of the lanes of a warp side by side in memory, so that the warp reads them at once.
#pragma once

#include <cstddef>

#include "ghostcast/core/storage.hpp"
#include "ghostcast/kernel/block.hpp"

namespace ghostcast {

/// A value per lane; the calling thread sees its own. Truth values are kept as 0 and 1 in the
/// slot type, so that all stored values have one size.
template <class T, class Slot = T>
class alignas(sizeof(Slot) * warp_size) Interleaved {
 public:
  Interleaved() = default;
  Interleaved(Interleaved const&) = delete;  // a copy would be of all lanes: read the value instead

  GHOSTCAST_HOST_DEVICE operator T() const { return static_cast<T>(slot_[lane_index()]); }
  GHOSTCAST_HOST_DEVICE Interleaved& operator=(T value)
  {
    slot_[lane_index()] = static_cast<Slot>(value);
    return *this;
  }
  GHOSTCAST_HOST_DEVICE Interleaved& operator=(Interleaved const& other) { return *this = static_cast<T>(other); }

 private:
  Slot slot_[warp_size];
};

// What the overloads on plain values do, for stored ones that stand among them.

template <class T, class Slot>
GHOSTCAST_HOST_DEVICE T lane(Interleaved<T, Slot> const& value, int)
{
  return value;
}
template <class T, class Slot>
GHOSTCAST_HOST_DEVICE void set_lane(Interleaved<T, Slot>& value, int, T scalar)
{
  value = scalar;
}
GHOSTCAST_HOST_DEVICE inline float min(float a, float b) { return a < b ? a : b; }
GHOSTCAST_HOST_DEVICE inline float max(float a, float b) { return a > b ? a : b; }
GHOSTCAST_HOST_DEVICE inline float clip(float value, float low, float high) { return min(max(value, low), high); }
GHOSTCAST_HOST_DEVICE inline float select(bool mask, float yes, float no) { return mask ? yes : no; }

/// How a warp keeps its values.
struct InterleavedStorage {
  using Real = Interleaved<float>;
  using Word = Interleaved<std::uint32_t>;
  using Mask = Interleaved<bool, float>;

  /// Zeroes the calling thread's lane of a struct of Reals and Masks.
  GHOSTCAST_HOST_DEVICE static void clear(void* values, std::size_t bytes)
  {
    auto* const slots = static_cast<float*>(values) + lane_index();
    for (std::size_t k = 0; k < bytes / sizeof(float); k += warp_size) slots[k] = 0.0f;
  }
};

}  // namespace ghostcast
