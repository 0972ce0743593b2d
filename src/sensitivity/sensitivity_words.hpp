// SPDX-License-Identifier: Apache-2.0
/// \file
/// Words and numbers of the text report; internal to src/sensitivity.
#pragma once

#include <string>

#include "ghostcast/sensitivity/sensitivity_report.hpp"

namespace ghostcast {

/// "31 ±4" percent, with half of a 95 % normal interval; "-" where there is none.
std::string share_text(Estimate const& estimate, int decimals = 0);

/// share_text for a narrow column; "-" where nothing was seen, or not even to ±100 percent.
std::string share_cell(Estimate const& estimate);

/// "12.3 ±0.4" of a number that is no share.
std::string number_text_of(Estimate const& estimate, int decimals);

/// The mean of an output, in percent or months; "none seen" where no trajectory had any of it, which
/// says nothing about how rare it is.
std::string output_cell(Estimate const& estimate, Output output);

/// Three significant digits for a narrow column.
std::string figure(double value);

/// A line, and one of hyphens below it.
std::string heading(std::string const& text);

/// "key (owner)" of "owner: key", so that a short column keeps the key.
std::string key_first(std::string const& name);

/// Whether an estimate is more than two standard errors above zero.
bool stands_out(Estimate const& estimate);

/// What knowing a parameter takes off the variance of an output, as a share of it.
Estimate information_share(SensitivityResult const& result, ParameterFinding const& found, std::size_t output);

// Sections, each with its heading; empty where there is nothing to say.
std::string decisions_text(SensitivityReport const& report);
std::string switches_text(SensitivityReport const& report);
std::string outputs_text(SensitivityReport const& report);
std::string legend_text(SensitivityReport const& report);

}  // namespace ghostcast
