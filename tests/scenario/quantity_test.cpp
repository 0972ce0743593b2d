// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/scenario/quantity.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <string>

#include "ghostcast/scenario/physical_unit.hpp"

namespace ghostcast {
namespace {

ParameterInfo const& row(char const* key, Section section = Section::unit)
{
  return *find_parameter(section, key);
}

QuantityReading read(std::string const& text, char const* key, bool drawn = false)
{
  return read_quantity(text, measure_of(row(key)), drawn);
}

TEST(ParameterUnits, AreUnitsOrOfTheClosedList)
{
  int units = 0;
  for (ParameterInfo const& each : parameter_table()) {
    bool const parses = parse_unit(each.unit).unit.has_value();
    bool const known = each.unit == "-" || takes_no_unit(each.unit) || parses;
    EXPECT_TRUE(known) << each.key << ": " << each.unit;
    EXPECT_FALSE(parses && takes_no_unit(each.unit)) << each.key;
    bool const number = each.kind == ValueKind::number && each.target.index >= 0;
    if (!number || takes_no_unit(each.unit)) continue;
    ++units;
    ASSERT_TRUE(parses) << each.key;
    EXPECT_NE(example_of(parse_unit(each.unit).unit->dimension), "another unit")
        << each.key << ": " << each.unit;
  }
  EXPECT_GT(units, 100);
}

TEST(ReadQuantity, TakesTheDocumentedUnitOfEachRowAsItIs)
{
  for (ParameterInfo const& each : parameter_table()) {
    if (takes_no_unit(each.unit)) continue;
    auto const text = "0.625 " + std::string(each.unit);
    EXPECT_EQ(read_quantity(text, measure_of(each), true).value, 0.625) << each.key << ": " << text;
  }
}

TEST(ReadQuantity, ReadsNumbersAsTomlDoes)
{
  EXPECT_EQ(read("1_000.5 days", "fill_days").value, 1000.5);
  EXPECT_EQ(read("+2e1days", "fill_days").value, 20.0);
  EXPECT_EQ(read("  5E+1  days ", "fill_days").value, 50.0);
  for (char const* const wrong :
       {"1__0 days", "_1 days", "1_ days", "1.2.3 days", "- days", ". days", "1e400 days"})
    EXPECT_FALSE(read(wrong, "fill_days").value.has_value()) << wrong;
}

TEST(ReadQuantity, CompoundsProbabilitiesOfOtherPeriods)
{
  ASSERT_TRUE(measure_of(row("redundancy_rate")).probability);
  double const monthly = *read("30 %/year", "redundancy_rate").value;
  EXPECT_NEAR(std::pow(1.0 - monthly, 12.0), 0.7, 1e-15);
  EXPECT_NEAR(std::pow(1.0 - *read("0.2 /quarter", "redundancy_rate").value, 3.0), 0.8, 1e-15);
  EXPECT_EQ(read("5 %/month", "redundancy_rate").value, 0.05);
  EXPECT_EQ(read("100 %/year", "redundancy_rate").value, 1.0);
  EXPECT_EQ(read("0 /year", "redundancy_rate").value, 0.0);
  EXPECT_FALSE(read("101 %/year", "redundancy_rate").value.has_value());
}

TEST(ReadQuantity, ConvertsHazardsInProportion)
{
  ASSERT_FALSE(measure_of(row("quit_hazard_settled")).probability);
  EXPECT_EQ(read("0.15 /year", "quit_hazard_settled").value, 0.0125);
  EXPECT_EQ(read("240 %/year", "quit_hazard_settled").value, 0.2);
}

TEST(ReadQuantity, RefusesProbabilitiesOfOtherPeriodsInDistributions)
{
  EXPECT_FALSE(read("5 %/year", "redundancy_rate", true).value.has_value());
  EXPECT_EQ(read("5 %/month", "redundancy_rate", true).value, 0.05);
  EXPECT_EQ(read("6 %/year", "quit_hazard_settled", true).value, 0.005);
}

TEST(ReadQuantity, SaysWhatIsWrong)
{
  EXPECT_EQ(read("5 USD", "ramp_months").reason,
            "has the unit USD; needs a time, such as \"90 days\"");
  EXPECT_EQ(read("90", "ramp_months").hint, "Write 90 without quotes.");
  EXPECT_EQ(read("2026-03", "ramp_months").reason,
            "is a calendar month; needs a time, such as \"90 days\"");
  EXPECT_EQ(read("3 months", "credit").reason, "must be a plain number, in payrolls");
}

TEST(SlipHint, OffersWhatWouldBeInRange)
{
  EXPECT_EQ(slip_hint(row("transfer_probability"), 15.0), "Did you mean 0.15, or \"15 %\"?");
  EXPECT_EQ(slip_hint(row("transfer_probability"), 1.0), "");
  EXPECT_EQ(slip_hint(row("redundancy_rate"), 5.0), "Did you mean 0.05, or \"5 %/month\"?");
  EXPECT_EQ(slip_hint(row("pay_drift"), 0.4), "Did you mean \"0.4 /year\"?");
  EXPECT_EQ(slip_hint(row("substitution_rho"), 1.5), "");
  EXPECT_EQ(slip_hint(row("transfer_probability"), -15.0), "");
  EXPECT_EQ(slip_hint(row("credit"), -1.0), "");
}

TEST(HazardWarning, DoubtsHazardsAboveThreeTenthsAMonth)
{
  EXPECT_EQ(hazard_warning(row("quit_hazard_settled"), 0.36),
            (WarningValues{{"rate", "0.36"}, {"percent", "98.7"}, {"suggestion", "0.36 /year"}}));
  EXPECT_EQ(hazard_warning(row("quit_hazard_settled"), 15.0),
            (WarningValues{{"rate", "15"}, {"percent", "100"}, {"suggestion", "15 % /year"}}));
  EXPECT_TRUE(hazard_warning(row("quit_hazard_settled"), 0.3).empty());
  EXPECT_TRUE(hazard_warning(row("start_probability"), 0.5).empty());
  EXPECT_TRUE(hazard_warning(row("raid_rate_per_year"), 0.5).empty());
}

}  // namespace
}  // namespace ghostcast
