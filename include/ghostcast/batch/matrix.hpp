// SPDX-License-Identifier: Apache-2.0
/// \file
/// A matrix of cases: one scenario under many values (docs/batch.md).
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "ghostcast/batch/batch_case.hpp"
#include "ghostcast/scenario/document.hpp"

namespace ghostcast {

/// Whether a document is a matrix: it has one of its keys that no scenario has.
bool is_matrix(Node const& root);

/// The cases of a matrix, without folders: for every point of the grid every sample, for each of these
/// every plan, for each of these every seed.
/// \param file   its name in messages; the base's name counts from its folder
/// \param bases  where the base, and what it extends, may lie
/// \throws InputError with every fault: unknown keys, values that the scenario refuses, what the base
///         itself has, more than most_cases
std::vector<BatchCase> read_matrix(Node const& root, std::string const& file, BaseFiles bases);

}  // namespace ghostcast
