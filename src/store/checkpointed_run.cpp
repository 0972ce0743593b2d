// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/store/checkpointed_run.hpp"

#include <algorithm>

namespace ghostcast {
namespace {

constexpr double most_share_of_saving = 0.05;

std::uint64_t length(TrajectoryRange const& range) { return range.last - range.first; }

/// Trajectories of a range that are done.
std::uint64_t done_within(TrajectoryRange const& range, std::vector<RangeDigest> const& ranges)
{
  std::uint64_t count = 0;
  for (RangeDigest const& each : ranges) {
    std::uint64_t const first = std::max(range.first, each.range.first);
    std::uint64_t const last = std::min(range.last, each.range.last);
    if (first < last) count += last - first;
  }
  return count;
}

/// Whether an engine that reports this cannot go on.
bool ends_run(RunFault fault) { return fault == RunFault::device || fault == RunFault::memory; }

void append_fault(RunOutput& done, RunOutput const& part)
{
  if (part.fault_kind == RunFault::none) return;
  done.fault_kind = part.fault_kind;
  done.fault += (done.fault.empty() ? "" : "; ") + part.fault;
}

}  // namespace

Checkpoints::Checkpoints(Save save, CheckpointSchedule const& schedule)
    : save_(std::move(save)),
      interval_(schedule.next_seconds),
      due_(Clock::now() + std::chrono::duration_cast<Clock::duration>(std::chrono::duration<double>(schedule.first_seconds)))
{
}

bool Checkpoints::due() const { return save_ && Clock::now() >= due_; }

void Checkpoints::save(RunOutput const& done)
{
  if (!save_) return;
  auto const start = Clock::now();
  save_(done);
  auto const end = Clock::now();
  std::chrono::duration<double> const wait = std::max(interval_, std::chrono::duration<double>(end - start) / most_share_of_saving);
  due_ = end + std::chrono::duration_cast<Clock::duration>(wait);
}

void Checkpoints::postpone()
{
  interval_ *= 2.0;
  due_ = Clock::now() + std::chrono::duration_cast<Clock::duration>(interval_);
}

void append(RunOutput& done, RunOutput part)
{
  if (done.tally.counts.empty()) {
    done = std::move(part);
    return;
  }
  if (!part.ranges.empty()) merge(done.tally, part.tally);
  done.digest += part.digest;
  done.ranges.insert(done.ranges.end(), part.ranges.begin(), part.ranges.end());
  std::sort(done.ranges.begin(), done.ranges.end(),
            [](RangeDigest const& a, RangeDigest const& b) { return a.range.first < b.range.first; });
  done.seconds += part.seconds;
  append_fault(done, part);
}

void join_ranges(std::vector<RangeDigest>& ranges, std::vector<TrajectoryRange> const& pieces)
{
  std::vector<RangeDigest> joined;
  auto piece = pieces.begin();
  for (RangeDigest const& each : ranges) {
    while (piece != pieces.end() && piece->last <= each.range.first) ++piece;
    bool const inside = piece != pieces.end() && !joined.empty() && piece->first <= joined.back().range.first &&
                        each.range.last <= piece->last && joined.back().range.last == each.range.first;
    if (!inside) {
      joined.push_back(each);
      continue;
    }
    joined.back().range.last = each.range.last;
    joined.back().digest += each.digest;
  }
  ranges = std::move(joined);
}

std::vector<TrajectoryRange> missing_of(std::vector<TrajectoryRange> const& pieces, std::vector<RangeDigest> const& ranges)
{
  std::vector<TrajectoryRange> missing;
  auto done = ranges.begin();
  for (TrajectoryRange piece : pieces) {
    while (done != ranges.end() && done->range.last <= piece.first) ++done;
    for (auto each = done; each != ranges.end() && each->range.first < piece.last; ++each) {
      if (piece.first < each->range.first) missing.push_back({piece.first, each->range.first});
      piece.first = std::min(piece.last, each->range.last);
    }
    if (piece.first < piece.last) missing.push_back(piece);
  }
  return missing;
}

RunOutput run_missing(Engine& engine, ModelParams const& params, RunPlan const& plan, RunOutput done,
                      Checkpoints& checkpoints, Progress const& progress)
{
  std::vector<TrajectoryRange> const pieces = split_range(plan.range);
  bool stopped = false;  // a slice may be over before its engine hears of it
  for (;;) {
    std::vector<TrajectoryRange> const missing = missing_of(pieces, done.ranges);
    if (missing.empty() || stopped) return done;
    std::uint64_t const before = done_within(plan.range, done.ranges);
    Progress const watch = [&](std::uint64_t count, std::uint64_t) {
      stopped = stopped || (progress && !progress(before + count, length(plan.range)));
      return !stopped && !checkpoints.due();
    };
    RunOutput slice = engine.run_pieces(params, plan, missing, watch);
    bool const lost = ends_run(slice.fault_kind);
    bool const idle = slice.ranges.empty();
    append(done, std::move(slice));
    join_ranges(done.ranges, pieces);
    if (lost) return done;
    if (idle) checkpoints.postpone();
    if (!idle && !stopped && checkpoints.due()) checkpoints.save(done);
  }
}

}  // namespace ghostcast
