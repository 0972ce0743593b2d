// SPDX-License-Identifier: Apache-2.0
/// \file
/// Ranks that are threads of one process, and links between them that can go wrong.
#pragma once

#include <chrono>
#include <condition_variable>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

#include "ghostcast/cluster/rank_engine.hpp"

namespace ghostcast::testing_support {

/// What the ranks share.
struct Mail {
  std::mutex mutex;
  std::condition_variable changed;
  std::vector<std::deque<Message>> boxes;  ///< [rank]
  std::vector<std::uint64_t> sum;
  int came{0};        ///< ranks in the sum that is under way
  std::uint64_t sums{0};  ///< that are over
};

class ThreadLink final : public Link {
 public:
  ThreadLink(std::shared_ptr<Mail> mail, int rank) : mail_(std::move(mail)), rank_(rank) {}

  int rank() const override { return rank_; }
  int size() const override { return static_cast<int>(mail_->boxes.size()); }
  void send(int to, std::vector<std::byte> message) override
  {
    std::lock_guard const lock(mail_->mutex);
    mail_->boxes[static_cast<std::size_t>(to)].push_back({rank_, std::move(message)});
  }
  std::optional<Message> receive() override
  {
    std::lock_guard const lock(mail_->mutex);
    auto& box = mail_->boxes[static_cast<std::size_t>(rank_)];
    if (box.empty()) return std::nullopt;
    Message first = std::move(box.front());
    box.pop_front();
    return first;
  }
  void sum_to_first(std::span<std::uint64_t> counts, double patience) override
  {
    std::unique_lock lock(mail_->mutex);
    mail_->sum.resize(counts.size());
    for (std::size_t k = 0; k < counts.size(); ++k) mail_->sum[k] += counts[k];
    std::uint64_t const mine = mail_->sums;
    ++mail_->came;
    mail_->changed.notify_all();
    if (rank_ != 0) return;
    auto const all = [&] { return mail_->came == size() && mail_->sums == mine; };
    if (!mail_->changed.wait_for(lock, std::chrono::duration<double>(patience), all)) throw LinkFault("played sum: a rank has not come");
    std::copy(mail_->sum.begin(), mail_->sum.end(), counts.begin());
    mail_->sum.clear();
    mail_->came = 0;
    ++mail_->sums;
  }

 private:
  std::shared_ptr<Mail> mail_;
  int rank_;
};

/// How a rank behaves.
struct PlayedRank {
  LocalEngine open = [](EngineChoice const&) { return make_cpu_engine(1); };
  std::string identity{"the program"};
  bool deaf{false};  ///< answers nothing after it has opened its engine
};

/// The ranks 1, 2, ... as threads; ends with rank 0's dismissal.
class ThreadTeam {
 public:
  explicit ThreadTeam(std::vector<PlayedRank> const& others) : mail_(std::make_shared<Mail>()), others_(others), link_(mail_, 0)
  {
    mail_->boxes.resize(others_.size() + 1);
    for (std::size_t k = 0; k < others_.size(); ++k)
      threads_.emplace_back([this, k] { serve(others_[k], static_cast<int>(k) + 1); });
  }
  ~ThreadTeam() { dismiss_ranks(link_); }

  Link& link() { return link_; }
  std::unique_ptr<Engine> engine(PlayedRank const& first = {}, RankSchedule const& schedule = {})
  {
    return make_rank_engine(link_, {}, first.open, first.identity, schedule);
  }

 private:
  void serve(PlayedRank const& played, int rank)
  {
    ThreadLink link(mail_, rank);
    if (!played.deaf) return serve_ranges(link, played.open, played.identity, {5.0});
    DeafLink deaf(link);
    serve_ranges(deaf, played.open, played.identity, {5.0});
  }

  /// Hears of the engine and of the end alone.
  class DeafLink final : public Link {
   public:
    explicit DeafLink(Link& link) : link_(link) {}
    int rank() const override { return link_.rank(); }
    int size() const override { return link_.size(); }
    void send(int to, std::vector<std::byte> message) override { link_.send(to, std::move(message)); }
    std::optional<Message> receive() override
    {
      auto message = link_.receive();
      constexpr auto open = std::byte{0};
      constexpr auto leave = std::byte{5};
      bool const heard = message && (message->bytes[0] == open || message->bytes[0] == leave);
      return heard ? message : std::nullopt;
    }
    void sum_to_first(std::span<std::uint64_t>, double) override {}

   private:
    Link& link_;
  };

  std::shared_ptr<Mail> mail_;
  std::vector<PlayedRank> others_;
  ThreadLink link_;
  std::vector<std::jthread> threads_;  ///< last: end before what they use
};

}  // namespace ghostcast::testing_support
