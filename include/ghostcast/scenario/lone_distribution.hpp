// SPDX-License-Identifier: Apache-2.0
/// \file
/// A distribution as scenario files write it, outside a scenario: for designs of experiments.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "ghostcast/random/distribution.hpp"
#include "ghostcast/scenario/document.hpp"

namespace ghostcast {

/// Owns what a Distribution refers to.
class LoneDistribution {
 public:
  /// Reads `{ dist = ... }`. \param what  for messages: "latin_hypercube.gpus = ..."
  /// \return nothing after a fault, which is added to `faults`
  static std::optional<LoneDistribution> read(Node const& node, std::string const& what, std::vector<Fault>& faults);

  /// \param u  in (0, 1)
  double value_at(double u) const;

 private:
  std::vector<Distribution> distributions_;
  std::vector<double> tables_;
  int index_{-1};
};

}  // namespace ghostcast
