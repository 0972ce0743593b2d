// SPDX-License-Identifier: Apache-2.0
// What holds for every scenario, on scenarios that nobody wrote.
#include "support/random_scenarios.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "engines.hpp"
#include "ghostcast/scenario/resolved_reader.hpp"

namespace ghostcast {
namespace {

using test::RandomScenario;
using test::tally_by;

/// Enough for two packs of four lanes, and for trajectories to differ.
constexpr TrajectoryRange few{0, 8};

RunPlan plan_of(Scenario const& scenario, TrajectoryRange range)
{
  return {.seed = 11, .belief_count = 5, .range = range, .record = scenario.record};
}

/// A scenario by its number; as large as RapidCheck's last cases.
RandomScenario sample(std::uint64_t seed)
{
  return test::random_scenario()(rc::Random(seed), rc::kNominalSize).value();
}

TEST(RandomScenario, ReachesNearlyEveryKeyThatIsFree)
{
  std::set<std::string> missing;
  std::vector<ParameterInfo const*> rows;
  for (Section const section : {Section::market, Section::organisation, Section::unit}) {
    for (ParameterInfo const* const row : test::free_rows(section)) rows.push_back(row);
  }
  ASSERT_GT(rows.size(), 100u);
  for (ParameterInfo const* const row : rows) missing.insert("\n" + std::string(row->key) + " = ");
  for (std::uint64_t seed = 0; seed < 200; ++seed) {
    std::string const text = sample(seed).toml;
    std::erase_if(missing, [&](std::string const& key) { return text.find(key) != text.npos; });
  }
  EXPECT_LE(missing.size(), rows.size() / 20) << *missing.begin();
}

TEST(RandomScenario, HasAllSizesPlansAndMechanisms)
{
  std::set<std::size_t> units, definitions, organisations;
  std::set<std::string> plans, off;
  int longest = 0, correlated = 0, rolling = 0;
  for (std::uint64_t seed = 0; seed < 200; ++seed) {
    RandomScenario const random = sample(seed);
    Scenario const scenario = random.read();
    units.insert(scenario.unit_names.size());
    definitions.insert(scenario.definition_names.size());
    organisations.insert(scenario.organisation_names.size());
    plans.insert(scenario.plan);
    off.insert(random.request.without.begin(), random.request.without.end());
    longest = std::max(longest, scenario.horizon);
    correlated += random.toml.find("[[correlation]]") != random.toml.npos;
    rolling += !scenario.model.stationary_start;
  }
  EXPECT_GT(*units.rbegin(), 16u);
  EXPECT_EQ(*units.begin(), 1u);
  EXPECT_EQ(definitions, (std::set<std::size_t>{1, 2, 3, 4, 5, 6, 7, 8}));
  EXPECT_GT(organisations.size(), 3u);
  EXPECT_EQ(plans, (std::set<std::string>{"base", "A0", "A1", "A2"}));
  EXPECT_EQ(off.size(), mechanism_group_names().size());
  EXPECT_GT(longest, 240);
  EXPECT_GT(correlated, 10);
  EXPECT_GT(rolling, 10);
}

RC_GTEST_PROP(RandomScenarios, AreAcceptedByTheReader, (RandomScenario const& random))
{
  try {
    random.read();
  } catch (InputError const& error) {
    RC_FAIL(error.what());
  }
}

RC_GTEST_PROP(RandomScenarios, HaveDigestsThatAddUpWhereverARangeIsCut, (RandomScenario const& random))
{
  Scenario const scenario = random.read();
  Digest const whole = digest_of(tally_by("cpu", scenario, plan_of(scenario, few)));
  std::uint64_t const cut = *rc::gen::inRange<std::uint64_t>(few.first, few.last + 1);
  Digest sum = digest_of(tally_by("cpu", scenario, plan_of(scenario, {few.first, cut})));
  sum += digest_of(tally_by("cpu", scenario, plan_of(scenario, {cut, few.last})));
  RC_ASSERT(sum == whole);
}

/// Every other way to run the same trajectories leaves the same counts.
void expect_same_tally(RandomScenario const& random, std::string const& engine, TrajectoryRange const& range = few)
{
  Scenario const scenario = random.read();
  Tally const cpu = tally_by("cpu", scenario, plan_of(scenario, range));
  Tally const other = tally_by(engine, scenario, plan_of(scenario, range));
  RC_ASSERT(cpu.trajectories() == range.last - range.first);
  RC_ASSERT(cpu.scalar(Scalars::non_finite) == 0u);
  if (cpu.counts != other.counts) RC_FAIL(test::difference_text(engine, scenario, plan_of(scenario, range)));
}

/// A pack that is full and one that is not, for packs of 16 and of 32.
constexpr TrajectoryRange two_packs_of_avx2{3, 22};
constexpr TrajectoryRange two_packs_of_avx512{3, 38};

bool is_available(Isa isa) { return std::ranges::count(available_isas(), isa) == 1; }

RC_GTEST_PROP(RandomScenarios, HaveOneTallyOnAnyNumberOfThreads, (RandomScenario const& random))
{
  expect_same_tally(random, "three threads");
}

RC_GTEST_PROP(RandomScenarios, HaveOneTallyInPacksOfFourLanes, (RandomScenario const& random))
{
  expect_same_tally(random, "packs");
}

RC_GTEST_PROP(RandomScenarios, HaveOneTallyInPacksOfAvx2, (RandomScenario const& random))
{
  if (is_available(Isa::avx2)) expect_same_tally(random, "avx2", two_packs_of_avx2);
}

RC_GTEST_PROP(RandomScenarios, HaveOneTallyInPacksOfAvx512, (RandomScenario const& random))
{
  if (is_available(Isa::avx512)) expect_same_tally(random, "avx512", two_packs_of_avx512);
}

RC_GTEST_PROP(RandomScenarios, HaveOneTallyInBlocksOfTheKernel, (RandomScenario const& random))
{
  expect_same_tally(random, "blocks");
}

RC_GTEST_PROP(RandomScenarios, HaveOneTallyWhenTheyAreObserved, (RandomScenario const& random))
{
  expect_same_tally(random, "observed");
}

RC_GTEST_PROP(RandomScenarios, AreTheSameReadBackFromTheirResolvedForm, (RandomScenario const& random))
{
  Scenario const scenario = random.read();
  std::string const text = scenario.resolved.dump();
  Scenario const again = read_resolved(nlohmann::json::parse(text), "result.json");
  auto const differences = resolved_differences(scenario.resolved, again.resolved);
  RC_ASSERT(differences == std::vector<std::string>{});
  RC_ASSERT(digest_of(tally_by("cpu", again, plan_of(again, few))) ==
            digest_of(tally_by("cpu", scenario, plan_of(scenario, few))));
}

}  // namespace
}  // namespace ghostcast
