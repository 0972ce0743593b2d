// SPDX-License-Identifier: Apache-2.0
#include "orders.hpp"

#include "parcel.hpp"

namespace ghostcast {
namespace {

/// A reader that stands behind the kind.
ParcelReader reader_of(Message const& message)
{
  ParcelReader reader(message.bytes);
  reader.get<std::uint8_t>();
  return reader;
}

}  // namespace

std::vector<std::byte> open_order(EngineChoice const& choice)
{
  return ParcelWriter().put(Order::open).put(choice.kind).put(choice.devices).put(choice.threads).put(choice.isa).take();
}

std::vector<std::byte> begin_order(Begin const& begin)
{
  return ParcelWriter().put(Order::begin).put(begin.plan).put(begin.counts).put(begin.image).take();
}

std::vector<std::byte> work_order(std::vector<TrajectoryRange> const& pieces)
{
  return ParcelWriter().put(Order::work).put(pieces).take();
}

std::vector<std::byte> plain_order(Order order)
{
  return ParcelWriter().put(order).take();
}

std::vector<std::byte> opened_report(Opened const& opened)
{
  return ParcelWriter().put(Report::opened).put(opened.identity).put(opened.name).put(opened.device).put(opened.isa)
      .put(opened.threads).put(opened.fault).take();
}

std::vector<std::byte> alive_report(std::uint64_t trajectories)
{
  return ParcelWriter().put(Report::alive).put(trajectories).take();
}

std::vector<std::byte> done_report(Done const& done)
{
  return ParcelWriter().put(Report::done).put(done.ranges).put(done.fault_kind).put(done.fault).take();
}

EngineChoice read_open(Message const& message)
{
  ParcelReader reader = reader_of(message);
  EngineChoice choice;
  choice.kind = reader.get<EngineKind>();
  choice.devices = reader.list<int>();
  choice.threads = reader.get<int>();
  choice.isa = reader.get<Isa>();
  return choice;
}

Begin read_begin(Message const& message)
{
  ParcelReader reader = reader_of(message);
  Begin begin;
  begin.plan = reader.get<RunPlan>();
  begin.counts = reader.get<std::int64_t>();
  begin.image = reader.list<std::byte>();
  return begin;
}

std::vector<TrajectoryRange> read_work(Message const& message)
{
  return reader_of(message).list<TrajectoryRange>();
}

Opened read_opened(Message const& message)
{
  ParcelReader reader = reader_of(message);
  Opened opened;
  opened.identity = reader.text();
  opened.name = reader.text();
  opened.device = reader.text();
  opened.isa = reader.text();
  opened.threads = reader.get<int>();
  opened.fault = reader.text();
  return opened;
}

std::uint64_t read_alive(Message const& message)
{
  return reader_of(message).get<std::uint64_t>();
}

Done read_done(Message const& message)
{
  ParcelReader reader = reader_of(message);
  Done done;
  done.ranges = reader.list<RangeDigest>();
  done.fault_kind = reader.get<RunFault>();
  done.fault = reader.text();
  return done;
}

}  // namespace ghostcast
