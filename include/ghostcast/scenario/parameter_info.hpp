// SPDX-License-Identifier: Apache-2.0
/// \file
/// The one table of all keys of a scenario: what the reader accepts, what the resolved output
/// says and what docs/scenario.md prints come from it.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "ghostcast/model/parameter_block.hpp"

namespace ghostcast {

/// The table of a scenario file to which a key belongs.
enum class Section { scenario, organisation, market, unit, plan, definition, correlation };
inline constexpr int section_count = 7;

/// What a key's value looks like.
enum class ValueKind {
  number,      ///< a number or a distribution
  integer,     ///< a whole number
  flag,        ///< true or false
  choice,      ///< one of a few words
  role_flags,  ///< a list of roles
  text,        ///< a string
  structure    ///< anything else: the meaning says what
};

/// Values that are possible.
struct Range {
  double low;
  double high;
  bool low_open{false};   ///< low itself is not possible
  bool high_open{false};  ///< high itself is not possible
  bool infinite{false};   ///< inf is a possible number

  bool contains(double value) const;
};

/// "[0, 1)", "> 0", "any": for messages and the documentation.
std::string to_string(Range const& range);

/// Where a key's values stand in the ParameterBlock.
struct Target {
  int index{-1};  ///< flat index of the first, in organisation 0 or unit 0; -1: nowhere
  int count{1};   ///< 1, role_count, max_groups or order_stages
};

/// Properties of a row, to be combined.
enum Trait : unsigned {
  plain = 0,
  fixed = 1,             ///< no distribution: counts, choices, times of events
  lever = 2,             ///< may change by month in a plan
  per_unit = 4,          ///< the default prior is drawn per unit; otherwise once, for all
  plan_only = 8,         ///< a key of [plan] alone
  required = 16,         ///< has no default
  small_units_only = 32  ///< the default is 0 for units of more than 2,000 people
};

/// One key, or one member of a table ("rental_price.start").
struct ParameterInfo {
  Section section;
  std::string_view key;
  Target target;
  ValueKind kind;
  unsigned traits;
  std::string_view symbol;
  std::string_view unit;
  Range range;
  std::string_view default_text;  ///< TOML
  std::string_view absent;        ///< what a default of -1 stands for; empty: it is a value
  std::string_view equation;
  std::string_view source;
  std::string_view meaning;
  std::string_view choices{};  ///< words of a choice, separated by '|'
  int first_choice{0};         ///< value of the first word

  bool has(Trait trait) const { return (traits & trait) != 0; }
  /// The part before a dot: the key of a table.
  std::string_view table() const;
  /// The part after the dot, or empty.
  std::string_view member() const;
  std::vector<std::string> words() const;
};

/// Every row, section by section, in the order of the documentation.
std::span<ParameterInfo const> parameter_table();

/// The row of a key in a section, or nullptr.
ParameterInfo const* find_parameter(Section section, std::string_view key);

std::string_view name_of(Section section);

/// People above which a unit is large (Trait::small_units_only).
inline constexpr double large_unit_people = 2000.0;

inline constexpr std::string_view role_names[role_count] = {
    "researcher", "engineer", "infrastructure", "operations", "supervisor", "manager"};

/// Index of a role's name, -1 when there is none.
int role_index(std::string_view name);

// The rows, by file.
std::vector<ParameterInfo> setting_rows();
std::vector<ParameterInfo> market_rows();
std::vector<ParameterInfo> organisation_rows();
std::vector<ParameterInfo> unit_work_rows();
std::vector<ParameterInfo> unit_money_rows();
std::vector<ParameterInfo> unit_people_rows();
std::vector<ParameterInfo> plan_rows();

}  // namespace ghostcast
