// SPDX-License-Identifier: Apache-2.0
/// \file
/// What `run --report` computes beyond the run, for the page.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "ghostcast/cli/page_flags.hpp"
#include "ghostcast/cli/run.hpp"
#include "ghostcast/report/output_folder.hpp"
#include "ghostcast/report/page.hpp"

namespace ghostcast::cli {

/// Trajectories of the parts, at most; a run with fewer has its own number. They are for pictures.
struct PageBudget {
  std::uint64_t surface{2000};     ///< of each pass of seven cells
  std::uint64_t comparison{8000};  ///< of each plan
  int sensitivity{512};            ///< points of the design
};

/// The documents of a page: the run's own result, and the parts that the request names. A part that is
/// stopped or cannot be had is left out and named among the gaps.
struct PageRun {
  PageDocuments documents;
  std::vector<PageGap> gaps;
};

/// \param result  result.json of the run \param stop  true once the user asked to stop
PageRun compute_page(Engine& engine, Scenario const& scenario, RunOptions const& options, nlohmann::ordered_json result,
                     std::function<bool()> const& stop);

/// The parts as files for a folder of results: surface.json, compare.json, sensitivity.json, and a file a story.
std::vector<NamedText> part_files(PageDocuments const& documents);

}  // namespace ghostcast::cli
