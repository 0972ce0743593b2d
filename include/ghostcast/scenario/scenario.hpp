// SPDX-License-Identifier: Apache-2.0
/// \file
/// A scenario file, read, checked and compiled into what the model needs.
#pragma once

#include <filesystem>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ghostcast/model/model_params.hpp"
#include "ghostcast/scenario/fault.hpp"
#include "ghostcast/tally/quantity.hpp"

namespace ghostcast {

/// The calendar month of t=0.
struct StartMonth {
  int year{};
  int month{};  ///< 1..12
};

/// A file of a scenario.
struct SourceFile {
  std::string name;
  std::string sha256;  ///< of its bytes, 64 hexadecimal digits
};

/// Owns all that a run needs to know; copies and moves like any value.
struct Scenario {
  std::string name;
  std::string title;
  std::string file;
  std::string sha256;  ///< of the bytes of the file; where it extends others, of all their sha256
  std::vector<SourceFile> files;  ///< the file, what it extends, what that extends, ...
  std::string plan;    ///< "base" or the name of an alternative
  std::optional<StartMonth> start;
  int horizon{0};  ///< months
  RecordMask record{default_record};

  std::vector<std::string> unit_names;
  std::vector<std::string> group_names;
  std::vector<std::string> organisation_names;  ///< the groups' where they are separate
  std::vector<std::string> definition_names;
  std::vector<std::string> plan_names;  ///< "base" first
  std::vector<std::string> draw_names;  ///< of `draws`: "key" or "unit: key"
  std::vector<std::string> warnings;    ///< `file:line:column: ...`
  nlohmann::json resolved;  ///< every parameter with its value or distribution and its origin

  /// The model's view of this scenario; it borrows from *this and ends with it.
  ModelParams params() const;

  // What params() points into.
  ModelParams model{};  ///< its pointers are null
  std::vector<Distribution> distributions;
  std::vector<double> tables;
  std::vector<Draw> draws;
  std::vector<int> draw_targets;
  std::vector<CopulaRow> copula_rows;
  std::vector<CopulaTerm> copula_terms;
  std::vector<LeverStep> lever_steps;
};

/// What is asked of a scenario file beside what it says.
struct ScenarioRequest {
  std::string plan{"base"};  ///< or the name of an alternative
};

/// Reads a scenario file.
/// \throws InputError with every fault of the file, also when it cannot be read
Scenario load_scenario(std::filesystem::path const& path, ScenarioRequest const& request = {});

/// The same for a text; `file` is its name in messages.
Scenario parse_scenario(std::string_view text, std::string const& file,
                        ScenarioRequest const& request = {});

}  // namespace ghostcast
