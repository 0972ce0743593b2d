// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/rare/particle.hpp"

#include <algorithm>

namespace ghostcast {

std::uint64_t Particle::stream_after(int step) const
{
  auto const later = std::ranges::upper_bound(branches, step, {}, &Branch::step);
  return (later - 1)->stream;
}

int Particle::passage_beyond(double level) const
{
  return std::ranges::upper_bound(records, level, {}, &Record::score)->step;
}

Particle Particle::offspring(double level, std::uint64_t stream) const
{
  auto const passage = std::ranges::upper_bound(records, level, {}, &Record::score);
  auto const replaced = std::ranges::lower_bound(branches, passage->step, {}, &Branch::step);
  Particle child{root, {branches.begin(), replaced}, {records.begin(), passage + 1}};
  child.branches.push_back({passage->step, stream});
  return child;
}

}  // namespace ghostcast
