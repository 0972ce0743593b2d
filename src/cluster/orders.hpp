// SPDX-License-Identifier: Apache-2.0
/// \file
/// What rank 0 orders and what the others report.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "ghostcast/cluster/link.hpp"
#include "ghostcast/engine/engine.hpp"
#include "ghostcast/engine/make_engine.hpp"

namespace ghostcast {

enum class Order : std::uint8_t {
  open,   ///< an engine: EngineChoice; answered by Report::opened
  begin,  ///< a run: plan, model
  work,   ///< pieces of it; answered by Report::done, in between by Report::alive
  stop,   ///< what is being worked on
  sum,    ///< come to Link::sum_to_first, then forget the counts
  leave   ///< the job is over
};

enum class Report : std::uint8_t { opened, alive, done };

/// The first byte of a message. \throws LinkFault where it is empty
template <class Kind>
Kind kind_of(Message const& message)
{
  if (message.bytes.empty()) throw LinkFault("an empty message between ranks");
  return static_cast<Kind>(message.bytes.front());
}

/// What a rank computes with, or why it cannot.
struct Opened {
  std::string identity;  ///< of program and model
  std::string name, device, isa;
  int threads{};
  std::string fault;  ///< empty: it can
};

struct Begin {
  RunPlan plan;
  std::int64_t counts{};  ///< of the tally, as rank 0 lays it out
  std::vector<std::byte> image;  ///< of the model
};

/// What came of some pieces.
struct Done {
  std::vector<RangeDigest> ranges;
  RunFault fault_kind{RunFault::none};
  std::string fault;
};

std::vector<std::byte> open_order(EngineChoice const& choice);
std::vector<std::byte> begin_order(Begin const& begin);
std::vector<std::byte> work_order(std::vector<TrajectoryRange> const& pieces);
std::vector<std::byte> plain_order(Order order);
std::vector<std::byte> opened_report(Opened const& opened);
std::vector<std::byte> alive_report(std::uint64_t trajectories);
std::vector<std::byte> done_report(Done const& done);

EngineChoice read_open(Message const& message);
Begin read_begin(Message const& message);
std::vector<TrajectoryRange> read_work(Message const& message);
Opened read_opened(Message const& message);
std::uint64_t read_alive(Message const& message);
Done read_done(Message const& message);

}  // namespace ghostcast
