// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/batch/targets.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

#include "cli/process.hpp"

namespace ghostcast {
namespace {

using test::TemporaryFolder;
using testing::ElementsAre;
using testing::HasSubstr;

namespace fs = std::filesystem;

void write(fs::path const& path, std::string const& text)
{
  std::ofstream(path, std::ios::binary) << text;
}

std::vector<std::string> names_of(std::vector<BatchCase> const& cases)
{
  std::vector<std::string> names;
  for (BatchCase const& each : cases) names.push_back(each.name);
  return names;
}

std::string refusal(std::vector<std::string> const& targets)
{
  try {
    static_cast<void>(read_targets(targets, BaseFiles::inside));
    return "accepted";
  } catch (InputError const& error) {
    return error.what();
  }
}

/// A folder with three scenarios, one of which is no TOML, and what is none.
class Targets : public testing::Test {
 protected:
  void SetUp() override
  {
    fs::copy_file(GHOSTCAST_SOURCE_DIR "/scenarios/minimal.toml", at("b.toml"));
    fs::copy_file(GHOSTCAST_SOURCE_DIR "/scenarios/minimal.toml", at("a.toml"));
    write(at("broken.toml"), "= [");
    write(at(".hidden.toml"), "");
    write(at("notes.txt"), "");
    fs::create_directory(at("more.toml"));
  }
  std::string at(std::string const& name) const { return (folder_.path() / name).string(); }

  TemporaryFolder folder_;
};

TEST_F(Targets, AFolderStandsForItsScenariosInAlphabeticalOrder)
{
  EXPECT_THAT(names_of(read_targets({folder_.path().string()}, BaseFiles::inside)), ElementsAre("a", "b", "broken"));
}

TEST_F(Targets, APatternStandsForWhatItMatches)
{
  EXPECT_THAT(names_of(read_targets({at("[ab].toml")}, BaseFiles::inside)), ElementsAre("a", "b"));
  EXPECT_THAT(refusal({at("x*.toml")}), HasSubstr("matches no file"));
}

TEST_F(Targets, FilesKeepTheirOrderAndGetNamesOfTheirOwn)
{
  auto const cases = read_targets({at("b.toml"), at("a.toml"), at("b.toml")}, BaseFiles::inside);
  EXPECT_THAT(names_of(cases), ElementsAre("b", "a", "b 2"));
  EXPECT_EQ(cases[2].folder, "b-2");
}

TEST_F(Targets, EveryMissingOneIsReported)
{
  std::string const text = refusal({at("no.toml"), at("a.toml"), at("none")});
  EXPECT_THAT(text, HasSubstr("no.toml: there is no such file or folder"));
  EXPECT_THAT(text, HasSubstr("none: there is no such file or folder"));
  fs::create_directory(at("empty"));
  EXPECT_THAT(refusal({at("empty")}), HasSubstr("has no scenario"));
}

TEST(Folders, NeverLeaveTheFolderAboveNorMeet)
{
  std::vector<BatchCase> cases;
  for (char const* name : {"../../etc/passwd", "..", ".", "", "/", "a/b", "a\\b", "a\nb", "A-b", "-rf", "nul\x01", "=cmd|' /C calc'!A0", "\xc3\xa4"}) {
    cases.emplace_back();
    cases.back().name = name;
  }
  cases.emplace_back();
  cases.back().name = std::string(300, 'x');
  cases.push_back(cases.back());
  name_folders(cases);
  std::set<std::string> seen;
  for (BatchCase const& each : cases) {
    EXPECT_FALSE(each.folder.empty());
    EXPECT_EQ(each.folder.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._-="), std::string::npos) << each.folder;
    EXPECT_NE(each.folder.front(), '.');
    EXPECT_NE(each.folder.front(), '-');
    EXPECT_LE(each.folder.size(), 90u);
    std::string lower = each.folder;
    std::ranges::transform(lower, lower.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    EXPECT_TRUE(seen.insert(lower).second) << each.folder;
  }
}

}  // namespace
}  // namespace ghostcast
