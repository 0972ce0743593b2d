// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/scenario/reference.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>

#include "ghostcast/scenario/parameter_info.hpp"

namespace ghostcast {
namespace {

TEST(ScenarioReference, IsTheFileInDocs)
{
  std::ifstream file(GHOSTCAST_SOURCE_DIR "/docs/scenario.md", std::ios::binary);
  std::string const text{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
  EXPECT_TRUE(text == scenario_reference_markdown())
      << "docs/scenario.md is not what the table says; write it anew";
}

TEST(ScenarioReference, NamesEveryKey)
{
  std::string const text = scenario_reference_markdown();
  for (ParameterInfo const& row : parameter_table()) {
    EXPECT_NE(text.find("| `" + std::string(row.key) + "` |"), text.npos) << row.key;
  }
}

}  // namespace
}  // namespace ghostcast
