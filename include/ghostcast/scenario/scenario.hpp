// SPDX-License-Identifier: Apache-2.0
/// \file
/// A scenario file, read, checked and compiled into what the model needs.
#pragma once

#include <cstddef>
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

/// [[plan.alternative]] of a scenario: each is compiled, and compared with all others.
inline constexpr std::size_t max_alternatives = 64;

/// Where a scenario may find what it extends.
enum class BaseFiles {
  inside,   ///< in the folder of the scenario file, or in folders of that; links do not lead out of it
  anywhere  ///< by --allow-outside
};

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
  std::vector<std::string> changes;     ///< of the request: "without shocks", "set gpus = 512"
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
  std::vector<std::string> without{};  ///< groups of mechanisms that are off, or "all"
  std::vector<std::string> only{};     ///< the groups that stay on; empty: this is not asked for
  std::vector<std::string> set{};      ///< `KEY=VALUE`: a parameter's value in place of the file's
  BaseFiles bases{BaseFiles::inside};
};

/// Reads a scenario file.
/// \throws InputError with every fault of the file, also when it cannot be read
Scenario load_scenario(std::filesystem::path const& path, ScenarioRequest const& request = {});

/// The same for a text; `file` is its name in messages.
Scenario parse_scenario(std::string_view text, std::string const& file,
                        ScenarioRequest const& request = {});

}  // namespace ghostcast
