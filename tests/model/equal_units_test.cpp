// SPDX-License-Identifier: Apache-2.0
// Equal units fare equally, wherever they stand.
#include "support/observe.hpp"
#include "support/rich_model.hpp"
#include "support/statistical.hpp"

namespace ghostcast {
namespace {

using namespace testing_support;

constexpr int units = 4;

/// Four equal units of one group that compete for few GPUs.
QuietModel equal_units(AllocationRule rule)
{
  QuietModel rich = rich_model(Layout::together, units);
  rich.model->group_count = 1;
  rich.model->horizon = 48;
  rich.organisation().allocation = static_cast<float>(rule);
  rich.organisation().project_end_rate = 0.2f;
  for (int u = 0; u < units; ++u) {
    rich.unit(u) = rich.unit(0);
    rich.unit(u).gpus = 7.0f;  // few: rounding counts
    rich.model->unit[u] = {0, 0, -1};
  }
  rich.organisation().initial_free_gpus = 0.0f;
  return rich;
}

/// Differences of each unit to the first, at the horizon.
struct Differences : Bystander {
  Moments gpus[units], people[units], value[units], gone[units];
  void month_end(World<Scalar> const& w)
  {
    if (w.dice.month < w.model->horizon) return;
    UnitState<Scalar> const& first = w.state.unit[0];
    for (int u = 1; u < units; ++u) {
      UnitState<Scalar> const& s = w.state.unit[u];
      gpus[u].add(static_cast<double>(s.gpus - first.gpus));
      people[u].add(static_cast<double>(s.people - first.people));
      value[u].add(static_cast<double>(s.value - first.value));
      gone[u].add((s.running ? 0.0 : 1.0) - (first.running ? 0.0 : 1.0));
    }
  }
};

TEST(EqualUnits, FareEquallyWhateverTheirIndexUnderRulesThatRotate)
{
  for (AllocationRule rule : {AllocationRule::weighted, AllocationRule::proportional,
                              AllocationRule::max_min, AllocationRule::marginal_value}) {
    QuietModel rich = equal_units(rule);
    Differences seen;
    observe(rich.params(), 101, 2500, seen);
    for (int u = 1; u < units; ++u) {
      for (Moments const& difference :
           {seen.gpus[u], seen.people[u], seen.value[u], seen.gone[u]}) {
        EXPECT_TRUE(matches(difference.mean(), 0.0, difference.error()))
            << "rule " << static_cast<int>(rule) << ", unit " << u;
      }
    }
  }
}

/// Two unequal units; the larger one stands first or last.
QuietModel unequal_units(int larger)
{
  QuietModel rich = equal_units(AllocationRule::weighted);
  UnitParams<Scalar>& unit = rich.unit(larger);
  unit.gpus = 60.0f;
  unit.people[engineer] = 25.0f;
  unit.substitution_rho = 0.4f;
  return rich;
}

struct Larger : Bystander {
  int unit;
  Moments gpus, people, gone;
  explicit Larger(int index) : unit(index) {}
  void month_end(World<Scalar> const& w)
  {
    if (w.dice.month < w.model->horizon) return;
    UnitState<Scalar> const& s = w.state.unit[unit];
    gpus.add(static_cast<double>(s.gpus));
    people.add(static_cast<double>(s.people));
    gone.add(s.running ? 0.0 : 1.0);
  }
};

void expect_same(Moments const& a, Moments const& b)
{
  EXPECT_TRUE(matches(a.mean(), b.mean(), std::hypot(a.error(), b.error())));
}

TEST(EqualUnits, PermutingUnitsLeavesTheDistributionOfEachUnchanged)
{
  Larger first(0);
  Larger last(units - 1);
  QuietModel one = unequal_units(0);
  QuietModel other = unequal_units(units - 1);
  observe(one.params(), 103, 2500, first);
  observe(other.params(), 107, 2500, last);
  expect_same(first.gpus, last.gpus);
  expect_same(first.people, last.people);
  expect_same(first.gone, last.gone);
}

}  // namespace
}  // namespace ghostcast
