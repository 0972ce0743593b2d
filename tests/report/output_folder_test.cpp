// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/report/output_folder.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <fstream>
#include <iterator>
#include <set>

#include "report/sample_result.hpp"

namespace ghostcast {
namespace {

namespace fs = std::filesystem;

/// A folder of its own for each test.
class OutputFolder : public testing::Test {
 protected:
  OutputFolder()
  {
    std::string name = (fs::temp_directory_path() / "ghostcast-test-XXXXXX").string();
    place_ = mkdtemp(name.data());
  }
  ~OutputFolder() override { fs::remove_all(place_); }

  static std::set<std::string> names_in(fs::path const& folder)
  {
    std::set<std::string> names;
    for (auto const& entry : fs::directory_iterator(folder))
      names.insert(entry.path().filename().string());
    return names;
  }
  static std::string text_of(fs::path const& path)
  {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
  }

  fs::path place_;
};

TEST_F(OutputFolder, IsCreatedWithItsParents)
{
  write_files(place_ / "a" / "b", {{"x", "one\n"}, {"y", ""}});
  EXPECT_EQ(names_in(place_ / "a" / "b"), (std::set<std::string>{"x", "y"}));
  EXPECT_EQ(text_of(place_ / "a" / "b" / "x"), "one\n");
}

TEST_F(OutputFolder, ReplacesWhatStoodThere)
{
  write_files(place_, {{"x", "a long first text"}});
  write_files(place_, {{"x", "second"}});
  EXPECT_EQ(text_of(place_ / "x"), "second");
}

TEST_F(OutputFolder, NamesThePathAndTheReason)
{
  std::ofstream(place_ / "file") << "not a folder";
  try {
    write_files(place_ / "file" / "out", {{"x", "text"}});
    FAIL() << "a folder within a file";
  } catch (OutputError const& error) {
    EXPECT_THAT(error.what(), testing::HasSubstr((place_ / "file").string()));
    EXPECT_THAT(error.what(), testing::HasSubstr("Not a directory"));
  }
}

TEST_F(OutputFolder, LeavesNothingPartialBehind)
{
  fs::create_directories(place_ / "out" / "y" / "full");  // a folder that no file can replace
  EXPECT_THROW(write_files(place_ / "out", {{"x", "text"}, {"y", "text"}}), OutputError);
  EXPECT_EQ(names_in(place_ / "out"), (std::set<std::string>{"x", "y"}));
  EXPECT_EQ(text_of(place_ / "out" / "x"), "text");
}

TEST_F(OutputFolder, NamesEveryFileThatIsMissing)
{
  fs::create_directories(place_ / "y");
  fs::create_directories(place_ / "z");
  try {
    write_files(place_, {{"x", "text"}, {"y", "text"}, {"z", "text"}});
    FAIL() << "folders in the way";
  } catch (OutputError const& error) {
    EXPECT_THAT(error.what(), testing::HasSubstr((place_ / "y").string() + ": Is a directory"));
    EXPECT_THAT(error.what(), testing::HasSubstr((place_ / "z").string() + ": Is a directory"));
    EXPECT_THAT(error.what(), testing::Not(testing::HasSubstr((place_ / "x").string())));
  }
}

TEST_F(OutputFolder, WritesTheOtherFilesOfARunWhereOneCannotBe)
{
  fs::create_directories(place_ / "fan.csv");
  RunResult result = test::empty_result(1, 1, 24);
  test::add_trajectory(result, 0, std::nullopt);
  try {
    write_result(place_, result);
    FAIL() << "a folder named fan.csv";
  } catch (OutputError const& error) {
    EXPECT_THAT(error.what(), testing::HasSubstr((place_ / "fan.csv").string()));
  }
  EXPECT_EQ(names_in(place_),
            (std::set<std::string>{"beliefs.csv", "fan.csv", "hazard.csv", "incidence.csv", "joint.csv", "metrics.csv",
                                    "result.json"}));
  EXPECT_TRUE(text_of(place_ / "result.json").ends_with("}\n"));
}

TEST_F(OutputFolder, HoldsTheSevenFilesOfARun)
{
  RunResult result = test::empty_result(1, 1, 24);
  test::add_trajectory(result, 0, std::nullopt);
  write_result(place_, result);
  EXPECT_EQ(names_in(place_),
            (std::set<std::string>{"beliefs.csv", "fan.csv", "hazard.csv", "incidence.csv", "joint.csv", "metrics.csv",
                                    "result.json"}));
}

}  // namespace
}  // namespace ghostcast
