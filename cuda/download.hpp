// SPDX-License-Identifier: Apache-2.0
/// \file
/// Copies of large arrays from the device to pageable host memory, through pinned memory in pieces.
#pragma once

#include <cstdint>
#include <vector>

#include "device_buffer.hpp"
#include "stream.hpp"

namespace ghostcast::cuda {

/// Two pinned pieces in turn: while one is filled by the device, the other is emptied.
class Download {
 public:
  Download() = default;
  /// \param largest  counts of the largest array to come
  explicit Download(std::size_t largest);

  /// Copies [count] and waits for it. \throws AcceleratorFault; std::bad_alloc
  std::vector<std::uint64_t> operator()(unsigned long long const* from, std::size_t count, Stream const& stream) const;

 private:
  void fetch_async(unsigned long long const* from, std::size_t count, std::size_t piece, Stream const& stream) const;

  std::size_t piece_{};
  PinnedBuffer<unsigned long long> pinned_[2];
  Event filled_[2];
};

}  // namespace ghostcast::cuda
