// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/scenario/lone_distribution.hpp"

#include <utility>

#include "ghostcast/scenario/compilation.hpp"
#include "ghostcast/scenario/targets.hpp"

namespace ghostcast {

std::optional<LoneDistribution> LoneDistribution::read(Node const& node, std::string const& what, std::vector<Fault>& faults)
{
  Node const empty;
  Compilation compilation(empty, {SourceFile{}});
  LoneDistribution read;
  read.index_ = read_distribution(compilation, node, what, any_number);
  faults.insert(faults.end(), compilation.faults.begin(), compilation.faults.end());
  if (read.index_ < 0 || !compilation.faults.empty()) return std::nullopt;
  read.distributions_ = std::move(compilation.scenario.distributions);
  read.tables_ = std::move(compilation.scenario.tables);
  return read;
}

double LoneDistribution::value_at(double u) const
{
  return quantile({distributions_.data(), tables_.data()}, index_, u);
}

}  // namespace ghostcast
