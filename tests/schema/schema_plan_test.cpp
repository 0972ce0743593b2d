// SPDX-License-Identifier: Apache-2.0
/// Plans: the schema agrees with the reader on every form of a lever and of an event.
#include <gtest/gtest.h>

#include "schema/foreign_schema.hpp"

namespace ghostcast {
namespace {

using test::reader_says;
using test::scenario_schema_of_editors;
using test::scenario_text;
using test::schema_takes;

/// A part of a plan, whether the reader takes it; both must agree.
struct PlanCase {
  char const* text;
  bool legal;
};

void PrintTo(PlanCase const& each, std::ostream* out)
{
  *out << testing::PrintToString(std::string(each.text));
}

class PlanSchema : public testing::TestWithParam<PlanCase> {};

TEST_P(PlanSchema, AgreesWithTheReader)
{
  std::string const toml = scenario_text("", "", std::string("[plan]\n") + GetParam().text + "\n");
  EXPECT_EQ(reader_says(toml).empty(), GetParam().legal) << reader_says(toml);
  EXPECT_EQ(schema_takes(toml), GetParam().legal) << scenario_schema_of_editors().faults(toml);
}

INSTANTIATE_TEST_SUITE_P(
    Forms, PlanSchema,
    testing::Values(
        PlanCase{"capex_share = 0.2", true}, PlanCase{"capex_share = [[1, 0.2], [13, 0.4]]", true},
        PlanCase{"capex_share = [[0, 0.2]]", false}, PlanCase{"capex_share = [[1, 0.2, 3]]", false},
        PlanCase{"capex_share = [[13, { dist = \"uniform\", lo = 0.1, hi = 0.2 }]]", true},
        PlanCase{"capex_share = -0.2", false}, PlanCase{"hiring_freeze = \"on\"", true},
        PlanCase{"hiring_freeze = [[1, \"on\"], [13, \"auto\"]]", true},
        PlanCase{"hiring_freeze = \"maybe\"", false}, PlanCase{"hiring_freeze = true", false},
        PlanCase{"minimum_people = { supervisor = 2 }", true},
        PlanCase{"minimum_people = { chef = 2 }", false}, PlanCase{"minimum_supervisors = 2", true},
        PlanCase{"minimum_supervisors = 2.5", false}, PlanCase{"freeze_exempt = [\"researcher\"]", true},
        PlanCase{"freeze_exempt = [\"chef\"]", false}, PlanCase{"grant_capital = 1e6", true},
        PlanCase{"grant_capital = { month = 3, usd = 1e6 }", true},
        PlanCase{"grant_capital = { month = 3 }", false},
        PlanCase{"grant_capital = { month = 3, usd = -1 }", false},
        PlanCase{"order_gpus = [{ month = 3, gpus = 64 }, { month = 4, gpus = 64 }]", true},
        PlanCase{"order_gpus = { month = 3, gpus = 64.5 }", false},
        PlanCase{"order_gpus = { month = 3, gpus = 64, months = 2 }", false},
        PlanCase{"rent_gpus = { month = 3, gpus = 64, months = 2 }", true},
        PlanCase{"rent_gpus = { month = 3, gpus = 64 }", false},
        PlanCase{"scheduled_raid = { month = 3, fraction = 0.5 }", true},
        PlanCase{"scheduled_raid = { month = 3, people = 5, role = \"engineer\" }", true},
        PlanCase{"scheduled_raid = { month = 3, people = 5 }", false},
        PlanCase{"scheduled_raid = { month = 3, fraction = 0.5, people = 5, role = \"engineer\" }", false},
        PlanCase{"scheduled_raid = \"none\"", true}, PlanCase{"scheduled_raid = \"no\"", false},
        PlanCase{"open_positions = { month = 3, engineer = 5 }", true},
        PlanCase{"open_positions = { month = 3 }", false},
        PlanCase{"commodity_shock = { month = 24, size = 0.5 }", true},
        PlanCase{"commodity_shock = { month = 24, size = { dist = \"beta\", a = 2, b = 2 } }", true},
        PlanCase{"commodity_shock = { month = 24 }", false},
        PlanCase{"rental_path = { from = 2, to = 1, months = 24 }", true},
        PlanCase{"rental_path = { from = 2, to = 1 }", false}, PlanCase{"units = [\"Team\"]", true},
        PlanCase{"units = \"Team\"", false}, PlanCase{"name = \"base\"", false},
        PlanCase{"[[plan.alternative]]\nname = \"a\"\nretention_bonus = 1", true},
        PlanCase{"[[plan.alternative]]\nretention_bonus = 1", false},
        PlanCase{"[[plan.alternative]]\nname = \"a\"\nalternative = []", false}));

TEST(ScenarioSchema, TakesListsByGroupInTheOrganisation)
{
  std::string const groups = "[organisation]\nseparate = true\ngroups = [\"a\", \"b\"]\n";
  std::string const units = "group = \"a\"\n" + test::unit_text("Other", "group = \"b\"\n");
  for (std::string const key : {"capex_share = [0.1, 0.2]", "ramp_months = [6, 12]",
                                "team_raid = { size = [1, 2] }"}) {
    std::string const toml = scenario_text(groups + key + "\n", units);
    EXPECT_EQ(reader_says(toml), "") << key;
    EXPECT_EQ(scenario_schema_of_editors().faults(toml), "") << key;
  }
}

}  // namespace
}  // namespace ghostcast
