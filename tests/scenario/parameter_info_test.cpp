// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/scenario/parameter_info.hpp"

#include <gtest/gtest.h>

#include <limits>
#include <map>
#include <set>
#include <string>

#include "ghostcast/random/random_stream.hpp"
#include "ghostcast/scenario/targets.hpp"

namespace ghostcast {
namespace {

/// How often each real of the block is a target.
std::vector<int> coverage()
{
  std::vector<int> times(static_cast<std::size_t>(used_size<Scalar>(1)), 0);
  for (ParameterInfo const& row : parameter_table()) {
    for (int e = 0; e < row.target.count && row.target.index >= 0; ++e)
      ++times.at(static_cast<std::size_t>(row.target.index + e));
  }
  return times;
}

TEST(ParameterTable, ReachesEveryMemberExactlyOnce)
{
  std::vector<int> const times = coverage();
  int const organisation_end = first_organisation_index + organisation_stride;
  for (int i = 0; i < static_cast<int>(times.size()); ++i) {
    bool const reserved = (i >= first_plan_value && i < first_organisation_index) ||
                          (i >= organisation_end && i < first_unit_index);
    EXPECT_EQ(times[static_cast<std::size_t>(i)], reserved ? 0 : 1) << "flat index " << i;
  }
}

TEST(ParameterTable, HasNoKeyTwiceInASection)
{
  std::set<std::string> keys;
  for (ParameterInfo const& row : parameter_table()) {
    EXPECT_TRUE(keys.insert(std::string(name_of(row.section)) + "." + std::string(row.key)).second)
        << row.key;
  }
}

TEST(ParameterTable, HasNoParameterKeyInTwoSections)
{
  std::set<std::string_view> keys;
  for (ParameterInfo const& row : parameter_table()) {
    if (row.target.index < 0) continue;
    EXPECT_TRUE(keys.insert(row.key).second) << row.key;
  }
}

TEST(ParameterTable, HasNoTwoKeysWithOneHash)
{
  std::map<std::uint32_t, std::string> names;
  auto const add = [&](std::string const& name) {
    auto const [known, fresh] = names.emplace(name_hash(name.c_str(), name.size()), name);
    EXPECT_TRUE(fresh || known->second == name) << name << " and " << known->second;
  };
  for (ParameterInfo const& row : parameter_table()) {
    add(std::string(row.key));
    for (auto const role : role_names) {
      if (row.target.count == role_count) add(std::string(row.key) + "." + std::string(role));
    }
  }
  for (int i = 0; i < 1000; ++i) add("correlation." + std::to_string(i));
}

TEST(ParameterTable, DocumentsEveryKey)
{
  for (ParameterInfo const& row : parameter_table()) {
    EXPECT_FALSE(row.symbol.empty()) << row.key;
    EXPECT_FALSE(row.unit.empty()) << row.key;
    EXPECT_FALSE(row.equation.empty() || row.equation == "-") << row.key;
    EXPECT_FALSE(row.source.empty()) << row.key;
    EXPECT_FALSE(row.meaning.empty() || row.meaning.ends_with(".")) << row.key;
    EXPECT_EQ(row.meaning.find('|'), row.meaning.npos) << row.key;
    EXPECT_EQ(row.kind == ValueKind::choice, !row.choices.empty()) << row.key;
  }
}

TEST(ParameterTable, FixesWhatIsNoNumber)
{
  for (ParameterInfo const& row : parameter_table()) {
    EXPECT_TRUE(row.kind == ValueKind::number || row.has(fixed)) << row.key;
  }
}

TEST(Range, ContainsItsClosedEndsOnly)
{
  constexpr double infinity = std::numeric_limits<double>::infinity();
  EXPECT_TRUE(from_zero_to_one.contains(1.0));
  EXPECT_FALSE(below_one.contains(1.0));
  EXPECT_FALSE(above_zero_to_one.contains(0.0));
  EXPECT_TRUE(positive_or_inf.contains(infinity));
  EXPECT_FALSE(positive.contains(infinity));
  EXPECT_FALSE(any_number.contains(std::numeric_limits<double>::quiet_NaN()));
  EXPECT_FALSE(positive_or_inf.contains(-infinity));
}

TEST(Range, ReadsAsOneWritesIt)
{
  EXPECT_EQ(to_string(below_one), "[0, 1)");
  EXPECT_EQ(to_string(positive_or_inf), "> 0 or inf");
  EXPECT_EQ(to_string(Range{-unbounded, 1.0}), "<= 1");
  EXPECT_EQ(to_string(any_number), "any");
}

TEST(FlatIndex, IsWhereTheMemberStands)
{
  static ParameterBlock<Scalar> block{};
  block.unit[3].monthly_pay[supervisor] = 7.0f;
  block.organisation[2].capex_share = 5.0f;
  block.market.crash_months = 3.0f;
  EXPECT_EQ(flat(block)[flat_index(*find_parameter(Section::unit, "monthly_pay"), 3, supervisor)],
            7.0f);
  EXPECT_EQ(flat(block)[flat_index(*find_parameter(Section::organisation, "capex_share"), 2, 0)],
            5.0f);
  EXPECT_EQ(flat(block)[flat_index(*find_parameter(Section::market, "crash_months"), 0, 0)], 3.0f);
}

}  // namespace
}  // namespace ghostcast
