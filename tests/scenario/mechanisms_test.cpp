// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/scenario/mechanisms.hpp"

#include <gmock/gmock.h>

#include <filesystem>
#include <set>

#include "changed_scenario.hpp"
#include "ghostcast/tally/binning.hpp"

namespace ghostcast {
namespace {

using test::changed;
using test::digest;
using test::expect_same_dice;
using test::faults_of_change;
using test::parse;
using test::scenario_text;
using test::tally_of;
using test::unit_text;
using testing::HasSubstr;

/// Two units with what each group is about, so that turning it off changes something.
std::string busy_text()
{
  return "name = \"busy\"\nhorizon = 48\nrecord = \"all\"\n"
         "[organisation]\ngroups = [\"a\", \"b\"]\ngroup_weight = [3, 1]\npower_mw = 1.2\nfreeze_pass = 0.5\n"
         "weight_on_gpus = 1\n[market]\ncrash_hazard = 0.01\nleak_to_rivals = 0.5\n"
         "team_raid.rate_per_year = 1\ngpu_guarantee = 5\n" +
         unit_text("A", "group = \"a\"\nlayoff_waves_per_year = 0.5\n") + unit_text("B", "group = \"b\"\n") +
         "[[correlation]]\nof = [\"commodity_rate\", \"pass_through\", \"demand_growth\"]\nloading = [0.5, 0.4, 0.3]\n";
}

/// Off values of a group as lines of [market]; events have none.
std::string off_lines(MechanismGroup const& group)
{
  std::string text;
  for (OffValue const& off : group.off) {
    bool const event = find_parameter(off.section, off.key)->has(plan_only);
    if (!event) text += std::string(off.key) + " = " + std::string(off.text) + "\n";
  }
  return text;
}

std::string plain_text_with(std::string const& market_lines)
{
  return "name = \"plain\"\nhorizon = 48\nrecord = \"all\"\n[market]\n" + market_lines + unit_text("A") + unit_text("B");
}

std::string test_name(std::string_view name)
{
  std::string text(name);
  std::replace(text.begin(), text.end(), '-', '_');
  return text;
}

TEST(MechanismGroups, NameRowsOfTheParameterTable)
{
  for (MechanismGroup const& group : mechanism_groups()) {
    for (OffValue const& off : group.off) {
      ParameterInfo const* const row = find_parameter(off.section, off.key);
      ASSERT_NE(row, nullptr) << off.key;
      EXPECT_GE(row->target.index, 0) << off.key;
    }
  }
}

TEST(MechanismGroups, ShareNoRow)
{
  std::set<std::pair<Section, std::string_view>> rows;
  for (MechanismGroup const& group : mechanism_groups()) {
    for (OffValue const& off : group.off) EXPECT_TRUE(rows.emplace(off.section, off.key).second) << off.key;
  }
}

TEST(MechanismGroups, AreFoundByName)
{
  for (std::string const& name : mechanism_group_names()) EXPECT_EQ(find_mechanism_group(name)->name, name);
  EXPECT_EQ(find_mechanism_group("all"), nullptr);
}

class Group : public testing::TestWithParam<std::string> {
 protected:
  MechanismGroup const& group() const { return *find_mechanism_group(GetParam()); }
};

INSTANTIATE_TEST_SUITE_P(Without, Group, testing::ValuesIn(mechanism_group_names()),
                         [](auto const& test) { return test_name(test.param); });

TEST_P(Group, OffIsAFileWithTheOffValues)
{
  Scenario const by_flag = changed(plain_text_with(""), {.without = {GetParam()}});
  Scenario const by_hand = parse(plain_text_with(off_lines(group())));
  EXPECT_EQ(digest(by_flag), digest(by_hand));
}

TEST_P(Group, OffTwiceChangesNoBit)
{
  std::string const text = plain_text_with(off_lines(group()));
  EXPECT_EQ(digest(changed(text, {.without = {GetParam()}})), digest(parse(text)));
}

TEST_P(Group, OffChangesAFileThatUsesIt)
{
  EXPECT_NE(digest(changed(busy_text(), {.without = {GetParam()}})), digest(parse(busy_text())));
}

TEST_P(Group, OffLeavesTheDiceOfAllElse)
{
  Scenario const base = parse(busy_text());
  Scenario const off = changed(busy_text(), {.without = {GetParam()}});
  if (off.draws.size() < base.draws.size()) expect_same_dice(base, off);
}

TEST_P(Group, OnAloneIsWithoutAllOthers)
{
  std::vector<std::string> others = mechanism_group_names();
  std::erase(others, GetParam());
  EXPECT_EQ(digest(changed(busy_text(), {.only = {GetParam()}})), digest(changed(busy_text(), {.without = others})));
}

TEST_P(Group, OffIsSaidInTheResolvedScenario)
{
  Scenario const s = changed(busy_text(), {.without = {GetParam()}});
  EXPECT_EQ(s.changes, std::vector{"without " + GetParam()});
  EXPECT_EQ(s.resolved["without"], nlohmann::json({GetParam()}));
  for (OffValue const& off : group().off) {
    if (find_parameter(off.section, off.key)->has(plan_only)) continue;
    nlohmann::json const& parameters = off.section == Section::market ? s.resolved["market"]
                                       : off.section == Section::unit ? s.resolved["units"][1]["parameters"]
                                                                      : s.resolved["organisations"][0]["parameters"];
    EXPECT_EQ(parameters[std::string(off.key)]["from"], "off by --without " + GetParam()) << off.key;
  }
}

/// Whether all trajectories have the value of `quantity` of month 1 in every month.
bool stands_still(Scenario const& scenario, Quantity quantity, int index)
{
  Tally const tally = tally_of(scenario, 64, mask_of(quantity));
  auto const row = [&](int month) {
    std::vector<std::uint64_t> counts;
    for (int bin = 0; bin < bin_count(quantity); ++bin)
      counts.push_back(tally.at(tally.layout.series_at(quantity, index, month, bin)));
    return counts;
  };
  for (int month = 2; month <= scenario.horizon; ++month) {
    if (row(month) != row(1)) return false;
  }
  return true;
}

struct Still {
  char const* group;
  Quantity quantity;
};

void PrintTo(Still const& still, std::ostream* out) { *out << still.group; }

class WithoutGroup : public testing::TestWithParam<Still> {};

TEST_P(WithoutGroup, WhatItMovesStandsStill)
{
  auto const [group, quantity] = GetParam();
  std::string const text = scenario_text("", "credit = 1e6\nstarvation_share = 0\nmaintenance_value = 0\nraid_rate_per_year = 0\n");
  EXPECT_FALSE(stands_still(parse(text), quantity, 0));
  EXPECT_TRUE(stands_still(changed(text, {.without = {group}}), quantity, 0));
}

INSTANTIATE_TEST_SUITE_P(Quantities, WithoutGroup,
                         testing::Values(Still{"automation", Quantity::automation}, Still{"talent-market", Quantity::heat},
                                         Still{"talent-market", Quantity::poached}, Still{"compute-supply", Quantity::price},
                                         Still{"knowledge", Quantity::knowledge}, Still{"shocks", Quantity::up}));

TEST(WithoutTalentMarket, NobodyIsAcquired)
{
  std::string const text = scenario_text("", "raid_rate_per_year = 2\n", "[plan]\nscheduled_raid = { month = 6, fraction = 0.9 }\n");
  auto const acquired = [](Scenario const& s) {
    Tally const tally = tally_of(s);
    std::uint64_t count = 0;
    for (int month = 0; month <= s.horizon; ++month) count += tally.at(tally.layout.outcome_at(0, 0, Outcome::acquired, month));
    return count;
  };
  EXPECT_GT(acquired(parse(text)), 0U);
  EXPECT_EQ(acquired(changed(text, {.without = {"talent-market"}})), 0U);
}

TEST(WithoutAGroup, DropsWhatThePlanDoesToItAndSaysSo)
{
  std::string const plan =
      "[plan]\nscheduled_raid = { month = 6, fraction = 0.5 }\nretention_bonus = 1\n"
      "[[plan.alternative]]\nname = \"other\"\ngpu_guarantee = 3\n";
  Scenario const s = changed(scenario_text("", "", plan), {.without = {"talent-market"}});
  EXPECT_THAT(test::other_warnings(s), testing::ElementsAre("test.toml:10:18: plan.scheduled_raid is dropped: --without talent-market"));
  ASSERT_EQ(s.lever_steps.size(), 1U);
  EXPECT_EQ(s.lever_steps[0].target, test::index_of(Section::unit, "retention_bonus"));
}

TEST(WithoutAGroup, DropsTheCommodityDayOfThePlan)
{
  std::string const text = scenario_text("", "", "[plan]\ncommodity_shock = { month = 6, size = 0.5 }\n");
  Scenario const s = changed(text, {.without = {"commoditisation"}});
  EXPECT_TRUE(s.lever_steps.empty());
  EXPECT_EQ(test::other_warnings(s).size(), 1U);
  EXPECT_FALSE(s.model.features.commodity);
}

TEST(WithoutAGroup, StillChecksWhatThePlanSays)
{
  std::string const text = scenario_text("", "", "[plan]\nscheduled_raid = { month = 6, fraction = 5 }\n");
  EXPECT_THAT(faults_of_change(text, {.without = {"talent-market"}}), HasSubstr("plan.scheduled_raid.fraction = 5"));
}

TEST(Without, TakesAll)
{
  EXPECT_EQ(digest(changed(busy_text(), {.without = {"all"}})),
            digest(changed(busy_text(), {.without = mechanism_group_names()})));
}

TEST(Without, RefusesUnknownNames)
{
  EXPECT_EQ(faults_of_change(scenario_text(""), {.without = {"shoks", "knowledge"}}),
            "--without shoks: is no group of mechanisms; groups are automation, talent-market, compute-supply, "
            "allocation-politics, shocks, commoditisation, knowledge or all. Did you mean shocks?");
  EXPECT_THAT(faults_of_change(scenario_text(""), {.only = {"all"}}), HasSubstr("--only all: is no group"));
}

TEST(Without, CannotStandBesideOnly)
{
  EXPECT_EQ(faults_of_change(scenario_text(""), {.without = {"shocks"}, .only = {"knowledge"}}),
            "--only: cannot stand beside --without. What --only does not name is off already.");
}

/// Scenarios of the repository.
std::vector<std::string> scenario_files()
{
  std::vector<std::string> files;
  for (auto const& entry : std::filesystem::directory_iterator(GHOSTCAST_SOURCE_DIR "/scenarios")) {
    if (entry.path().extension() == ".toml") files.push_back(entry.path().string());
  }
  std::sort(files.begin(), files.end());
  return files;
}

class ShippedScenario : public testing::TestWithParam<std::string> {};

/// Compiles, and 64 trajectories have finite numbers.
void expect_finite(std::string const& file, ScenarioRequest const& request)
{
  Tally const tally = tally_of(load_scenario(file, request));
  EXPECT_EQ(tally.trajectories(), 64U);
  EXPECT_EQ(tally.scalar(Scalars::non_finite), 0U);
}

TEST_P(ShippedScenario, RunsWithoutAnyGroupAndWithAnyAlone)
{
  for (std::string const& name : mechanism_group_names()) {
    SCOPED_TRACE(name);
    ASSERT_NO_THROW(expect_finite(GetParam(), {.without = {name}}));
    ASSERT_NO_THROW(expect_finite(GetParam(), {.only = {name}}));
  }
  ASSERT_NO_THROW(expect_finite(GetParam(), {.without = {"all"}}));
}

INSTANTIATE_TEST_SUITE_P(Files, ShippedScenario, testing::ValuesIn(scenario_files()),
                         [](auto const& test) { return std::filesystem::path(test.param).stem().string(); });

}  // namespace
}  // namespace ghostcast
