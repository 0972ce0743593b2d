// SPDX-License-Identifier: Apache-2.0
#include "range_pool.hpp"

#include <algorithm>

namespace ghostcast {

RangePool::RangePool(std::vector<TrajectoryRange> const& ranges, std::size_t devices,
                     TallyLayout const& layout)
    : waiting_(ranges.begin(), ranges.end()), devices_(devices), total_(layout)
{
}

std::vector<TrajectoryRange> RangePool::take(std::size_t most)
{
  std::lock_guard const lock(mutex_);
  std::size_t const share = (waiting_.size() + devices_ - 1) / devices_;
  auto const last = waiting_.begin() + static_cast<std::ptrdiff_t>(std::min(most, share));
  std::vector<TrajectoryRange> taken(waiting_.begin(), last);
  waiting_.erase(waiting_.begin(), last);
  held_ += taken.size();
  return taken;
}

bool RangePool::wait_for_ranges()
{
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [&] { return stop_ || !waiting_.empty() || held_ == 0; });
  return !stop_ && !waiting_.empty();
}

void RangePool::merge_from(Accelerator& device, std::vector<RangeDigest>& drained)
{
  {
    std::lock_guard const lock(total_mutex_);
    device.merge_into(total_);
  }
  std::lock_guard const lock(mutex_);
  merged_.insert(merged_.end(), drained.begin(), drained.end());
  held_ -= drained.size();
  drained.clear();
  changed_.notify_all();
}

void RangePool::give_back(std::vector<TrajectoryRange> const& ranges)
{
  std::lock_guard const lock(mutex_);
  waiting_.insert(waiting_.begin(), ranges.begin(), ranges.end());
  held_ -= ranges.size();
  devices_ = std::max<std::size_t>(1, devices_ - 1);
  changed_.notify_all();
}

void RangePool::stop()
{
  std::lock_guard const lock(mutex_);  // a device between its look at stop_ and its wait hears it too
  stop_ = true;
  changed_.notify_all();
}

RunOutput RangePool::collect()
{
  std::sort(merged_.begin(), merged_.end(), [](RangeDigest const& a, RangeDigest const& b) {
    return a.range.first < b.range.first;
  });
  RunOutput output;
  output.tally = std::move(total_);
  output.ranges = std::move(merged_);
  for (RangeDigest const& range : output.ranges) output.digest += range.digest;
  return output;
}

}  // namespace ghostcast
