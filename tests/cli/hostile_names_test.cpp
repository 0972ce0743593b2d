// SPDX-License-Identifier: Apache-2.0
/// Names are data: whatever a scenario, its file or an argument is called, no verb prints a byte that a
/// terminal obeys, JSON is valid, and no field of a table is a formula.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "cli/fits_terminal.hpp"
#include "cli/process.hpp"
#include "ghostcast/scenario/plain_text.hpp"
#include "ghostcast/scenario/scenario.hpp"
#include "report/csv_records.hpp"

namespace ghostcast::test {
namespace {

namespace fs = std::filesystem;

/// A file with the names, whose own name is hostile too, and one with faults.
class HostileFolder {
 protected:
  HostileFolder()
  {
    fs::copy_file(names, folder.path() / odd);
    std::string const text = text_of(names);
    std::ofstream(folder.path() / "bad.toml") << text << "\nnot a key \033[2J = \xC2\x9B 1\n[[unit]]\nname = \"\\u001b]0;x\\u0007\"\n";
  }

  Finished in_folder(std::string const& arguments) const
  {
    return run_shell("cd '" + folder.path().string() + "' && '" GHOSTCAST_BINARY "' " + arguments);
  }

  static constexpr char const* names = GHOSTCAST_SOURCE_DIR "/tests/support/hostile_names.toml";
  static constexpr char const* odd = "odd \033[31m\xFF\xE2\x80\xAE;name.toml";
  TemporaryFolder folder;
};

class HostileNames : public HostileFolder, public testing::TestWithParam<char const*> {};
class HostileFiles : public HostileFolder, public testing::TestWithParam<char const*> {};
class HostileArguments : public HostileFolder, public testing::Test {};

void expect_clean(std::string const& text)
{
  EXPECT_TRUE(is_utf8_text(text));
  EXPECT_EQ(printable_lines(text), text);
}

std::string word(std::string const& text)
{
  std::string quoted = "'";
  for (char const c : text) quoted += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return quoted + "'";
}

/// Little work: it is names that matter.
std::string flags_of(std::string const& verb)
{
  if (verb.starts_with("explain")) return "";
  if (verb == "check") return " --trajectories 20";
  std::string const flags = " --trajectories 32 --threads 2 --engine cpu";
  return verb == "surface" ? flags + " --thresholds .9 --limits 6 --persistences 1" : flags;
}

TEST_P(HostileNames, AreNothingThatATerminalObeys)
{
  std::string const verb = GetParam();
  std::string const flags = flags_of(verb);
  Finished const text = in_folder(verb + " " + word(odd) + flags);
  EXPECT_EQ(text.code, 0) << text.error;
  EXPECT_FALSE(text.out.empty());
  expect_clean(text.out);
  expect_clean(text.error);
  expect_fits_terminal(text.out);
}

TEST_P(HostileNames, AreTextsInValidJson)
{
  std::string const verb = GetParam();
  std::string const flags = flags_of(verb);
  Finished const done = in_folder(verb + " " + word(odd) + " --json --quiet" + flags);
  EXPECT_EQ(done.code, 0) << done.error;
  expect_clean(done.out);
  auto const json = nlohmann::json::parse(done.out, nullptr, false);
  ASSERT_FALSE(json.is_discarded());
  Scenario const scenario = load_scenario(names);
  std::string const all = json.dump();
  std::size_t const units = verb == "surface" ? 1 : scenario.unit_names.size();  // it is about one
  for (std::string const& name : std::vector(scenario.unit_names.begin(), scenario.unit_names.begin() + static_cast<std::ptrdiff_t>(units))) {
    std::string const quoted = nlohmann::json(name).dump();
    EXPECT_NE(all.find(quoted.substr(1, quoted.size() - 2)), all.npos) << name;
  }
}

INSTANTIATE_TEST_SUITE_P(, HostileNames, testing::Values("run", "check", "compare", "surface", "explain --trajectory 3 --trajectories 32"),
                         [](auto const& each) { return std::string(each.param).substr(0, std::string(each.param).find(' ')); });

bool is_number(std::string const& field)
{
  char* end = nullptr;
  std::strtod(field.c_str(), &end);
  return end == field.c_str() + field.size();
}

TEST_P(HostileFiles, HoldNoFormula)
{
  std::string const verb = GetParam();
  std::string const out = (folder.path() / "out").string();
  ASSERT_EQ(in_folder(verb + " " + word(odd) + " --quiet" + flags_of(verb) + " --out '" + out + "'").code, 0);
  int tables = 0;
  for (auto const& entry : fs::directory_iterator(out)) {
    if (entry.path().extension() != ".csv") continue;
    ++tables;
    for (auto const& record : csv_records(text_of(entry.path()))) {
      for (std::string const& field : record) {
        bool const formula = !field.empty() && std::string("=+-@\t\r").find(field.front()) != std::string::npos;
        EXPECT_TRUE(!formula || is_number(field)) << entry.path() << ": " << field;
      }
    }
  }
  EXPECT_GE(tables, 1);
}

INSTANTIATE_TEST_SUITE_P(, HostileFiles, testing::Values("run", "compare", "surface"),
                         [](auto const& each) { return std::string(each.param); });

TEST_F(HostileArguments, AreShownInFaultsAsNumbers)
{
  for (std::string const& arguments : {std::string("run bad.toml"), std::string("run ") + word("no \033[2J\xFF such.toml"),
                                       std::string("run ") + word(odd) + " --plan " + word("\033[2J"),
                                       std::string("run ") + word(odd) + " --set " + word("gpus=\033]0;x\007"),
                                       std::string("run ") + word(odd) + " --trajectories " + word("\x9B" "31m5"),
                                       std::string("run --\033[2J"), std::string("\033[2J"),
                                       std::string("new ") + word("a\033[2J"), std::string("verify ") + word(odd)}) {
    Finished const done = in_folder(arguments);
    EXPECT_EQ(done.code, 2) << arguments;
    EXPECT_FALSE(done.error.empty());
    expect_clean(done.error);
  }
}

TEST_F(HostileArguments, PassThroughTheStoreAsTheyAre)
{
  std::string const store = " --store " + word("runs '; DROP TABLE run; --.db");
  ASSERT_EQ(in_folder("run " + word(odd) + " --quiet --trajectories 32 --threads 2" + store).code, 0);
  for (std::string const& arguments : {std::string("runs"), std::string("runs show 1")}) {
    Finished const done = in_folder(arguments + store);
    EXPECT_EQ(done.code, 0) << arguments << done.error;
    EXPECT_THAT(done.out, testing::HasSubstr("-rf </title>")) << arguments;
    expect_clean(done.out);
  }
  EXPECT_THAT(in_folder("runs --tag " + word("' OR '1'='1") + store).out, testing::Not(testing::HasSubstr("-rf")));
}

TEST_F(HostileArguments, AreShortInFaults)
{
  std::string const text = "name = \"a\"\nhorizon = 12\n[market]\n" + std::string(1000000, 'k') + " = 1\n";
  std::ofstream(folder.path() / "long.toml") << text;
  Finished const done = in_folder("run long.toml");
  EXPECT_EQ(done.code, 2);
  EXPECT_LT(done.error.size(), 5000U);
}

}  // namespace
}  // namespace ghostcast::test
