// SPDX-License-Identifier: Apache-2.0
/// \file
/// The distributions that a scenario may write, and their keys: for the reader and for the schema of
/// editors.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "ghostcast/random/distribution.hpp"
#include "ghostcast/scenario/parameter_info.hpp"

namespace ghostcast {

/// A key of `{ dist = ... }`.
struct FamilyKey {
  std::string name;
  Range range;
  bool needed;
  bool of_values;  ///< has the unit of the values: mean and lo have, shape and sigma have not
};

struct Family {
  DistributionKind kind;
  std::vector<FamilyKey> keys;  ///< all but dist

  /// The key of a name, or nullptr.
  FamilyKey const* find(std::string_view name) const;
  std::vector<std::string> names() const;
};

/// By the word of `dist`. Of gamma, mean or scale must be given; mixture has lists.
std::map<std::string, Family, std::less<>> const& families();

}  // namespace ghostcast
