// SPDX-License-Identifier: Apache-2.0
/// \file
/// What the reader of scenarios refuses in a text that was made from a table, told at its place in
/// the table.
#pragma once

#include <string>

#include "ghostcast/author/unit_table.hpp"

namespace ghostcast {

/// \param text  a scenario whose [[unit]] tables are the units of the table, one line a key
/// \throws InputError with the cells whose values the reader refuses
void check_against_reader(std::string const& text, UnitTable const& table);

}  // namespace ghostcast
