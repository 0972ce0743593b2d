// SPDX-License-Identifier: Apache-2.0
#include "rank_run.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <stdexcept>
#include <thread>
#include <utility>

#include "ghostcast/engine/model_image.hpp"

namespace ghostcast {
namespace {

constexpr auto between_looks = std::chrono::milliseconds(1);
constexpr auto between_progress = std::chrono::milliseconds(20);

int threads_of(std::vector<RankFacts> const& ranks)
{
  int threads = 0;
  for (RankFacts const& rank : ranks) threads += rank.usable ? rank.opened.threads : 0;
  return std::max(1, threads);
}

}  // namespace

RankRun::RankRun(Link& link, Engine& local, std::vector<RankFacts>& ranks, ModelParams const& params, RunPlan const& plan,
                 std::vector<TrajectoryRange> const& ranges, RankSchedule const& schedule)
    : link_(link), local_(local), ranks_(ranks), params_(params), plan_(plan), size_(size_of(ranges)), schedule_(schedule),
      servers_(ranks.size()), pool_(ranges, threads_of(ranks)), here_(layout_of(params, plan))
{
}

RunOutput RankRun::conduct(Progress const& progress)
{
  try {
    begin();
  } catch (LinkFault const& fault) {
    give_up(fault.what());
  }
  {
    std::jthread const here([this] { work_here(); });
    try {
      watch(progress);
    } catch (LinkFault const& fault) {
      give_up(fault.what());
    }
  }
  if (failure_) std::rethrow_exception(failure_);
  RunOutput output = sum_up();
  describe_faults(output);
  return output;
}

void RankRun::begin()
{
  std::vector<std::byte> const order = begin_order({plan_, here_.layout.size, portable_image(params_)});
  for (int rank = 1; rank < link_.size(); ++rank) link_.send(rank, order);
}

void RankRun::watch(Progress const& progress)
{
  Clock::time_point next = Clock::now() + between_progress;
  while (!ended()) {
    take_reports();
    if (!stop_) hand_out();
    check_silence();
    if (Clock::now() >= next && !stop_ && progress) {
      next = Clock::now() + between_progress;
      ask(progress);
    }
    if (stop_) order_stop();
    std::this_thread::sleep_for(between_looks);
  }
  if (progress && !failure_) progress(done_so_far(), size_);
}

/// What it throws ends the run once no rank is at work any more.
void RankRun::ask(Progress const& progress)
{
  try {
    if (!progress(done_so_far(), size_)) stop_ = true;
  } catch (...) {
    fail(std::current_exception());
  }
}

void RankRun::fail(std::exception_ptr failure)
{
  std::lock_guard const lock(mutex_);
  if (!failure_) failure_ = std::move(failure);
  stop_ = true;
}

void RankRun::take_reports()
{
  while (auto const message = link_.receive()) {
    Server& server = servers_.at(static_cast<std::size_t>(message->from));
    server.heard = Clock::now();
    if (kind_of<Report>(*message) == Report::alive) server.count = read_alive(*message);
    if (kind_of<Report>(*message) == Report::done) finish_work(message->from, read_done(*message));
  }
}

void RankRun::finish_work(int rank, Done const& done)
{
  std::lock_guard const lock(mutex_);
  Server& server = servers_[static_cast<std::size_t>(rank)];
  pool_.finish(done.ranges);
  pool_.put_back(left_of(server.pieces, done.ranges));
  server.pieces.clear();
  server.count = 0;
  if (done.fault_kind == RunFault::none) return;
  losses_.push_back({rank, done.fault_kind, done.fault});
  if (done.fault_kind != RunFault::survived) ranks_[static_cast<std::size_t>(rank)].usable = false;
}

void RankRun::hand_out()
{
  for (int rank = 1; rank < link_.size(); ++rank) {
    std::vector<TrajectoryRange> pieces;
    {
      std::lock_guard const lock(mutex_);
      Server& server = servers_[static_cast<std::size_t>(rank)];
      RankFacts const& facts = ranks_[static_cast<std::size_t>(rank)];
      if (!facts.usable || !server.pieces.empty()) continue;
      server.pieces = pieces = pool_.take(facts.opened.threads);
      server.heard = Clock::now();
    }
    if (!pieces.empty()) link_.send(rank, work_order(pieces));
  }
}

void RankRun::order_stop()
{
  if (std::exchange(stop_ordered_, true)) return;
  for (int rank = 1; rank < link_.size(); ++rank) {
    if (!servers_[static_cast<std::size_t>(rank)].pieces.empty()) link_.send(rank, plain_order(Order::stop));
  }
}

double RankRun::patience() const
{
  return stop_ ? std::min(schedule_.patience, schedule_.stop_patience) : schedule_.patience;
}

void RankRun::check_silence() const
{
  for (std::size_t rank = 1; rank < servers_.size(); ++rank) {
    std::chrono::duration<double> const silence = Clock::now() - servers_[rank].heard;
    if (servers_[rank].pieces.empty() || silence.count() <= patience()) continue;
    throw LinkFault(fmt::format("rank {} ({}) has said nothing for {:.0f} s", rank, ranks_[rank].opened.device, silence.count()));
  }
}

bool RankRun::somebody_works() const
{
  return std::any_of(servers_.begin(), servers_.end(), [](Server const& server) { return !server.pieces.empty(); });
}

bool RankRun::ended()
{
  std::lock_guard const lock(mutex_);
  bool const helpers = std::any_of(ranks_.begin() + 1, ranks_.end(), [](RankFacts const& rank) { return rank.usable; });
  return here_ended_ && !somebody_works() && (stop_ || pool_.empty() || !helpers);
}

std::uint64_t RankRun::done_so_far()
{
  std::lock_guard const lock(mutex_);
  std::uint64_t done = pool_.finished() + here_count_;
  for (Server const& server : servers_) done += server.count;
  return done;
}

void RankRun::give_up(std::string const& reason)
{
  lost_ = reason;
  stop_ = true;
  link_.give_up();
}

RunOutput RankRun::sum_up()
{
  RunOutput output;
  output.ranges = here_done_;
  output.tally = here_;
  try {
    if (lost_.empty()) {
      for (int rank = 1; rank < link_.size(); ++rank) link_.send(rank, plain_order(Order::sum));
      link_.sum_to_first(output.tally.counts, patience());
      output.ranges = pool_.done();
    }
  } catch (LinkFault const& fault) {  // a sum that broke off holds nothing to rely on; rank 0's own counts do
    give_up(fault.what());
    output.tally = here_;
  }
  std::sort(output.ranges.begin(), output.ranges.end(),
            [](RangeDigest const& a, RangeDigest const& b) { return a.range.first < b.range.first; });
  for (RangeDigest const& range : output.ranges) output.digest += range.digest;
  if (digest_of(output.tally) != output.digest) throw std::logic_error("the counts of the ranks do not add up to their digests");
  return output;
}

void RankRun::describe_faults(RunOutput& output) const
{
  if (!lost_.empty()) {
    output.fault_kind = RunFault::device;
    output.fault = lost_;
    return;
  }
  if (losses_.empty()) return;
  bool const over = stop_ || pool_.empty();
  bool const memory = output.ranges.empty() && std::all_of(losses_.begin(), losses_.end(), [](RankLoss const& loss) {
    return loss.kind == RunFault::memory;
  });
  output.fault_kind = over ? RunFault::survived : memory ? RunFault::memory : RunFault::device;
  for (RankLoss const& loss : losses_) output.fault += fmt::format("{}rank {}: {}", output.fault.empty() ? "" : "; ", loss.rank, loss.text);
}

}  // namespace ghostcast
