// SPDX-License-Identifier: Apache-2.0
#include "device_worker.hpp"

#include <algorithm>

namespace ghostcast {
namespace {

/// Large tallies are merged less often: a merge may take one in so many parts of the time, ...
constexpr int merge_share = 20;
/// ... as long as the interval does not grow to more than so many times what was asked for.
constexpr int most_intervals = 10;

std::uint64_t size_of(TrajectoryRange const& range)
{
  return range.last - range.first;
}

}  // namespace

void DeviceWorker::work()
{
  while (run_.pool.wait_for_ranges()) {
    if (!pacer_) load();
    work_on_ranges();
  }
}

void DeviceWorker::load()
{
  std::lock_guard const lock(run_.loading);
  Capacity const capacity = device_.load(run_.params, run_.plan, run_.layout, run_.workload);
  if (capacity.slots < 1 || capacity.concurrent < 1)
    throw std::logic_error("a device offers no slot and no error");
  slots_.resize(static_cast<std::size_t>(capacity.slots));
  pacer_.emplace(capacity.concurrent);
}

/// Ends with empty slots and everything merged.
void DeviceWorker::work_on_ranges()
{
  while (!run_.pool.stopped() && fill()) {
    launch();
    drain_finished();
    if (is_merge_due()) merge();
  }
  drain_begun();
  if (!drained_.empty()) merge();
}

/// Takes ranges until the next launch is full or no slot is free, and no more: what waits, other
/// devices can take. \return whether there is work
bool DeviceWorker::fill()
{
  std::uint64_t const held = left();
  if (held >= pacer_->size()) return true;
  std::uint64_t const size = std::max<std::uint64_t>(1, run_.workload.range_size);
  std::uint64_t const wanted = (pacer_->size() - held + size - 1) / size;
  auto const free = static_cast<std::uint64_t>(
      std::count_if(slots_.begin(), slots_.end(), [](Slot const& slot) { return !slot.taken; }));
  auto slot = slots_.begin();
  for (TrajectoryRange const& range : run_.pool.take(std::min(wanted, free))) {
    slot = std::find_if(slot, slots_.end(), [](Slot const& s) { return !s.taken; });
    *slot = {range, range.first, true};
  }
  return left() > 0;
}

std::uint64_t DeviceWorker::left() const
{
  std::uint64_t sum = 0;
  for (Slot const& slot : slots_) sum += slot.left();
  return sum;
}

/// One launch, shared out evenly over the slots that have work.
std::vector<Piece> DeviceWorker::cut_pieces() const
{
  auto busy = static_cast<std::uint64_t>(std::count_if(
      slots_.begin(), slots_.end(), [](Slot const& slot) { return slot.left() > 0; }));
  std::uint64_t budget = pacer_->size();
  std::vector<Piece> pieces;
  for (std::size_t k = 0; k < slots_.size(); ++k) {
    Slot const& slot = slots_[k];
    if (slot.left() == 0) continue;
    std::uint64_t const count = std::min(slot.left(), budget / busy);
    --busy;
    budget -= count;
    if (count > 0) pieces.push_back({static_cast<int>(k), {slot.next, slot.next + count}});
  }
  return pieces;
}

void DeviceWorker::launch()
{
  std::vector<Piece> const pieces = cut_pieces();
  double const seconds = device_.simulate(pieces);
  std::uint64_t count = 0;
  for (Piece const& piece : pieces) {
    slots_[static_cast<std::size_t>(piece.slot)].next = piece.range.last;
    count += size_of(piece.range);
  }
  run_.done += count;
  pacer_->learn(count, seconds);
}

/// Moves what is done of these slots' ranges to the device's total, and frees the slots.
void DeviceWorker::drain(std::vector<int> const& slots)
{
  if (slots.empty()) return;
  std::vector<Digest> const digests = device_.drain(slots);
  for (std::size_t k = 0; k < slots.size(); ++k) {
    Slot& slot = slots_[static_cast<std::size_t>(slots[k])];
    drained_.push_back({{slot.range.first, slot.next}, digests.at(k)});
    slot = {};
  }
}

void DeviceWorker::drain_finished()
{
  std::vector<int> finished;
  for (std::size_t k = 0; k < slots_.size(); ++k) {
    if (slots_[k].taken && slots_[k].left() == 0) finished.push_back(static_cast<int>(k));
  }
  drain(finished);
}

/// In a run that is stopped: ranges of which a part is done.
void DeviceWorker::drain_begun()
{
  std::vector<int> begun;
  for (std::size_t k = 0; k < slots_.size(); ++k) {
    if (slots_[k].taken && slots_[k].next > slots_[k].range.first)
      begun.push_back(static_cast<int>(k));
  }
  drain(begun);
}

bool DeviceWorker::is_merge_due() const
{
  if (drained_.empty()) return false;
  std::chrono::duration<double> const since = Clock::now() - last_merge_;
  double const asked = run_.schedule.merge_seconds;
  return since.count() >=
         std::clamp(merge_cost_.count() * merge_share, asked, asked * most_intervals);
}

void DeviceWorker::merge()
{
  Clock::time_point const start = Clock::now();
  run_.pool.merge_from(device_, drained_);
  last_merge_ = Clock::now();
  merge_cost_ = last_merge_ - start;
}

void DeviceWorker::give_up()
{
  std::vector<TrajectoryRange> lost;
  for (Slot const& slot : slots_) {
    if (!slot.taken) continue;
    lost.push_back(slot.range);
    run_.done -= slot.next - slot.range.first;
  }
  for (RangeDigest const& range : drained_) {
    lost.push_back(range.range);
    run_.done -= size_of(range.range);
  }
  run_.pool.give_back(lost);
}

}  // namespace ghostcast
