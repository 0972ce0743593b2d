// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/report/warnings.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fmt/format.h>

#include "ghostcast/scenario/repair_text.hpp"
#include "report/sample_result.hpp"

namespace ghostcast {
namespace {

using test::add;
using test::add_trajectory;
using test::empty_result;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

TEST(Warnings, AreNoneForAPlainRun)
{
  RunResult result = empty_result(1, 1, 24);
  add_trajectory(result, 0, std::nullopt);
  EXPECT_THAT(warnings_of(result), IsEmpty());
}

TEST(Warnings, NameScenarioFaultsClipsAndRepairs)
{
  RunResult result = empty_result(1, 1, 24);
  for (std::uint64_t k = 0; k < 4; ++k) add_trajectory(result, k, std::nullopt);
  result.scenario_warnings = {"a.toml:1:1: odd"};
  add(result.tally, result.tally.layout.scalar_at(Scalars::non_finite), 2);
  add(result.tally, result.tally.layout.scalar_at(Scalars::clipped_gpus), 1);
  add(result.tally, result.tally.layout.repair_at(0, 2, Repair::automation), 1);
  add(result.tally, result.tally.layout.repair_at(0, 2, Repair::ceiling), 3);
  EXPECT_THAT(
      warnings_of(result),
      ElementsAre("a.toml:1:1: odd", HasSubstr("2 trajectories have a number that is not finite"),
                  HasSubstr("25.0 % of trajectories met the limit of 16.8 M GPUs"),
                  AllOf(HasSubstr("Unit 0"),
                        HasSubstr("component 3 of substitution_rho that could not hold at the "
                                  "start were repaired: automation 25.0 %, ceiling 75.0 %"))));
}

TEST(Warnings, NameAComponentByItsValue)
{
  RunResult result = empty_result(1, 1, 24);
  add_trajectory(result, 0, std::nullopt);
  result.resolved = test::resolved_rho({{"dist", "mixture"}, {"value", {-2, 0.4}}});
  add(result.tally, result.tally.layout.repair_at(0, 1, Repair::share), 1);
  EXPECT_THAT(warnings_of(result), ElementsAre(HasSubstr("beliefs with substitution_rho = 0.4 that")));
}

TEST(Warnings, DoNotRepeatRepairsThatTheReaderForesaw)
{
  RunResult result = empty_result(2, 1, 24);
  for (std::uint64_t k = 0; k < 4; ++k) add_trajectory(result, k, std::nullopt);
  add(result.tally, result.tally.layout.repair_at(0, 0, Repair::automation), 1);
  add(result.tally, result.tally.layout.repair_at(1, 0, Repair::automation), 1);
  std::string const foreseen =
      fmt::format("a.toml:1:1: \"{}\": 25 % {}: initial_automation", result.units[0].name,
                  foreseen_repairs);
  result.scenario_warnings = {foreseen};
  EXPECT_THAT(warnings_of(result), ElementsAre(foreseen, HasSubstr(result.units[1].name)));
  std::string const both = fmt::format("a.toml:1:1: \"{}\", \"{}\": 25 % {}: initial_automation",
                                       result.units[0].name, result.units[1].name, foreseen_repairs);
  result.scenario_warnings = {both};
  EXPECT_THAT(warnings_of(result), ElementsAre(both));
}

}  // namespace
}  // namespace ghostcast
