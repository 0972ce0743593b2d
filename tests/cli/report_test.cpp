// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/cli/report.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "cli/process.hpp"
#include "ghostcast/report/page_bundle.hpp"

namespace ghostcast {
namespace {

using test::Finished;
using test::ghostcast;
using test::TemporaryFolder;
using test::text_of;
using testing::HasSubstr;

#define SKIP_WITHOUT_PAGE() \
  if (page_template().empty()) GTEST_SKIP() << "built without the report page"

std::string quoted(std::filesystem::path const& path) { return "'" + path.string() + "'"; }

/// The data that stands in a page.
nlohmann::json data_of(std::filesystem::path const& page)
{
  std::string const html = text_of(page);
  std::string const mark = R"(id="data">)";
  std::size_t const first = html.find(mark) + mark.size();
  return nlohmann::json::parse(html.substr(first, html.find("</script>", first) - first));
}

/// A run of a small scenario into a folder.
void run_into(std::filesystem::path const& folder, std::string const& flags = "")
{
  Finished const run = ghostcast("run scenarios/minimal.toml --trajectories 64 --quiet --out " + quoted(folder) + " " + flags);
  ASSERT_EQ(run.code, 0) << run.error;
}

TEST(Report, HoldsTheCountsOfItsResult)
{
  SKIP_WITHOUT_PAGE();
  TemporaryFolder const folder;
  run_into(folder.path());
  auto const page = folder.path() / "page.html";
  Finished const report = ghostcast("report " + quoted(folder.path()) + " -o " + quoted(page));
  ASSERT_EQ(report.code, 0) << report.error;
  auto const result = nlohmann::json::parse(text_of(folder.path() / "result.json"));
  nlohmann::json const data = data_of(page);
  EXPECT_EQ(data["language"], "en");
  EXPECT_EQ(data["result"]["digest"], result["digest"]);
  EXPECT_EQ(data["result"]["units"][0]["definitions"][0]["outcomes"]["ghost"]["by_month"],
            result["units"][0]["definitions"][0]["outcomes"]["ghost"]["by_month"]);
}

TEST(Report, OfARunHasThePartsAskedForAndNamesTheOthers)
{
  SKIP_WITHOUT_PAGE();
  TemporaryFolder const folder;
  run_into(folder.path(), "--report " + quoted(folder.path() / "page.html") + " --report-parts surface --lang fr");
  nlohmann::json const data = data_of(folder.path() / "page.html");
  EXPECT_EQ(data["language"], "fr");
  EXPECT_EQ(data["surfaces"].size(), 1u);
  EXPECT_TRUE(data["sensitivity"].is_null());
  bool named = false;
  for (auto const& gap : data["gaps"]) named = named || (gap["part"] == "stories" && gap["reason"] == "not_made" && gap["command"].get<std::string>().starts_with("ghostcast explain"));
  EXPECT_TRUE(named) << data["gaps"];
  EXPECT_TRUE(std::filesystem::exists(folder.path() / "surface.json"));
}

TEST(Report, LooksAtTheUnitAndDefinitionAskedFor)
{
  SKIP_WITHOUT_PAGE();
  TemporaryFolder const folder;
  std::string const run = "run scenarios/commando_against_department.toml --trajectories 64 --quiet --report " + quoted(folder.path() / "page.html");
  Finished const made = ghostcast(run + " --report-unit Commando --report-parts surface,stories");
  ASSERT_EQ(made.code, 0) << made.error;
  nlohmann::json const data = data_of(folder.path() / "page.html");
  EXPECT_EQ(data["surfaces"][0]["unit"], "Commando");
  ASSERT_FALSE(data["stories"].empty());
  EXPECT_EQ(data["stories"][0]["unit"]["name"], "Commando");
  for (auto const& gap : data["gaps"]) {
    if (gap["part"] == "sensitivity" && gap["reason"] == "not_made") {
      EXPECT_THAT(gap["command"].get<std::string>(), HasSubstr("--unit Commando --out DIR"));
    }
  }
}

TEST(Report, RefusesAUnitThatIsNotThereBeforeTheRun)
{
  SKIP_WITHOUT_PAGE();
  Finished const refused = ghostcast("run scenarios/minimal.toml --trajectories 1000000000 --report page.html --report-unit Labs");
  EXPECT_EQ(refused.code, 2);
  EXPECT_THAT(refused.error, HasSubstr("--report-unit: Labs: is not in this scenario"));
  EXPECT_EQ(ghostcast("run scenarios/minimal.toml --trajectories 1000000000 --report page.html --report-definition books").code, 2);
}

TEST(Report, HasAPolicyThatAllowsNothingButItself)
{
  SKIP_WITHOUT_PAGE();
  std::string const page(page_template());
  EXPECT_THAT(page, HasSubstr("default-src 'none'; script-src 'sha256-"));
  EXPECT_THAT(page, testing::Not(HasSubstr("unsafe-")));
  EXPECT_THAT(page, testing::Not(testing::ContainsRegex(" on[a-z]+=\"")));
}

TEST(Report, NamesEveryFileThatIsNoResult)
{
  TemporaryFolder const folder;
  auto const file = folder.path() / "other.json";
  std::ofstream(file) << R"({"schema": "something/1"})";
  std::ofstream(folder.path() / "broken.json") << "{";
  Finished const report = ghostcast("report " + quoted(file) + " " + quoted(folder.path() / "broken.json") + " " + quoted(folder.path() / "none.json") +
                                    " -o " + quoted(folder.path() / "page.html"));
  EXPECT_EQ(report.code, 2);
  for (char const* part : {"something/1", "broken.json: is not JSON", "none.json: no such file"}) EXPECT_THAT(report.error, HasSubstr(part));
  EXPECT_FALSE(std::filesystem::exists(folder.path() / "page.html"));
}

TEST(Report, RefusesAFolderWithoutTheResultOfARun)
{
  TemporaryFolder const folder;
  std::ofstream(folder.path() / "surface.json") << R"({"schema": "ghostcast.surface/1"})";
  Finished const report = ghostcast("report " + quoted(folder.path()) + " -o " + quoted(folder.path() / "page.html"));
  EXPECT_EQ(report.code, 2);
  EXPECT_THAT(report.error, HasSubstr("has no result of run"));
}

TEST(Report, RefusesADocumentThatIsNestedToTheStacksEnd)
{
  TemporaryFolder const folder;
  auto const file = folder.path() / "deep.json";
  std::ofstream(file) << R"({"schema": "ghostcast.result/1", "units": )" << std::string(200000, '[') << std::string(200000, ']') << "}";
  Finished const report = ghostcast("report " + quoted(file) + " -o " + quoted(folder.path() / "page.html"));
  EXPECT_EQ(report.code, 2);
  EXPECT_THAT(report.error, HasSubstr("nested too deeply"));
}

TEST(Report, NeedsSomethingToWrite)
{
  Finished const report = ghostcast("report nothing.json");
  EXPECT_EQ(report.code, 2);
  EXPECT_THAT(report.error, HasSubstr("-o FILE.html"));
}

TEST(Report, RefusesAResultThatWasCutDown)
{
  SKIP_WITHOUT_PAGE();
  TemporaryFolder const folder;
  std::ofstream(folder.path() / "result.json") << R"({"schema": "ghostcast.result/1"})";
  Finished const report = ghostcast("report " + quoted(folder.path()) + " -o " + quoted(folder.path() / "page.html"));
  EXPECT_EQ(report.code, 2) << report.error;
}

TEST(Report, OfAFolderThatCannotBeWrittenIsAFaultOfTheMachine)
{
  SKIP_WITHOUT_PAGE();
  TemporaryFolder const folder;
  run_into(folder.path());
  Finished const report = ghostcast("report " + quoted(folder.path()) + " -o /dev/null/page.html");
  EXPECT_EQ(report.code, 3) << report.error;
}

TEST(Run, SaysAtOnceWhenItHasNoPage)
{
  if (!page_template().empty()) GTEST_SKIP() << "built with the report page";
  Finished const run = ghostcast("run scenarios/minimal.toml --trajectories 64 --report page.html");
  EXPECT_EQ(run.code, 3);
  EXPECT_THAT(run.error, HasSubstr("GHOSTCAST_PAGE=ON"));
  EXPECT_EQ(run.out, "");
}

}  // namespace
}  // namespace ghostcast
