// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/cli/compare.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>

#include "cli/fits_terminal.hpp"
#include "cli/process.hpp"
#include "ghostcast/report/comparison_text.hpp"
#include "ghostcast/report/number_text.hpp"

namespace ghostcast {
namespace {

using nlohmann::json;
using test::Finished;
using test::ghostcast;
using test::TemporaryFolder;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

/// Thirty-eight people, of whom a few are to be ghosts; the first alternative changes nothing.
constexpr char const* scenario_text = R"(name = "small"
horizon = 60
start = "2026-01"

[market]
substitution_rho = 0.4

[[unit]]
name = "Lab"
people = { engineer = 26, infrastructure = 4, supervisor = 4, manager = 4 }
gpus = 512
monthly_value = 4e6
initial_compute_share = 0.85

[[definition]]
name = "handful"
threshold = 0.8
headcount_share = 0
headcount_limit = 6

[[definition]]
name = "no limit"
threshold = 0.9
headcount_share = 1
persistence = 1

[plan]
hiring_freeze = "on"

[[plan.alternative]]
name = "hire"
hiring_freeze = "auto"

[[plan.alternative]]
name = "six supervisors"
minimum_supervisors = 6
)";

class Compare : public ::testing::Test {
 protected:
  Compare() { write("small.toml", scenario_text); }

  void write(std::string const& name, std::string const& text)
  {
    std::ofstream(path(name)) << text;
  }
  std::string path(std::string const& name) const { return (folder_.path() / name).string(); }
  std::string quoted(std::string const& name) const { return "'" + path(name) + "' "; }

  json compared(std::string const& arguments) const
  {
    Finished const finished =
        ghostcast("compare " + arguments + " --trajectories 640 --json --quiet");
    EXPECT_EQ(finished.code, 0) << finished.error;
    return json::parse(finished.out);
  }

