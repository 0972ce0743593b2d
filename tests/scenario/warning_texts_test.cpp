// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/scenario/warning_texts.hpp"

#include <gtest/gtest.h>

#include <set>
#include <stdexcept>
#include <string>

namespace ghostcast {
namespace {

TEST(WarningTexts, HaveCodesOfTheirOwn)
{
  std::set<std::string_view> codes;
  for (WarningText const& each : warning_texts()) codes.insert(each.code);
  EXPECT_EQ(codes.size(), static_cast<std::size_t>(warning_kinds));
}

TEST(WarningLine, PutsValuesWhereTheirNamesStand)
{
  EXPECT_EQ(warning_line(WarningKind::rounded_fleet,
                         {{"quantum", "8"}, {"place", "a.toml:3:1"}, {"key", "unit.gpus = 9"}, {"quanta", "1"}}),
            "a.toml:3:1: unit.gpus = 9 is rounded down to 1 quanta of 8 GPUs");
}

TEST(WarningLine, TakesAValueAsItIs)
{
  EXPECT_EQ(warning_line(WarningKind::lost_devices, {{"devices", "{devices} {place}"}}),
            "devices were lost, others took their work over: {devices} {place}");
}

TEST(WarningLine, RefusesValuesThatAreMissingOrTooMany)
{
  EXPECT_THROW(warning_line(WarningKind::non_finite, {}), std::logic_error);
  EXPECT_THROW(warning_line(WarningKind::non_finite, {{"count", "2"}, {"place", "a"}}), std::logic_error);
}

}  // namespace
}  // namespace ghostcast
