// SPDX-License-Identifier: Apache-2.0
/// \file
/// The engine that runs on devices beside the processor.
///
/// A host thread a device takes ranges from one queue, a range a slot; each launch advances all
/// slots; a finished range is drained, and the device's total is merged into the host's tally every
/// second and at the end. Only ranges whose counts the host has are part of the result. After a
/// fault the other devices take over the ranges that the host never got; where none is left, the
/// run ends with what was merged and RunOutput::fault says why.
#pragma once

#include <memory>
#include <vector>

#include "ghostcast/engine/accelerator.hpp"
#include "ghostcast/engine/engine.hpp"

namespace ghostcast {

struct DeviceSchedule {
  /// Time between merges of a device [s], >= 0; up to ten times that where a merge takes more than
  /// a twentieth of it. A fault costs this much work, and the ranges in the slots. 0: after every
  /// drain.
  double merge_seconds{1.0};
};

/// \param devices  at least one; all are used at once
std::unique_ptr<Engine> make_device_engine(std::vector<std::unique_ptr<Accelerator>> devices,
                                           DeviceSchedule const& schedule = {});

}  // namespace ghostcast
