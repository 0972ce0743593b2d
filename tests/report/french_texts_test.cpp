// SPDX-License-Identifier: Apache-2.0
// The French tables of the page against what the program can say, both ways: what is new fails here until it
// has its French.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <regex>
#include <set>
#include <sstream>

#include "cli/process.hpp"
#include "ghostcast/report/definition_text.hpp"
#include "ghostcast/report/explanation.hpp"
#include "ghostcast/report/page_parts.hpp"
#include "ghostcast/scenario/parameter_info.hpp"
#include "ghostcast/scenario/warning_texts.hpp"

namespace ghostcast {
namespace {

using Words = std::set<std::string>;

/// Keys of the tables of a file of src/report/web/texts; a key that stands twice is a fault.
Words keys_of(std::vector<std::string> const& files)
{
  Words keys;
  std::regex const member(R"re(^  (?:"([^"]*)"|(\w+)):)re");
  for (std::string const& file : files) {
    std::istringstream text(test::text_of(GHOSTCAST_SOURCE_DIR "/src/report/web/texts/" + file + ".js"));
    std::smatch found;
    for (std::string line; std::getline(text, line);) {
      if (!std::regex_search(line, found, member)) continue;
      std::string const key = found[1].matched ? found[1].str() : found[2].str();
      EXPECT_TRUE(keys.insert(key).second) << key << " stands twice";
    }
  }
  EXPECT_FALSE(keys.empty());
  return keys;
}

/// One member of every parameter that the page shows.
Words of_parameters(char const* member)
{
  Words words;
  auto const all = page_parameters();
  for (auto const& [section, parameters] : all.items()) {
    for (auto const& [key, info] : parameters.items()) words.insert(info.at(member).get<std::string>());
  }
  return words;
}

/// The {names} of a sentence.
Words names_in(std::string const& text)
{
  Words names;
  std::regex const name(R"(\{(\w+)\})");
  for (std::sregex_iterator match(text.begin(), text.end(), name), end; match != end; ++match)
    names.insert((*match)[1].str());
  return names;
}

TEST(French, HasTheMeaningOfEveryKeyOfThePageAndNoOther)
{
  std::map<std::string, std::vector<std::string>> const files = {
      {"market", {"fr_parameters_market"}},
      {"organisation", {"fr_parameters_organisation"}},
      {"unit", {"fr_parameters_work", "fr_parameters_money", "fr_parameters_people"}}};
  auto const parameters = page_parameters();
  EXPECT_EQ(parameters.size(), files.size());
  for (auto const& [section, names] : files) {
    Words keys;
    for (auto const& [key, info] : parameters.at(section).items()) keys.insert(key);
    EXPECT_EQ(keys_of(names), keys) << section;
  }
}

TEST(French, HasEverySourceAndNoOther)
{
  EXPECT_EQ(keys_of({"fr_sources"}), of_parameters("source"));
}

TEST(French, HasEveryUnitOfMeasureAndNoOther)
{
  EXPECT_EQ(keys_of({"fr_units"}), of_parameters("unit"));
}

TEST(French, HasEveryWarningWithItsValuesAndNoOther)
{
  Words codes;
  std::string const texts = test::text_of(GHOSTCAST_SOURCE_DIR "/src/report/web/texts/fr_warnings.js");
  for (WarningText const& each : warning_texts()) {
    std::string const code(each.code);
    codes.insert(code);
    std::smatch found;
    ASSERT_TRUE(std::regex_search(texts, found, std::regex("\n  " + code + ":\\s*\"([^\"]*)\""))) << code;
    EXPECT_EQ(names_in(found[1].str()), names_in(std::string(each.text))) << code;
  }
  EXPECT_EQ(keys_of({"fr_warnings"}), codes);
}

TEST(French, TellsEveryKindOfEventAndNoOther)
{
  Words kinds;
  for (int k = 0; k <= static_cast<int>(EventKind::relapse); ++k) kinds.insert(name_of(EventKind{k}));
  for (FreezeCause const cause : {FreezeCause::index, FreezeCause::plan, FreezeCause::plan_ends})
    kinds.insert(name_of(cause));
  for (Outcome const exit : {Outcome::acquired, Outcome::dead_gpu, Outcome::dead_money, Outcome::abandoned})
    kinds.insert(name_of(exit));
  EXPECT_EQ(keys_of({"fr_events", "fr_events_units"}), kinds);
}

}  // namespace
}  // namespace ghostcast
