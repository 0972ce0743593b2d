// SPDX-License-Identifier: Apache-2.0
/// \file
/// One trajectory as text for a terminal of 100 columns: what happened, what its belief holds that
/// is special, events, tables by month, criteria.
#pragma once

#include <string>

#include "ghostcast/report/explanation.hpp"

namespace ghostcast {

std::string explain_text(Explanation const& explanation, ExplainView const& view);

// Its sections, each ending in a line feed.

/// Which trajectory of which run, and what becomes of each unit; how it was found.
std::string explain_summary(Explanation const& explanation, ExplainView const& view);

/// The drawn parameters and where they stand in their priors, the most extreme first, ten at most
/// unless all are asked for; empty where nothing is drawn.
std::string explain_belief(Explanation const& explanation, ExplainView const& view);

/// One line an event; the same criterion of several definitions in one line.
std::string explain_events(Explanation const& explanation, ExplainView const& view);

/// A unit by month: size, value, shares, knowledge, who came and went; then roles and money.
std::string explain_unit_table(Explanation const& explanation, ExplainView const& view, int unit);

/// Markets by month, then each organisation of the view's units.
std::string explain_world_tables(Explanation const& explanation, ExplainView const& view);

/// For each definition which criteria held and which failed, when it mattered.
std::string explain_criteria(Explanation const& explanation, ExplainView const& view, int unit);

/// Months that a table has rows for: 0, every `every`, the horizon, and those with a headline.
std::vector<int> table_months(Explanation const& explanation, ExplainView const& view);

/// A heading, bold where the style says so, with an empty line before it.
std::string explain_heading(std::string const& text, TextStyle style);

}  // namespace ghostcast
