// SPDX-License-Identifier: Apache-2.0
/// \file
/// What a summary says of one case: P(ghost by the horizon) of each unit and definition.
#pragma once

#include <cstdint>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "ghostcast/report/run_result.hpp"

namespace ghostcast {

/// One unit by one definition.
struct UnitAnswer {
  std::string unit;
  std::string definition;
  Proportion ghost;  ///< by the horizon, born ones included
  Proportion never;  ///< none by the horizon
};

struct CaseAnswer {
  std::string scenario;
  std::string plan;
  std::vector<std::string> changes;
  std::uint64_t seed{};
  std::uint64_t trajectories{};
  std::uint64_t beliefs{};
  std::string interval;  ///< its name
  int horizon{};         ///< months
  std::string date;      ///< of the horizon: "2065-12", or "month 480"
  std::string digest;
  double seconds{};      ///< of the computation
  std::vector<UnitAnswer> units;  ///< [unit][definition]
};

/// \pre the result has a trajectory
CaseAnswer answer_of(RunResult const& result);

/// The same from the document that result_json made of a result.
/// \throws nlohmann::json::exception where a key is missing or of another kind
CaseAnswer answer_of(nlohmann::json const& recorded);

}  // namespace ghostcast
