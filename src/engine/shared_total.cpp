// SPDX-License-Identifier: Apache-2.0
#include "shared_total.hpp"

#include <algorithm>

#include "ghostcast/tally/drain.hpp"

namespace ghostcast {
namespace {

/// Stripes between the first ones of neighbours, near the golden section of all.
constexpr std::size_t stride = 39;

}  // namespace

SharedTotal::SharedTotal(TallyLayout const& layout, LaneProgram const& program)
    : program_(program), total_(layout)
{
  auto const count = static_cast<std::int64_t>(stripe_count);
  std::int64_t const share = (layout.size + count - 1) / count;
  stripe_size_ = (share + drain_block - 1) / drain_block * drain_block;
}

Digest SharedTotal::drain(RangeTally& range, std::size_t turn)
{
  Digest digest;
  bool const series = has_series(range);
  for (std::size_t k = 0; k < stripe_count; ++k) {
    std::size_t const stripe = (turn * stride + k) % stripe_count;
    std::int64_t const first = std::min(static_cast<std::int64_t>(stripe) * stripe_size_, layout().size);
    std::int64_t const last = std::min(first + stripe_size_, layout().size);
    std::lock_guard const lock(locks_[stripe]);
    for_counters_in_use(layout(), series, first, last, [&](std::int64_t begin, std::int64_t end) {
      program_.drain(range.counts.data(), total_.counts.data(), begin, end, digest);
    });
    if (stripe == 0) drain_draws(range, total_, digest);  // they stand at the head
  }
  return digest;
}

}  // namespace ghostcast
