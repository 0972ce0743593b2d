// SPDX-License-Identifier: Apache-2.0
/// \file
/// Flags of the report page, of `run` and of `report`.
#pragma once

#include <CLI/CLI.hpp>
#include <string>
#include <vector>

namespace ghostcast::cli {

struct PageRequest {
  std::string file;            ///< empty: no page
  std::string charts;          ///< folder for the charts as SVG; empty: none
  std::string language{"en"};  ///< or "fr"
  std::vector<std::string> parts{"surface", "comparison", "stories", "sensitivity"};  ///< of `run`: what is computed for it

  std::string unit;        ///< that surface, stories and sensitivity are of; empty: the first
  std::string definition;  ///< likewise

  bool any() const { return !file.empty() || !charts.empty(); }
};

/// Adds --lang and --svg, and the page's file under `flags`.
void add_page(CLI::App& verb, PageRequest& request, std::string const& flags);

/// Adds --report-parts, --report-unit and --report-definition. \throws at parsing CLI::ValidationError where no page is asked for
void add_page_parts(CLI::App& verb, PageRequest& request);

}  // namespace ghostcast::cli
