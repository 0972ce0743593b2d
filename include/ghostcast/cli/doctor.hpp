// SPDX-License-Identifier: Apache-2.0
/// \file
/// The verb `doctor`: what this program and this machine are like, and whether all engines agree.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "ghostcast/cli/exit_code.hpp"
#include "ghostcast/cli/run.hpp"
#include "ghostcast/cli/store_choice.hpp"
#include "ghostcast/doctor/engine_trial.hpp"
#include "ghostcast/doctor/machine.hpp"

namespace ghostcast::cli {

struct DoctorOptions {
  double seconds{10.0};  ///< of all trial runs together
  int threads{0};        ///< 0: all cores
  std::uint64_t most_trajectories{20000};  ///< of a trial run
  OutputFormat format{OutputFormat::text};
  Chatter chatter{Chatter::normal};
  StoreChoice store{};
};

/// What a self-check looks at; tests give parts of their own.
struct Patient {
  Machine machine;
  std::vector<Finding> found;       ///< before the trials: program, devices, instruction sets, store
  Candidate reference;
  std::vector<Candidate> others;
};

/// The run store: whether it can be read and is whole. One that is not there yet is well.
Finding store_finding(StoreChoice const& choice);

/// This program on this machine.
Patient this_patient(DoctorOptions const& options);

/// 0 all well or notes alone, 1 where a digest differs, 3 for a problem of the machine, 130 interrupted.
ExitCode examine(Patient const& patient, DoctorOptions const& options);

/// Text of what was found, within text_width columns.
std::string doctor_text(std::vector<Finding> const& findings, Chatter chatter);
/// Schema ghostcast.doctor/1.
std::string doctor_json(std::vector<Finding> const& findings, EngineTrials const& trials);

}  // namespace ghostcast::cli
