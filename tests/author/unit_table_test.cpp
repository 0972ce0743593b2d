// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/author/unit_table.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "author/example_table.hpp"

namespace ghostcast {
namespace {

using test::header;
using test::table_faults;
using testing::HasSubstr;

TEST(ParseUnitTable, TakesColumnsInAnyOrderCaseAndSpacing)
{
  UnitTable const table =
      parse_unit_table(" Monthly Value ;GPUs;ENGINEER;Unit;Initial-Compute-Share;pay engineer\n"
                       "3,6e6;256;28;Team;0,2;35000,5\n",
                       "units.csv");
  ASSERT_EQ(table.units.size(), 1U);
  TableUnit const& unit = table.units[0];
  EXPECT_EQ(unit.name, "Team");
  EXPECT_EQ(unit.monthly_value, 3.6e6);
  EXPECT_EQ(unit.gpus, 256.0);
  EXPECT_EQ(unit.people[static_cast<std::size_t>(role_index("engineer"))], 28.0);
  EXPECT_EQ(unit.pay[static_cast<std::size_t>(role_index("engineer"))], 35000.5);
  EXPECT_EQ(unit.share, 0.2);
  EXPECT_FALSE(unit.payroll);
}

TEST(ParseUnitTable, ReportsAllFaultsAtOnceWithTheirPlaces)
{
  std::string const faults = table_faults(std::string(header) +
                                          "A,1,two,0,0,1,0,64,\"1,000,000\"\n"
                                          ",1,2,0,0,1,0,,5\n"
                                          "C,1,2\n");
  EXPECT_EQ(faults,
            "units.csv:2:5: engineer = \"two\": is no number.\n"
            "units.csv:2:20: monthly_value = \"1,000,000\": has a separator of thousands. Write 1000000.\n"
            "units.csv:3:1: unit: is empty.\n"
            "units.csv:3:14: gpus: is empty.\n"
            "units.csv:4:5: the row has 3 fields, the first line 9. Put a text with a separator in it "
            "in quotes.");
}

struct TableCase {
  char const* text;
  char const* fault;
};

void PrintTo(TableCase const&, std::ostream* out)
{
  *out << "a table";
}

class BrokenTable : public testing::TestWithParam<TableCase> {};

TEST_P(BrokenTable, NamesThePlaceAndTheReason)
{
  std::string const faults = table_faults(GetParam().text);
  EXPECT_THAT(faults, HasSubstr(std::string("units.csv:") + GetParam().fault));
}

INSTANTIATE_TEST_SUITE_P(
    Form, BrokenTable,
    testing::Values(
        TableCase{"", "1:1: is empty."},
        TableCase{"unit,engineer,gpus,monthly_value\n", "1:1: has no unit below its first line."},
        TableCase{"engineer,gpus,monthly_value\n1,1,1\n", "1:1: column unit: is missing."},
        TableCase{"unit,engineer,monthly_value\nA,1,1\n", "1:1: column gpus: is missing."},
        TableCase{"unit,engineer,gpus\nA,1,1\n", "1:1: column monthly_value: is missing."},
        TableCase{"unit,gpus,monthly_value\nA,1,1\n", "1:1: columns of people: are missing."},
        TableCase{"unit,enginer,gpus,monthly_value\nA,1,1,1\n",
                  "1:6: column \"enginer\": is unknown. Did you mean engineer?"},
        TableCase{"unit,engineer,gpus,monthly_value,Engineer\nA,1,1,1,1\n",
                  "1:34: column \"Engineer\": stands twice."},
        TableCase{"unit,engineer,gpus,monthly_value\nA,1,1,1,1\n", "2:9: the row has 5 fields"},
        TableCase{"unit,engineer,gpus,monthly_value\nA,1,1,\n", "2:7: monthly_value: is empty."},
        TableCase{"unit,engineer,gpus,monthly_value,pay_engineer,monthly_payroll\nA,1,1,1,1,1\n",
                  "2:11: monthly_payroll: stands beside pay by role. Give one of the two."},
        TableCase{"unit,engineer,gpus,monthly_value,group\nA,1,1,1,g\nB,1,1,1,\n",
                  "3:9: group: is empty, and other units have one."},
        TableCase{"unit,engineer,gpus,monthly_value\nA,1,20%,1\n",
                  "2:5: gpus = \"20%\": is a percentage. Write 0.2."}));

INSTANTIATE_TEST_SUITE_P(
    Reader, BrokenTable,
    testing::Values(
        TableCase{"unit,engineer,supervisor,gpus,monthly_value\nA,2.5,1,64,1e6\n",
                  "2:3: people.engineer = 2.5: must be a whole number."},
        TableCase{"unit,engineer,supervisor,gpus,monthly_value\nA,2,-1,64,1e6\n",
                  "2:5: people.supervisor = -1: must lie in [0, 16777216]."},
        TableCase{"unit,engineer,supervisor,gpus,monthly_value\nA,2,1,-64,1e6\n", "2:7: gpus = -64: must"},
        TableCase{"unit,engineer,supervisor,gpus,monthly_value\nA,2,1,64,0\n",
                  "2:10: monthly_value = 0: must"},
        TableCase{"unit,engineer,supervisor,gpus,monthly_value\nA,2,1,64,1e300\n",
                  "2:10: monthly_value = 1e+300: is too large"},
        TableCase{"unit,engineer,supervisor,gpus,monthly_value\nA,2,1,64,1\nA,2,1,64,1\n",
                  "3:1: name = \"A\": names a second unit; names must differ."},
        TableCase{"unit,engineer,supervisor,gpus,monthly_value\nA,0,0,64,1\n", "2:3: people = { "},
        TableCase{"unit,engineer,supervisor,gpus,monthly_value,initial_compute_share\nA,2,1,0,1,0.5\n",
                  "2:11: initial_compute_share = 0.5: needs GPUs."},
        TableCase{"unit,engineer,gpus,monthly_value,initial_compute_share\nA,2,64,1,0.5\n",
                  "2:10: initial_compute_share = 0.5: needs somebody to supervise the compute."},
        TableCase{"unit,engineer,supervisor,gpus,monthly_value,pay_engineer\nA,2,1,64,1,-5\n",
                  "2:12: monthly_pay.engineer = -5: must lie in [0, 1000000000]."},
        TableCase{"unit,engineer,supervisor,gpus,monthly_value,monthly_payroll\nA,2,1,64,1,-5\n",
                  "2:12: monthly_payroll = -5: must lie in (0, 100000000000000]."},
        TableCase{"unit,engineer,supervisor,gpus,monthly_value\n\"a\u202Eb\",2,1,64,1\n",
                  "2:1: name = \"a\\u202Eb\": must not be empty or hold control characters."}));

TEST(ParseUnitTable, RefusesTheUnitAfterTheLastPossible)
{
  std::string csv = "unit,engineer,supervisor,gpus,monthly_value\n";
  for (int u = 0; u < max_units; ++u) csv += "U" + std::to_string(u) + ",2,1,64,1e6\n";
  EXPECT_EQ(test::scenario_of(csv).unit_names.size(), static_cast<std::size_t>(max_units));
  EXPECT_THAT(table_faults(csv + "last,2,1,64,1e6\n"),
              HasSubstr("units.csv:34:1: unit: there may be at most 32 units."));
}

TEST(LoadUnitTable, SaysWhichFileCannotBeRead)
{
  for (std::string const path : {"/nowhere/units.csv", "/"}) {
    EXPECT_THROW(
        {
          try {
            load_unit_table(path);
          } catch (InputError const& error) {
            EXPECT_THAT(error.what(), testing::StartsWith(path + ": "));
            throw;
          }
        },
        InputError);
  }
}

}  // namespace
}  // namespace ghostcast
