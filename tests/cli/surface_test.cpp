// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/cli/surface.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <sstream>

#include "cli/fits_terminal.hpp"
#include "cli/process.hpp"
#include "ghostcast/report/number_text.hpp"

namespace ghostcast {
namespace {

using cli::SurfaceOptions;
using cli::SurfaceRequest;
using nlohmann::json;
using test::Finished;
using test::ghostcast;
using test::TemporaryFolder;
using testing::Each;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

/// Two definitions of a unit that shrinks: frozen hiring, much value from compute.
Scenario shrinking()
{
  return parse_scenario(R"(name = "shrinking"
horizon = 60
start = "2026-01"
[[unit]]
name = "Lab"
people = { engineer = 26, infrastructure = 4, supervisor = 4, manager = 4 }
gpus = 512
monthly_value = 4e6
initial_compute_share = 0.85
[[definition]]
name = "few"
threshold = 0.9
headcount_share = 0
headcount_limit = 10
[[definition]]
name = "half"
threshold = 0.8
headcount_share = 0.5
headcount_limit = 0
persistence = 2
[plan]
hiring_freeze = "on"
)",
                        "shrinking.toml");
}

Surface surface_of(SurfaceOptions options, std::uint64_t trajectories)
{
  Scenario const scenario = shrinking();
  options.run.trajectories = trajectories;
  return cli::run_surface(*make_cpu_engine(1), scenario, cli::surface_request(scenario, options),
                          options.run, [](std::uint64_t, std::uint64_t) { return true; });
}

double ghosts(Surface const& surface, std::size_t persistence, std::size_t threshold,
              std::size_t limit)
{
  return surface.at(persistence, threshold, limit).ghost.value().value;
}

TEST(Surface, IsMonotoneOnTheSameTrajectories)
{
  SurfaceOptions options;
  options.thresholds = {"0.6", "0.8", "0.86", "0.9", "0.95"};
  options.limits = {"5", "10", "15", "20", "30"};
  options.persistences = {"1", "3", "6", "12"};
  Surface const surface = surface_of(options, 640);
  bool moves = false;
  for (std::size_t p = 0; p < 4; ++p) {
    for (std::size_t t = 0; t < 5; ++t) {
      for (std::size_t l = 0; l < 5; ++l) {
        double const here = ghosts(surface, p, t, l);
        if (p > 0) {
          EXPECT_LE(here, ghosts(surface, p - 1, t, l)) << p << t << l;
        }
        if (t > 0) {
          EXPECT_LE(here, ghosts(surface, p, t - 1, l)) << p << t << l;
        }
        if (l > 0) {
          EXPECT_GE(here, ghosts(surface, p, t, l - 1)) << p << t << l;
        }
        moves = moves || (here > 0.1 && here < 0.9);
      }
    }
  }
  EXPECT_TRUE(moves) << "a surface that is 0 or 1 everywhere is monotone in any case";
}

TEST(Surface, HasTheNumberOfRunWhereACellIsTheDefinition)
{
  // Fifteen passes: the cell of "few" is not in the first. Its run has the whole horizon of 60
  // months.
  SurfaceOptions options;
  options.by = "2029-01";
  options.thresholds = {"50%", "60%", "70%", "80%", "90%"};
  options.limits = {"5", "10", "20"};
  options.persistences = {"1", "2", "3", "4", "5", "6", "7"};
  Surface const surface = surface_of(options, 640);
  EXPECT_EQ(surface.digests.size(), 15u);
  Scenario const scenario = shrinking();
  RunPlan const plan{1, 0, {0, 640}, 0};
  Tally const tally = make_cpu_engine(1)->run(scenario.params(), plan, {}).tally;
  Proportion const expected = EventProbability(tally, 640).by_month(0, 0, ghost_events, 36);
  ASSERT_GT(expected.value, 0.0);
  EXPECT_EQ(ghosts(surface, 2, 4, 1), expected.value);
  EXPECT_EQ(surface.at(2, 4, 1).ghost->interval.low, expected.interval.low);
}

TEST(Surface, DoesNotDependOnHowCellsFallIntoPasses)
{
  SurfaceOptions many;
  many.thresholds = {"0.7", "0.8", "0.9"};
  many.limits = {"8", "12", "16"};
  many.persistences = {"3"};
  SurfaceOptions one = many;
  one.thresholds = {"0.9"};
  one.limits = {"16"};
  EXPECT_EQ(ghosts(surface_of(many, 320), 0, 2, 2), ghosts(surface_of(one, 320), 0, 0, 0));
}

TEST(Surface, LeavesCellsEmptyWhereItIsStopped)
{
  Scenario const scenario = shrinking();
  SurfaceOptions options;
  options.run.trajectories = 64;
  SurfaceRequest const request = cli::surface_request(scenario, options);
  Surface const surface =
      cli::run_surface(*make_cpu_engine(1), scenario, request, options.run,
                       [](std::uint64_t done, std::uint64_t) { return done <= 64; });
  EXPECT_TRUE(surface.cells.front().ghost.has_value());
  EXPECT_FALSE(surface.cells.back().ghost.has_value());
  EXPECT_THAT(surface_text(surface), HasSubstr(" -"));
  EXPECT_TRUE(json::parse(surface_json_text(surface))["cells"].back()["probability"].is_null());
}

TEST(SurfaceRequest, HasDefaultsWithTheNumbersOfTheDefinition)
{
  SurfaceRequest const few = cli::surface_request(shrinking(), {});
  EXPECT_EQ(few.month, 60);
  EXPECT_EQ(few.axes.kind, LimitKind::people);
  EXPECT_THAT(few.axes.limits, testing::Contains(10.0));
  SurfaceOptions options;
  options.definition = "half";
  SurfaceRequest const half = cli::surface_request(shrinking(), options);
  EXPECT_EQ(half.axes.kind, LimitKind::share);
  EXPECT_THAT(half.axes.limits, testing::Contains(0.5));
  EXPECT_THAT(half.axes.thresholds, ElementsAre(0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.99));
  EXPECT_THAT(half.axes.persistences, ElementsAre(1, 2, 3, 12));
}

TEST(SurfaceRequest, SortsAndDropsRepetitions)
{
  SurfaceOptions options;
  options.thresholds = {"90%", "0.5", ".9"};
  options.limits = {"20%", "5%"};
  options.persistences = {"6", "1", "6"};
  options.by = "2027-01";
  SurfaceRequest const request = cli::surface_request(shrinking(), options);
  EXPECT_THAT(request.axes.thresholds, ElementsAre(0.5, 0.9));
  EXPECT_THAT(request.axes.limits, ElementsAre(0.05, 0.2));
  EXPECT_THAT(request.axes.persistences, ElementsAre(1, 6));
  EXPECT_EQ(request.month, 12);
}

TEST(SurfaceRequest, ReportsEveryFaultBeforeAnyWork)
{
  Finished const finished = ghostcast(
      "surface scenarios/minimal.toml --unit Labs --by 2070-01 --thresholds 2 --limits 5,10% "
      "--persistences 0");
  EXPECT_EQ(finished.code, 2);
  EXPECT_THAT(finished.out, IsEmpty());
  for (char const* text :
       {"--unit Labs: is not in this scenario; it has Product AI", "--by 2070-01: is a date, but",
        "--thresholds 2: is no share between 0 and 1", "--limits: mixes people and percentages",
        "--persistences 0: is no number of months from 1 to 120"})
    EXPECT_THAT(finished.error, HasSubstr(text));
  EXPECT_THAT(ghostcast("surface scenarios/phantom_unit.toml --by 2090-01").error,
              HasSubstr("--by 2090-01: is not within months 1 to 480 of the scenario"));
}

TEST(SurfaceVerb, PrintsAHeatMapThatFitsATerminal)
{
  Finished const finished = ghostcast(
      "surface scenarios/minimal.toml --trajectories 64 --quiet --limits "
      "1,2,3,4,5,6,7,8,9,10,11,12,13 --by 24");
  ASSERT_EQ(finished.code, 0) << finished.error;
  test::expect_fits_terminal(finished.out);
  std::string text = finished.out;
  std::ranges::replace(text, '\n', ' ');
  for (char const* part :
       {"P(ghost by month 24)", "Not a ghost by then: 100 less the cell", "64 beliefs",
        "95 % Wilson", "with a supervisor", "for 3 months in a row"})
    EXPECT_THAT(text, HasSubstr(part));
}

TEST(SurfaceVerb, WritesJsonAndCsv)
{
  TemporaryFolder const folder;
  std::string const out = (folder.path() / "out").string();
  Finished const finished = ghostcast(
      "surface scenarios/minimal.toml --trajectories 64 --quiet --json --thresholds 0.3,0.5 "
      "--limits 10%,20%,50% "
      "--persistences 1 --by 24 --out '" +
      out + "'");
  ASSERT_EQ(finished.code, 0) << finished.error;
  json const surface = json::parse(finished.out);
  EXPECT_EQ(surface["schema"], "ghostcast.surface/1");
  EXPECT_EQ(surface["cells"].size(), 6u);
  EXPECT_EQ(surface["axes"]["limit"], json({0.1, 0.2, 0.5}));
  EXPECT_EQ(surface["cells"][4]["limit"], 0.2);
  EXPECT_EQ(surface["cells"][4]["threshold"], 0.5);
  for (json const& cell : surface["cells"]) {
    EXPECT_DOUBLE_EQ(cell["never"].get<double>(), 1.0 - cell["probability"].get<double>());
    EXPECT_LE(cell["low"], cell["probability"]);
    EXPECT_GE(cell["high"], cell["probability"]);
  }
  EXPECT_EQ(test::text_of(out + "/surface.json"), finished.out);
  EXPECT_EQ(std::ranges::count(test::text_of(out + "/surface.csv"), '\n'), 7);
}

}  // namespace
}  // namespace ghostcast
