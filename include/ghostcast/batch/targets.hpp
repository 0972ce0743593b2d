// SPDX-License-Identifier: Apache-2.0
/// \file
/// What a batch is asked to run: folders, patterns and files, as cases.
#pragma once

#include <string>
#include <vector>

#include "ghostcast/batch/batch_case.hpp"

namespace ghostcast {

/// The cases of all targets, in their order, each with a name and a folder of its own. A folder stands
/// for the files *.toml in it, in alphabetical order, without those below and hidden ones; a name with
/// `*`, `?` or `[` for the files that match it; a matrix for its cases. A scenario that cannot be read is
/// a case all the same: it fails when its turn comes.
/// \throws InputError with every target that is no file, matches nothing or is a faulty matrix, and where
///         there are more than most_cases
std::vector<BatchCase> read_targets(std::vector<std::string> const& targets, BaseFiles bases);

}  // namespace ghostcast
