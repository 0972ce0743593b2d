// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/cluster/local_engine.hpp"

#include <utility>

#include "ghostcast/engine/device_engine.hpp"

namespace ghostcast {
namespace {

bool wants_devices(EngineChoice const& choice)
{
  if (demands_devices(choice)) return true;
  bool const by_threads = choice.kind == EngineKind::unsaid && choice.threads > 0;
  return choice.kind != EngineKind::cpu && !by_threads && choice.isa == Isa::automatic;
}

/// Numbers to try, best first.
std::vector<int> numbers_of(EngineChoice const& choice, RankPlace const& place)
{
  auto const local = static_cast<std::size_t>(place.local_rank);
  if (!choice.devices.empty()) return {choice.devices[local % choice.devices.size()]};
  if (local == 0) return {0};
  return {place.local_rank, 0};
}

Accelerators open_one(std::vector<int> const& numbers)
{
  Accelerators opened;
  for (int const number : numbers) {
    opened = open_accelerators({number});
    if (!opened.devices.empty()) break;
  }
  return opened;
}

}  // namespace

std::unique_ptr<Engine> make_local_engine(EngineChoice const& choice, RankPlace const& place, Remark const& remark)
{
  EngineChoice const processor{EngineKind::cpu, {}, choice.threads > 0 ? choice.threads : place.threads, choice.isa, place.local_size};
  if (!wants_devices(choice)) return make_engine(processor, remark);
  Accelerators opened = open_one(numbers_of(choice, place));
  if (!opened.devices.empty()) {
    auto engine = make_device_engine(std::move(opened.devices));
    return demands_devices(choice) ? std::move(engine) : make_automatic_engine(std::move(engine), processor.threads, processor.sharers, remark);
  }
  if (demands_devices(choice)) throw NoAccelerator("no CUDA engine: " + opened.reason);
  bool const silent = choice.kind == EngineKind::unsaid && opened.expected;
  if (remark && !silent) remark("engine cpu: " + opened.reason);
  return make_engine(processor, remark);
}

}  // namespace ghostcast
