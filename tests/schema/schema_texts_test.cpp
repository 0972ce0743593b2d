// SPDX-License-Identifier: Apache-2.0
/// Quantities, calendar months, templates and extends: the schema agrees with the reader.
#include <gtest/gtest.h>

#include "schema/foreign_schema.hpp"

namespace ghostcast {
namespace {

using test::reader_says;
using test::scenario_schema_of_editors;
using test::scenario_text;
using test::schema_takes;

/// A scenario whose start is known, with text before its unit and after it.
std::string dated(std::string const& before, std::string const& in_unit = {}, std::string const& after = {})
{
  return "start = \"2026-01\"\n" + scenario_text(before, in_unit, after);
}

/// A whole text, whether the reader takes it; both must agree.
struct TextCase {
  std::string text;
  bool legal;
};

void PrintTo(TextCase const& each, std::ostream* out)
{
  *out << testing::PrintToString(each.text);
}

class TextSchema : public testing::TestWithParam<TextCase> {};

TEST_P(TextSchema, AgreesWithTheReader)
{
  std::string const& toml = GetParam().text;
  EXPECT_EQ(reader_says(toml).empty(), GetParam().legal) << toml << reader_says(toml);
  EXPECT_EQ(schema_takes(toml), GetParam().legal) << toml << scenario_schema_of_editors().faults(toml);
}

INSTANTIATE_TEST_SUITE_P(
    Quantities, TextSchema,
    testing::Values(
        TextCase{dated("", "ramp_months = \"90 days\"\n"), true},
        TextCase{dated("", "ramp_months = \"about a year\"\n"), false},
        TextCase{dated("", "ramp_months = \"90\"\n"), false},
        TextCase{dated("", "ramp_months = \"2027-01\"\n"), false},
        TextCase{dated("", "initial_cash_payrolls = \"3 months\"\n"), false},
        TextCase{dated("", "transfer_probability = \"15 %\"\n"), true},
        TextCase{dated("", "monthly_pay = { engineer = \"420 kUSD/year\" }\n"), true},
        TextCase{dated("", "ramp_months = { dist = \"lognormal\", median = \"1 year\", sigma = 0.3 }\n"), true},
        TextCase{dated("", "ramp_months = { dist = \"lognormal\", median = 12, sigma = \"30 %\" }\n"), false},
        TextCase{dated("", "ramp_months = { dist = \"mixture\", value = [\"1 year\", 6], weight = [0.5, 0.5] }\n"), true},
        TextCase{dated("[market]\ncommodity_month = \"2027-01\"\ncommodity_size = 0.5\n"), true},
        TextCase{dated("[market]\ncommodity_month = \"2027-13\"\n"), false},
        TextCase{dated("", "", "[plan]\norder_gpus = { month = \"2027-01\", gpus = \"64 GPUs\" }\n"), true},
        TextCase{dated("", "", "[plan]\ncapex_share = [[\"2027-01\", \"20 %\"], [\"2 years\", 0.3]]\n"), true},
        TextCase{dated("", "", "[plan]\nrent_gpus = { month = 3, gpus = 64, months = \"2027-01\" }\n"), false},
        TextCase{dated("", "", "[plan]\ngrant_capital = \"5 MUSD\"\n"), true},
        TextCase{dated("", "", "[plan]\nopen_positions = { month = 3, engineer = \"5 people\" }\n"), true},
        TextCase{dated("", "", "[[definition]]\nname = \"d\"\nthreshold = \"90 %\"\n"), true},
        TextCase{dated("", "", "[[definition]]\nname = \"d\"\nneeds_supervisor = \"90 %\"\n"), false}));

std::string of_horizon(std::string const& horizon)
{
  return "name = \"test\"\nstart = \"2026-01\"\nhorizon = " + horizon + "\n" + test::unit_text("Team");
}

INSTANTIATE_TEST_SUITE_P(Horizons, TextSchema,
                         testing::Values(TextCase{of_horizon("60"), true}, TextCase{of_horizon("\"10 years\""), true},
                                         TextCase{of_horizon("\"2030-12\""), true}, TextCase{of_horizon("\"long\""), false},
                                         TextCase{of_horizon("\"2030-13\""), false}, TextCase{of_horizon("0"), false}));

std::string with_templates(std::string const& in_unit, std::string const& tables)
{
  return dated("", in_unit, "[template.t]\nramp_months = 6\n[role_template.r]\nquit_hazard_new = 0.03\n" + tables);
}

INSTANTIATE_TEST_SUITE_P(
    Templates, TextSchema,
    testing::Values(TextCase{with_templates("template = \"t\"\n", ""), true},
                    TextCase{with_templates("template = [\"t\"]\n", ""), true},
                    TextCase{with_templates("template = 1\n", ""), false},
                    TextCase{with_templates("roles = { engineer = \"r\" }\n", ""), true},
                    TextCase{with_templates("roles = { engineer = [\"r\"] }\n", ""), true},
                    TextCase{with_templates("roles = { chef = \"r\" }\n", ""), false},
                    TextCase{with_templates("roles = \"r\"\n", ""), false},
                    TextCase{with_templates("", "[template.u]\nname = \"x\"\n"), false},
                    TextCase{with_templates("", "[template.u]\nlike = \"Team\"\n"), false},
                    TextCase{with_templates("", "[template.u]\ntemplate = \"t\"\n"), false},
                    TextCase{with_templates("", "[template.u]\nreference_unit = \"Team\"\n"), false},
                    TextCase{with_templates("", "[template.u]\ngpu_price = 1\n"), false},
                    TextCase{with_templates("", "[role_template.s]\nramp_months = 6\n"), false},
                    TextCase{with_templates("", "[role_template.s]\nmonthly_pay = \"500 kUSD/year\"\n"), true},
                    TextCase{with_templates("", "[role_template.s]\nmonthly_pay = [1, 2, 3, 4, 5, 6]\n"), false}));

TEST(ScenarioSchema, TakesAScenarioThatExtendsAnother)
{
  EXPECT_TRUE(schema_takes("extends = \"minimal.toml\"\n"));
  EXPECT_TRUE(schema_takes("extends = \"minimal.toml\"\n[[unit]]\nname = \"Product AI\"\nremove = true\n"
                           "[[plan.alternative]]\nname = \"a\"\nremove = true\n"
                           "[[definition]]\nname = \"d\"\nremove = true\n[template.t]\nremove = true\n"));
  EXPECT_FALSE(schema_takes("extends = 1\n"));
  EXPECT_FALSE(schema_takes("extends = \"minimal.toml\"\n[[unit]]\nremove = true\n"));
}

}  // namespace
}  // namespace ghostcast
