// SPDX-License-Identifier: Apache-2.0
/// \file
/// From what the user asked for to an engine.
#pragma once

#include <functional>
#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

#include "ghostcast/engine/accelerator.hpp"
#include "ghostcast/engine/engine.hpp"

namespace ghostcast {

enum class EngineKind : int {
  unsaid,     ///< as `automatic`, but silent where nobody expects a device, and the CPU where
              ///< threads are given and no devices
  automatic,  ///< devices where there are any and the run fits, else the CPU
  cpu,
  cuda  ///< devices or nothing
};

struct EngineChoice {
  EngineKind kind{EngineKind::unsaid};
  std::vector<int> devices;  ///< numbers, repeats allowed; empty: all there are
  int threads{0};            ///< of the CPU; 0: all cores
  Isa isa{Isa::automatic};   ///< of the CPU; one that is named chooses it, unless devices are demanded
  int sharers{1};            ///< processes that divide the machine's memory, this one among them
};

/// There is no device such as was asked for. The message is one line.
struct NoAccelerator : std::runtime_error {
  using std::runtime_error::runtime_error;
};

/// Told once, in one line without its end, why the CPU does the work of a device; may be empty.
using Remark = std::function<void(std::string const& text)>;

/// Whether the choice asks for devices and nothing else: `cuda`, or devices by their numbers.
bool demands_devices(EngineChoice const& choice);

/// The devices of a choice; none where it is the CPU, by choice or because there is no device,
/// which `remark` is told.
/// \throws NoAccelerator where devices are demanded and one cannot be opened
std::vector<std::unique_ptr<Accelerator>> open_devices(EngineChoice const& choice,
                                                       Remark const& remark);

/// The engine of a choice; keeps a copy of `remark`. An engine chosen automatically goes to the CPU
/// too where a run does not fit in the devices' memory, and says so then.
/// \throws NoAccelerator, NoIsa
std::unique_ptr<Engine> make_engine(EngineChoice const& choice, Remark const& remark);

/// Runs on `devices`; where a run fits on none of them, on the CPU with so many threads and sharers of its
/// memory, from then on, after telling `remark` why. Its name is that of the engine that ran last.
std::unique_ptr<Engine> make_automatic_engine(std::unique_ptr<Engine> devices, int threads, int sharers,
                                              Remark const& remark);

}  // namespace ghostcast
