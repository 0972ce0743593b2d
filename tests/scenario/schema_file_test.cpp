// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <fstream>
#include <iterator>

#include "ghostcast/scenario/schema.hpp"

namespace ghostcast {
namespace {

TEST(ScenarioSchema, IsTheFileInScenarios)
{
  std::ifstream file(GHOSTCAST_SOURCE_DIR "/scenarios/schema.json", std::ios::binary);
  std::string const text{std::istreambuf_iterator<char>(file), {}};
  EXPECT_EQ(text, scenario_schema_text()) << "run: ghostcast schema > scenarios/schema.json";
}

}  // namespace
}  // namespace ghostcast
