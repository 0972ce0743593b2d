// SPDX-License-Identifier: Apache-2.0
// A rank that serves.
#include <chrono>
#include <deque>
#include <exception>
#include <thread>

#include "ghostcast/cluster/rank_engine.hpp"
#include "ghostcast/engine/model_image.hpp"
#include "orders.hpp"

namespace ghostcast {
namespace {

using Clock = std::chrono::steady_clock;

constexpr auto between_looks = std::chrono::milliseconds(1);
constexpr auto between_reports = std::chrono::milliseconds(250);

/// A run as a serving rank sees it.
struct ServedRun {
  RunPlan plan;
  OwnedModel model;
  Tally total;

  explicit ServedRun(Begin begin) : plan(begin.plan), model(std::move(begin.image)), total(layout_of(model.params(), plan))
  {
    if (total.layout.size != begin.counts) throw LinkFault("rank 0 lays the tally out in another way: another build");
  }
};

class Server {
 public:
  Server(Link& link, LocalEngine const& open, std::string const& identity, RankSchedule const& schedule, std::function<bool()> const& hurry)
      : link_(link), open_(open), identity_(identity), schedule_(schedule), hurry_(hurry)
  {
  }

  void serve()
  {
    for (;;) {
      Message const message = next();
      switch (kind_of<Order>(message)) {
        case Order::open: open(read_open(message)); break;
        case Order::begin: run_.emplace(read_begin(message)); break;
        case Order::work: work(read_work(message)); break;
        case Order::sum: sum(); break;
        case Order::stop: break;  // it came after the work was done
        case Order::leave: return;
      }
    }
  }

 private:
  /// Waits for an order; a rank that was told to end waits for a limited time.
  Message next()
  {
    std::optional<Clock::time_point> told;
    for (;;) {
      if (auto message = receive()) return *message;
      if (!told && hurry_ && hurry_()) told = Clock::now();
      if (told && std::chrono::duration<double>(Clock::now() - *told).count() > schedule_.patience)
        throw LinkFault("rank 0 gives no orders any more");
      std::this_thread::sleep_for(between_looks);
    }
  }

  std::optional<Message> receive()
  {
    if (put_off_.empty()) return link_.receive();
    Message first = std::move(put_off_.front());
    put_off_.pop_front();
    return first;
  }

  void open(EngineChoice const& choice)
  {
    Opened opened;
    opened.identity = identity_;
    try {
      engine_ = open_(choice);
      opened.name = engine_->name();
      opened.device = engine_->device();
      opened.isa = engine_->isa();
      opened.threads = engine_->threads();
    } catch (std::exception const& error) {
      opened.fault = error.what();
    }
    link_.send(0, opened_report(opened));
  }

  void work(std::vector<TrajectoryRange> const& pieces)
  {
    Done done;
    try {
      RunOutput output = engine_->run_pieces(run_->model.params(), run_->plan, pieces, [&](std::uint64_t count, std::uint64_t) {
        return look_up(count);
      });
      if (!output.ranges.empty()) merge(run_->total, output.tally);
      done = {std::move(output.ranges), output.fault_kind, std::move(output.fault)};
    } catch (LinkFault const&) {
      throw;
    } catch (std::exception const& error) {  // the other ranks take its pieces over
      done = {{}, RunFault::device, error.what()};
    }
    link_.send(0, done_report(done));
  }

  /// In the middle of work: says that it goes on, and looks for the order to stop.
  bool look_up(std::uint64_t count)
  {
    if (Clock::now() >= next_report_) {
      next_report_ = Clock::now() + between_reports;
      link_.send(0, alive_report(count));
    }
    while (auto message = link_.receive()) {
      if (kind_of<Order>(*message) == Order::stop) return false;
      put_off_.push_back(std::move(*message));
    }
    return true;
  }

  void sum()
  {
    link_.sum_to_first(run_->total.counts, schedule_.patience);
    run_.reset();
  }

  Link& link_;
  LocalEngine const& open_;
  std::string const& identity_;
  RankSchedule schedule_;
  std::function<bool()> const& hurry_;
  std::unique_ptr<Engine> engine_;
  std::optional<ServedRun> run_;
  std::deque<Message> put_off_;  ///< came while it was at work
  Clock::time_point next_report_{};
};

}  // namespace

void serve_ranges(Link& link, LocalEngine const& open, std::string const& identity, RankSchedule const& schedule,
                  std::function<bool()> const& hurry)
{
  Server(link, open, identity, schedule, hurry).serve();
}

}  // namespace ghostcast
