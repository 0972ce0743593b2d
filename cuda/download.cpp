// SPDX-License-Identifier: Apache-2.0
#include "download.hpp"

#include <algorithm>

namespace ghostcast::cuda {
namespace {

/// 8 MiB: long enough for the bus to be at its full speed, short enough to pin without a thought.
constexpr std::size_t largest_piece = std::size_t{1} << 20;

}  // namespace

Download::Download(std::size_t largest) : piece_(std::min(largest, largest_piece))
{
  for (auto& buffer : pinned_) buffer = {piece_, "a piece of the download"};
}

void Download::fetch_async(unsigned long long const* from, std::size_t count, std::size_t piece,
                           Stream const& stream) const
{
  std::size_t const first = piece * piece_;
  if (first >= count) return;
  std::size_t const bytes = std::min(piece_, count - first) * sizeof *from;
  GHOSTCAST_CUDA_CHECK(
      cudaMemcpyAsync(pinned_[piece % 2].data(), from + first, bytes, cudaMemcpyDeviceToHost, stream.get()));
  filled_[piece % 2].record(stream);
}

std::vector<std::uint64_t> Download::operator()(unsigned long long const* from, std::size_t count,
                                                Stream const& stream) const
{
  std::vector<std::uint64_t> result(count);
  fetch_async(from, count, 0, stream);
  for (std::size_t piece = 0, first = 0; first < count; ++piece, first += piece_) {
    fetch_async(from, count, piece + 1, stream);
    filled_[piece % 2].synchronize();
    unsigned long long const* const filled = pinned_[piece % 2].data();
    std::copy_n(filled, std::min(piece_, count - first), result.begin() + static_cast<std::ptrdiff_t>(first));
  }
  return result;
}

}  // namespace ghostcast::cuda
