// SPDX-License-Identifier: Apache-2.0
/// \file
/// The charts of a page as SVG files, drawn by node with the page's own code.
#pragma once

#include <nlohmann/json.hpp>
#include <string>

namespace ghostcast::cli {

/// Writes CHART.svg of every chart into the folder. \throws OutputError, also where there is no node
void write_charts(std::string const& folder, nlohmann::ordered_json const& page);

}  // namespace ghostcast::cli
