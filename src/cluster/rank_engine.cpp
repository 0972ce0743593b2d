// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/cluster/rank_engine.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <thread>

#include "rank_run.hpp"

namespace ghostcast {
namespace {

using Clock = std::chrono::steady_clock;

/// Different words, each once, in the order of the ranks.
template <class Word>
std::string each_once(std::vector<RankFacts> const& ranks, char const* between, Word const& word)
{
  std::vector<std::string> seen;
  std::string text;
  for (RankFacts const& rank : ranks) {
    std::string const& next = word(rank.opened);
    if (next.empty() || std::find(seen.begin(), seen.end(), next) != seen.end()) continue;
    text += (seen.empty() ? "" : between) + next;
    seen.push_back(next);
  }
  return text;
}

class RankEngine final : public Engine {
 public:
  RankEngine(Link& link, std::unique_ptr<Engine> local, std::vector<RankFacts> ranks, RankSchedule const& schedule)
      : link_(link), local_(std::move(local)), ranks_(std::move(ranks)), schedule_(schedule)
  {
  }

  std::string name() const override
  {
    return each_once(ranks_, "+", [](Opened const& opened) -> std::string const& { return opened.name; });
  }
  std::string device() const override
  {
    return each_once(ranks_, "; ", [](Opened const& opened) -> std::string const& { return opened.device; });
  }
  std::string isa() const override
  {
    return each_once(ranks_, "+", [](Opened const& opened) -> std::string const& { return opened.isa; });
  }
  int threads() const override
  {
    int sum = 0;
    for (RankFacts const& rank : ranks_) sum += rank.opened.threads;
    return sum;
  }
  int ranks() const override { return link_.size(); }

  RunOutput run_pieces(ModelParams const& params, RunPlan const& plan, std::vector<TrajectoryRange> const& ranges,
                       Progress const& progress) override
  {
    auto const start = Clock::now();
    if (link_.given_up()) throw LinkFault("a rank was lost earlier in this job");
    RunOutput output = RankRun(link_, *local_, ranks_, params, plan, ranges, schedule_).conduct(progress);
    output.seconds = std::chrono::duration<double>(Clock::now() - start).count();
    return output;
  }

 private:
  Link& link_;
  std::unique_ptr<Engine> local_;
  std::vector<RankFacts> ranks_;  ///< [rank]
  RankSchedule schedule_;
};

/// Answers of all other ranks, or a fault after the patience.
std::vector<RankFacts> await_ranks(Link& link, RankSchedule const& schedule)
{
  std::vector<RankFacts> ranks(static_cast<std::size_t>(link.size()));
  std::vector<bool> answered(ranks.size());
  auto const start = Clock::now();
  for (int left = link.size() - 1; left > 0;) {
    if (auto const message = link.receive()) {
      if (kind_of<Report>(*message) != Report::opened) continue;
      auto const rank = static_cast<std::size_t>(message->from);
      left -= answered[rank] ? 0 : 1;
      answered[rank] = true;
      ranks[rank].opened = read_opened(*message);
    } else if (std::chrono::duration<double>(Clock::now() - start).count() > schedule.patience) {
      auto const silent = std::find(answered.begin() + 1, answered.end(), false) - answered.begin();
      link.give_up();
      throw LinkFault(fmt::format("rank {} has not begun within {:.0f} s", silent, schedule.patience));
    } else {
      std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }
  }
  return ranks;
}

void check_ranks(std::vector<RankFacts> const& ranks)
{
  for (std::size_t rank = 1; rank < ranks.size(); ++rank) {
    Opened const& opened = ranks[rank].opened;
    if (opened.identity != ranks[0].opened.identity) {
      throw LinkFault(fmt::format("rank {} is {}, rank 0 is {}: all ranks must be the same program", rank, opened.identity,
                                  ranks[0].opened.identity));
    }
    if (!opened.fault.empty()) throw NoAccelerator(fmt::format("rank {}: {}", rank, opened.fault));
  }
}

}  // namespace

std::unique_ptr<Engine> make_rank_engine(Link& link, EngineChoice const& choice, LocalEngine const& open, std::string const& identity,
                                         RankSchedule const& schedule)
{
  for (int rank = 1; rank < link.size(); ++rank) link.send(rank, open_order(choice));
  std::unique_ptr<Engine> local = open(choice);
  std::vector<RankFacts> ranks = await_ranks(link, schedule);
  ranks[0].opened = {identity, local->name(), local->device(), local->isa(), local->threads(), ""};
  check_ranks(ranks);
  return std::make_unique<RankEngine>(link, std::move(local), std::move(ranks), schedule);
}

void dismiss_ranks(Link& link)
{
  for (int rank = 1; rank < link.size(); ++rank) link.send(rank, plain_order(Order::leave));
}

}  // namespace ghostcast
