// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/replay/selection.hpp"

#include "ghostcast/kernel/outcome_code.hpp"

namespace ghostcast {

void FirstOutcomes::add(FirstOutcomes const& other)
{
  for (std::size_t month = 0; month < ghosts.size(); ++month)
    ghosts[month].add(other.ghosts[month]);
  for (std::size_t k = 0; k < others.size(); ++k) others[k].add(other.others[k]);
  human.add(other.human);
  non_finite += other.non_finite;
}

std::uint64_t FirstOutcomes::ghost_count() const
{
  std::uint64_t count = 0;
  for (Group const& group : ghosts) count += group.count;
  return count;
}

std::uint64_t FirstOutcomes::trajectories() const
{
  std::uint64_t count = ghost_count() + human.count;
  for (Group const& group : others) count += group.count;
  return count;
}

FirstOutcomes outcomes_of(std::span<Group const> groups, int horizon)
{
  FirstOutcomes outcomes(horizon);
  std::size_t const kinds = first_outcome_kinds(horizon);
  auto const both = [&](std::size_t kind) {
    Group group = groups[kind];
    group.add(groups[kinds + kind]);
    return group;
  };
  for (std::size_t month = 0; month < outcomes.ghosts.size(); ++month) outcomes.ghosts[month] = both(month);
  for (std::size_t k = 0; k < outcomes.others.size(); ++k) outcomes.others[k] = both(outcomes.ghosts.size() + k);
  outcomes.human = both(human_kind(horizon));
  for (std::size_t kind = 0; kind < kinds; ++kind) outcomes.non_finite += groups[kinds + kind].count;
  return outcomes;
}

std::optional<std::uint64_t> select(FirstOutcomes const& outcomes, Selection selection)
{
  if (selection == Selection::never) {
    if (outcomes.human.count == 0) return {};
    return outcomes.human.lowest;
  }
  std::uint64_t const ghosts = outcomes.ghost_count();
  std::uint64_t const wanted = selection == Selection::earliest_ghost ? 1 : (ghosts + 1) / 2;
  std::uint64_t passed = 0;
  for (Group const& group : outcomes.ghosts) {
    passed += group.count;
    if (group.count > 0 && passed >= wanted) return group.lowest;
  }
  return {};
}

}  // namespace ghostcast
