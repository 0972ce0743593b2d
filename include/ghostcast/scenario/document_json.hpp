// SPDX-License-Identifier: Apache-2.0
/// \file
/// The tree of a document as JSON and back, so that a result carries its scenario with it.
///
/// Tables are objects, arrays arrays, texts strings, whole numbers integers, other numbers
/// decimals that give the same double; infinity, which JSON has no word for, is
/// { "number": "inf" }. Places in the text are not kept.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "ghostcast/scenario/document.hpp"

namespace ghostcast {

nlohmann::json document_json(Node const& node);

/// The tree that document_json wrote. What stands for no value of a document (null, more than 32
/// levels) is a fault, with its place among the keys in `what`.
///
/// \param paths  the place of each value among the keys, "document.unit[1].gpus"; the value's column
///               is first_path_column + its number here, its line 0
Node document_from_json(nlohmann::json const& json, std::vector<Fault>& faults, std::vector<std::string>& paths);

inline constexpr int first_path_column = 2;

/// A value in at most 60 characters, for a message.
std::string shortened(nlohmann::json const& json);

}  // namespace ghostcast
