// SPDX-License-Identifier: Apache-2.0
/// \file
/// Quantities in quotes, such as "420 kUSD/year", as numbers in the unit that the table documents.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "ghostcast/scenario/parameter_info.hpp"
#include "ghostcast/scenario/warning_texts.hpp"

namespace ghostcast {

/// What a number of a key is measured in.
struct Measure {
  std::string_view unit;    ///< as in the table
  bool probability{false};  ///< of a month; over another time it compounds
};

/// The measure of a row: a rate by month that cannot pass 1 is a probability.
Measure measure_of(ParameterInfo const& row);

/// Whether a unit of the table takes plain numbers only.
bool takes_no_unit(std::string_view documented);

/// A number in the documented unit, or why there is none.
struct QuantityReading {
  std::optional<double> value;
  std::string reason;
  std::string hint;
};

/// Whether a text begins like a number.
bool begins_with_number(std::string_view text);

/// Reads "NUMBER UNIT". Hazards and growth convert in proportion; a probability p over k months
/// becomes 1 - (1-p)^(1/k) a month.
/// \param drawn  a parameter of a distribution: a probability is taken by month only
QuantityReading read_quantity(std::string_view text, Measure const& measure, bool drawn);

/// What was probably meant by a plain number that is out of range, as a sentence, or nothing.
std::string slip_hint(ParameterInfo const& row, double value);

/// What to say in WarningKind::fast_rate of a plain hazard a month that is so high that it was probably
/// meant by year, or nothing.
WarningValues hazard_warning(ParameterInfo const& row, double value);

}  // namespace ghostcast
