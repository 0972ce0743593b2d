// SPDX-License-Identifier: Apache-2.0
/// \file
/// The verb `sensitivity`: which parameters and mechanisms make the answer, and which to measure first.
#pragma once

#include <string>
#include <vector>

#include "ghostcast/cli/exit_code.hpp"
#include "ghostcast/cli/run.hpp"
#include "ghostcast/sensitivity/sensitivity_report.hpp"
#include "ghostcast/sensitivity/study.hpp"

namespace ghostcast::cli {

struct SensitivityOptions {
  ScenarioChoice scenario;
  StudyOptions study;
  std::string unit;        ///< name; empty: the first
  std::string definition;  ///< name; empty: the first
  std::string by;          ///< "2035-12" or a month's number; empty: month 120 or the horizon
  std::vector<std::string> decisions;  ///< plans
  std::string out;         ///< folder; empty: none
  OutputFormat format{OutputFormat::text};
  Chatter chatter{Chatter::normal};
};

/// The study of a scenario that was loaded as the options say. \throws StudyInterrupted where `progress` stops
/// it, InputError and what the engine throws
SensitivityReport sensitivity_report(SensitivityOptions const& options, Scenario const& scenario, Progress const& progress);

/// \throws InputError, OutputError and what the engine throws
ExitCode sensitivity(SensitivityOptions const& options);

}  // namespace ghostcast::cli
