// SPDX-License-Identifier: Apache-2.0
/// \file
/// A scenario file laid over those that it extends.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "ghostcast/scenario/document.hpp"
#include "ghostcast/scenario/scenario.hpp"

namespace ghostcast {

/// Files that a chain of `extends` may have, with the scenario itself.
inline constexpr int most_layers = 8;

/// A scenario as one document.
struct LayeredDocument {
  Node root;                      ///< without `extends` and `remove`
  std::vector<SourceFile> files;  ///< by Position::file; the text itself first
  std::vector<Fault> faults;      ///< of `remove`
};

/// Reads a text and all that it extends; `file` is its name, from which its bases' names count.
/// \throws InputError where a file cannot be read or parsed, extends itself, or stands where `bases`
/// does not let it
LayeredDocument read_layers(std::string_view text, std::string const& file, BaseFiles bases = BaseFiles::inside);

/// Lays `over` upon `base`: tables with a name (units, definitions, alternatives, templates) match
/// by it, [market], [organisation], [plan] and these tables merge by key, tables such as
/// rental_price by member; all else is replaced as a whole.
void lay_over(Node& base, Node const& over, std::vector<Fault>& faults);

/// Reports every `remove` of a document that extends none, and takes it out.
void refuse_removals(Node& root, std::vector<Fault>& faults);

/// A key whose members are rows of the parameter table, such as rental_price.
bool is_member_table(std::string_view key);

}  // namespace ghostcast