  TemporaryFolder folder_;
};

json const& definition(json const& comparison, std::size_t plan, std::size_t k)
{
  return comparison["plans"][plan]["units"][0]["definitions"][k];
}

TEST_F(Compare, TakesAllOtherPlansOfAFile)
{
  json const comparison = compared(quoted("small.toml"));
  EXPECT_EQ(comparison["schema"], "ghostcast.compare/1");
  EXPECT_EQ(comparison["base"]["label"], "base");
  ASSERT_EQ(comparison["plans"].size(), 2u);
  EXPECT_EQ(comparison["plans"][0]["label"], "hire");
  EXPECT_EQ(comparison["plans"][1]["label"], "six supervisors");
  EXPECT_EQ(comparison["beliefs"], 640);
  EXPECT_EQ(comparison["clusters"], 64);
}

TEST_F(Compare, TakesPlansByNameAndAnotherBase)
{
  json const comparison = compared(quoted("small.toml") + "base --plan hire");
  EXPECT_EQ(comparison["base"]["label"], "hire");
  ASSERT_EQ(comparison["plans"].size(), 1u);
  EXPECT_EQ(comparison["plans"][0]["label"], "base");
}

TEST_F(Compare, HasTheDigestsOfRun)
{
  json const comparison = compared(quoted("small.toml") + "hire --beliefs 640");
  for (char const* plan : {"base", "hire"}) {
    json const run =
        json::parse(ghostcast("run " + quoted("small.toml") +
                              "--trajectories 640 --beliefs 640 --json --quiet --plan " + plan)
                        .out);
    json const& side = plan == std::string("base") ? comparison["base"] : comparison["plans"][0];
    EXPECT_EQ(side["digest"], run["digest"]) << plan;
    json const& sides = definition(comparison, 0, 0)["ghost_probability"];
    json const& estimate = run["units"][0]["definitions"][0]["ghost_probability"].back();
    EXPECT_EQ(sides[plan == std::string("base") ? "base" : "plan"]["probability"],
              estimate["probability"]);
  }
}

TEST_F(Compare, HasTheDigestsOfRunWhereBeliefsAreShared)
{
  json const comparison = compared(quoted("small.toml") + "hire --beliefs 50");
  json const run = json::parse(
      ghostcast("run " + quoted("small.toml") + "--trajectories 640 --json --quiet --beliefs 50")
          .out);
  EXPECT_EQ(comparison["base"]["digest"], run["digest"]);
  EXPECT_EQ(comparison["beliefs"], 50);
  EXPECT_EQ(comparison["clusters"], 12);
}

TEST_F(Compare, IsTheSameOnAnyNumberOfThreadsAndInstructionSet)
{
  json const one = compared(quoted("small.toml") + "--threads 1");
  EXPECT_EQ(one, compared(quoted("small.toml") + "--threads 3"));
  EXPECT_EQ(one, compared(quoted("small.toml") + "--isa scalar"));
}

TEST_F(Compare, FindsNothingBetweenAPlanAndItself)
{
  json const comparison = compared(quoted("small.toml") + "base");
  EXPECT_TRUE(comparison["plans"][0]["parting_month"].is_null());
  std::size_t looked_at = 0;
  std::function<void(json const&)> const look = [&](json const& node) {
    if (node.is_object() && node.contains("difference")) {
      for (char const* key : {"difference", "low", "high", "standard_error"}) {
        json const all = node[key].is_array() ? node[key] : json::array({node[key]});
        for (json const& number : all) {
          if (number.is_null()) continue;
          EXPECT_EQ(number.get<double>(), 0.0) << key;
          ++looked_at;
        }
      }
    } else if (node.is_structured()) {
      for (json const& inner : node) look(inner);
    }
  };
  look(comparison["plans"]);
  EXPECT_GT(looked_at, 1000u);
}

TEST_F(Compare, FlipsWhereBaseAndPlanChangePlaces)
{
  json const there = definition(compared(quoted("small.toml") + "hire"), 0, 1)["ghost"];
  json const back = definition(compared(quoted("small.toml") + "base --plan hire"), 0, 1)["ghost"];
  bool differs = false;
  for (std::size_t month = 0; month <= 60; ++month) {
    EXPECT_EQ(there["difference"][month].get<double>(), -back["difference"][month].get<double>());
    EXPECT_EQ(there["low"][month].get<double>(), -back["high"][month].get<double>());
    differs = differs || there["difference"][month] != 0.0;
  }
  EXPECT_TRUE(differs);
}

TEST_F(Compare, SaysThatAFloorOfPeopleMovesTheDefinition)
{
  json const shift = definition(compared(quoted("small.toml")), 1, 0)["definition_shift"];
  EXPECT_EQ(shift["floor_bars"], true);
  EXPECT_EQ(shift["allowed_people"], 6.0);
  EXPECT_EQ(shift["floor_people"], 7.0);  // six supervisors and an infrastructure engineer
  EXPECT_EQ(shift["base_floor_people"], 3.0);
  json const comparison = compared(quoted("small.toml"));
  EXPECT_EQ(definition(comparison, 1, 1)["definition_shift"]["floor_bars"],
            false);  // any number is allowed
  EXPECT_EQ(definition(comparison, 0, 0)["definition_shift"]["floor_bars"],
            false);  // no floor was raised
  Finished const text = ghostcast("compare " + quoted("small.toml") + "--trajectories 640 --quiet");
  EXPECT_THAT(text.out, HasSubstr("THE PLAN MOVES THE DEFINITION \"handful\""));
}

TEST_F(Compare, TakesAnotherFile)
{
  std::string text = scenario_text;
  text.replace(text.find("gpus = 512"), 10, "gpus = 768");
  write("more.toml", text);
  json const comparison = compared(quoted("small.toml") + quoted("more.toml"));
  EXPECT_EQ(comparison["base"]["label"], path("small.toml"));
  EXPECT_EQ(comparison["plans"][0]["label"], path("more.toml"));
  EXPECT_NE(comparison["base"]["scenario"]["sha256"], comparison["plans"][0]["scenario"]["sha256"]);
}

TEST_F(Compare, RefusesScenariosThatCannotBeCompared)
{
  struct Case {
    char const* from;
    char const* to;
    char const* reason;
  };
  for (Case const& each :
       {Case{"\"Lab\"", "\"Labor\"", "has other units"},
        Case{"horizon = 60", "horizon = 48", "has a horizon of 48 months, not 60"},
        Case{"2026-01", "2026-02", "starts in another month"},
        Case{"threshold = 0.8", "threshold = 0.7", "has other definitions of a ghost"},
        Case{"\"handful\"", "\"few\"", "has other definitions of a ghost"}}) {
    std::string text = scenario_text;
    text.replace(text.find(each.from), std::string(each.from).size(), each.to);
    write("other.toml", text);
    Finished const finished = ghostcast("compare " + quoted("small.toml") + quoted("other.toml"));
    EXPECT_EQ(finished.code, 2) << each.to;
    EXPECT_THAT(finished.error, HasSubstr(each.reason));
    EXPECT_EQ(std::ranges::count(finished.error, '\n'), 1) << finished.error;
    EXPECT_THAT(finished.out, IsEmpty());
  }
}

TEST_F(Compare, HintsAtThePlanThatWasMeant)
{
  Finished const finished = ghostcast("compare " + quoted("small.toml") + "hirre");
  EXPECT_EQ(finished.code, 2);
  EXPECT_THAT(finished.error, HasSubstr("plan \"hirre\""));
  EXPECT_THAT(finished.error, HasSubstr("Did you mean hire?"));
}

TEST_F(Compare, RefusesAFileWithOnePlan)
{
  Finished const finished = ghostcast("compare scenarios/minimal.toml");
  EXPECT_EQ(finished.code, 2);
  EXPECT_THAT(finished.error, HasSubstr("nothing to compare"));
}

TEST_F(Compare, WritesItsFiles)
{
  std::string const out = path("out");
  Finished const finished = ghostcast("compare " + quoted("small.toml") +
                                      "--trajectories 64 --quiet --out '" + out + "'");
  ASSERT_EQ(finished.code, 0) << finished.error;
  EXPECT_EQ(json::parse(test::text_of(out + "/compare.json"))["trajectories"], 64);
  std::string const csv = test::text_of(out + "/difference.csv");
  EXPECT_THAT(
      csv,
      HasSubstr("plan,unit,definition,outcome,month,date,base,plan_value,difference,low,high"));
  // A header, and for each plan and definition seven curves of months 0 .. 60.
  EXPECT_EQ(std::ranges::count(csv, '\n'), 1 + 2 * 2 * 7 * 61);
  EXPECT_THAT(test::text_of(out + "/series_difference.csv"),
              HasSubstr("hire,unit,Lab,headcount,total,,"));
}

TEST_F(Compare, FitsATerminal)
{
  Finished const finished =
      ghostcast("compare " + quoted("small.toml") + "--trajectories 640 --quiet");
  ASSERT_EQ(finished.code, 0) << finished.error;
  test::expect_fits_terminal(finished.out);
  std::string text = finished.out;
  std::ranges::replace(text, '\n', ' ');
  EXPECT_THAT(text, HasSubstr("the same dice and the same beliefs"));
  EXPECT_THAT(text, HasSubstr("never, plan"));
  EXPECT_THAT(finished.out, Not(HasSubstr(" nan")));
}

TEST_F(Compare, KeepsWholeClustersOfAllPlansOnCtrlC)
{
  Finished const finished = test::run_shell(
      "cd '" GHOSTCAST_SOURCE_DIR "' && timeout --preserve-status --signal=INT 2 '" GHOSTCAST_BINARY
      "' compare " +
      quoted("small.toml") + "--trajectories 2000000 --threads 1 --json --quiet");
  EXPECT_EQ(finished.code, 130);
  EXPECT_THAT(finished.error, HasSubstr("stopped early"));
  if (finished.out.empty()) return;  // a sanitizer may be too slow for the first cluster
  json const comparison = json::parse(finished.out);
  EXPECT_EQ(comparison["completion"], "interrupted");
  EXPECT_LT(comparison["trajectories"].get<std::uint64_t>(), 2000000u);
  EXPECT_EQ(comparison["beliefs"], comparison["trajectories"]);
}

}  // namespace
}  // namespace ghostcast
