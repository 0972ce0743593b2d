// SPDX-License-Identifier: Apache-2.0
/// \file
/// Arrays in device memory and in pinned host memory, owned. Free of fmt.
#pragma once

#include <cstddef>
#include <memory>
#include <type_traits>

namespace ghostcast::cuda {

/// Memory of the current device, aligned to 256 bytes at least; a null pointer for none.
/// \param purpose  for the message: "the tallies of 8 ranges"
/// \throws AcceleratorMemoryFault with what is needed and free, AcceleratorFault
void* allocate_device(std::size_t count, std::size_t size, char const* purpose);

/// Host memory that copies from and to devices read and write directly. Throws likewise.
void* allocate_pinned(std::size_t count, std::size_t size, char const* purpose);

struct FreeDevice {
  void operator()(void* memory) const noexcept;
};

struct FreePinned {
  void operator()(void* memory) const noexcept;
};

/// [size] plain values, uninitialised; moves, never copies.
template <class T, class Free, void* (*allocate)(std::size_t, std::size_t, char const*)>
class Buffer {
  static_assert(std::is_trivially_copyable_v<T>);

 public:
  Buffer() = default;
  Buffer(std::size_t count, char const* purpose)
      : data_(static_cast<T*>(allocate(count, sizeof(T), purpose))), size_(count)
  {
  }
  T* data() const { return data_.get(); }
  std::size_t size() const { return size_; }
  std::size_t bytes() const { return size_ * sizeof(T); }

 private:
  std::unique_ptr<T, Free> data_;
  std::size_t size_{};
};

template <class T>
using DeviceBuffer = Buffer<T, FreeDevice, allocate_device>;
template <class T>
using PinnedBuffer = Buffer<T, FreePinned, allocate_pinned>;

}  // namespace ghostcast::cuda
