// SPDX-License-Identifier: Apache-2.0
/// \file
/// The verb `report`: results as one HTML page, and its charts as files.
#pragma once

#include <string>
#include <vector>

#include "ghostcast/cli/exit_code.hpp"
#include "ghostcast/cli/page_flags.hpp"
#include "ghostcast/report/page.hpp"

namespace ghostcast::cli {

struct ReportOptions {
  std::vector<std::string> results;  ///< files of JSON, or folders that hold some
  PageRequest page;
};

/// \throws InputError with every document that cannot be used, OutputError
ExitCode report(ReportOptions const& options);

/// Reads documents of files and of the folders' *.json. \throws InputError, all faults at once
PageDocuments read_documents(std::vector<std::string> const& results);

/// Writes what the request asks for of these documents; says on stderr what cannot be had.
/// \throws OutputError, all that could not be written at once
void write_page(PageRequest const& request, PageDocuments const& documents, std::vector<PageGap> const& gaps);

/// Why this program cannot write a page, in one line with what helps; empty where it can.
std::string why_no_page();

}  // namespace ghostcast::cli
