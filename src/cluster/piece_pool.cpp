// SPDX-License-Identifier: Apache-2.0
#include "piece_pool.hpp"

#include <algorithm>

namespace ghostcast {
namespace {

constexpr std::uint64_t least_piece = 512;  ///< trajectories
constexpr std::uint64_t pack = 64;
constexpr std::uint64_t pieces_a_thread = 16;

bool comes_first(RangeDigest const& a, RangeDigest const& b)
{
  return a.range.first < b.range.first;
}

std::uint64_t up_to_pack(std::uint64_t size)
{
  return (size + pack - 1) / pack * pack;
}

}  // namespace

std::vector<TrajectoryRange> cut_ranges(std::vector<TrajectoryRange> const& ranges, int threads)
{
  std::uint64_t const wanted = pieces_a_thread * static_cast<std::uint64_t>(threads);
  std::uint64_t const parts = ranges.empty() ? 1 : (wanted + ranges.size() - 1) / ranges.size();
  std::vector<TrajectoryRange> pieces;
  for (TrajectoryRange const& range : ranges) {
    std::uint64_t const size = std::max(least_piece, up_to_pack((range.last - range.first + parts - 1) / parts));
    for (std::uint64_t first = range.first; first < range.last; first += size)
      pieces.push_back({first, std::min(range.last, first + size)});
  }
  return pieces;
}

std::vector<TrajectoryRange> left_of(std::vector<TrajectoryRange> const& pieces, std::vector<RangeDigest> const& done)
{
  std::vector<RangeDigest> sorted = done;
  std::sort(sorted.begin(), sorted.end(), comes_first);
  std::vector<TrajectoryRange> left;
  for (TrajectoryRange piece : pieces) {
    for (RangeDigest const& each : sorted) {
      if (each.range.last <= piece.first || each.range.first >= piece.last) continue;
      if (each.range.first > piece.first) left.push_back({piece.first, each.range.first});
      piece.first = each.range.last;
    }
    if (piece.first < piece.last) left.push_back(piece);
  }
  return left;
}

std::vector<RangeDigest> joined(std::vector<TrajectoryRange> const& ranges, std::vector<RangeDigest> pieces)
{
  std::sort(pieces.begin(), pieces.end(), comes_first);
  std::vector<std::uint64_t> starts;  // of ranges: nothing is joined across them
  for (TrajectoryRange const& range : ranges) starts.push_back(range.first);
  std::sort(starts.begin(), starts.end());
  std::vector<RangeDigest> whole;
  for (RangeDigest const& piece : pieces) {
    bool const beside = !whole.empty() && whole.back().range.last == piece.range.first;
    if (!beside || std::binary_search(starts.begin(), starts.end(), piece.range.first)) {
      whole.push_back(piece);
    } else {
      whole.back().range.last = piece.range.last;
      whole.back().digest += piece.digest;
    }
  }
  return whole;
}

std::vector<TrajectoryRange> PiecePool::take(int threads)
{
  auto const share = [&](std::size_t pieces, int divisor) {
    return static_cast<std::size_t>(threads) * pieces / static_cast<std::size_t>(threads_ * divisor);
  };
  std::size_t const wanted = std::max({static_cast<std::size_t>(threads), share(pieces_.size(), 2), share(all_, 16)});
  auto const end = pieces_.begin() + static_cast<std::ptrdiff_t>(std::min(wanted, pieces_.size()));
  std::vector<TrajectoryRange> taken(pieces_.begin(), end);
  pieces_.erase(pieces_.begin(), end);
  return taken;
}

void PiecePool::put_back(std::vector<TrajectoryRange> const& pieces)
{
  pieces_.insert(pieces_.begin(), pieces.begin(), pieces.end());
}

void PiecePool::finish(std::vector<RangeDigest> const& done)
{
  for (RangeDigest const& each : done) finished_ += each.range.last - each.range.first;
  done_.insert(done_.end(), done.begin(), done.end());
}

}  // namespace ghostcast
