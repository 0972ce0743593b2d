// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/model/share_out.hpp"

#include <gmock/gmock.h>

#include <algorithm>
#include <random>
#include <vector>

namespace ghostcast {
namespace {

using ::testing::ElementsAre;

struct Case {
  std::vector<float> weight, room, held;
  float pool;
  int start;
};

Case random_case(std::mt19937& engine)
{
  std::size_t const count = 1 + engine() % 8;
  Case c{{}, {}, {}, static_cast<float>(engine() % 5000), static_cast<int>(engine() % count)};
  for (std::size_t i = 0; i < count; ++i) {
    c.weight.push_back(static_cast<float>(engine() % 1000) / 16.0f);
    c.room.push_back(static_cast<float>(engine() % 1000));
    c.held.push_back(static_cast<float>(engine() % 1000));
  }
  return c;
}

Claims<Scalar> claims_of_case(Case const& c)
{
  Claims<Scalar> claims{};
  claims.count = static_cast<int>(c.weight.size());
  claims.start = c.start;
  for (std::size_t i = 0; i < c.weight.size(); ++i) {
    claims.weight[i] = c.weight[i];
    claims.room[i] = c.room[i];
  }
  return claims;
}

std::vector<float> given(Claims<Scalar> const& claims)
{
  return {claims.given, claims.given + claims.count};
}

float sum(std::vector<float> const& values)
{
  float total = 0.0f;
  for (float value : values) total += value;
  return total;
}

/// Nothing is lost, nobody gets more than his room, everything is whole.
void expect_division(Case const& c, std::vector<float> const& result, float left)
{
  ASSERT_EQ(sum(result) + left, c.pool);
  ASSERT_GE(left, 0.0f);
  for (std::size_t i = 0; i < result.size(); ++i) {
    ASSERT_GE(result[i], 0.0f);
    ASSERT_LE(result[i], c.room[i]);
    ASSERT_EQ(result[i], floor(result[i]));
  }
}

TEST(ShareOut, LosesNothingAndKeepsToTheRoom)
{
  std::mt19937 engine(1);
  for (int k = 0; k < 2000; ++k) {
    Case const c = random_case(engine);
    Claims<Scalar> claims = claims_of_case(c);
    float const left = share_out<Scalar>(claims, c.pool);
    expect_division(c, given(claims), left);
  }
}

TEST(ShareOut, WithRoomForAllEverybodyIsWithinOneOfHisShare)
{
  std::mt19937 engine(2);
  for (int k = 0; k < 2000; ++k) {
    Case c = random_case(engine);
    std::fill(c.room.begin(), c.room.end(), 1e6f);
    float const total = sum(c.weight);
    if (total <= 0.0f) continue;
    Claims<Scalar> claims = claims_of_case(c);
    EXPECT_EQ(share_out<Scalar>(claims, c.pool), 0.0f);
    for (std::size_t i = 0; i < c.weight.size(); ++i) {
      EXPECT_NEAR(claims.given[i], c.pool * c.weight[i] / total, 1.01f);
    }
  }
}

TEST(ShareOut, RotationGivesEqualClaimantsTheSameInTheLongRun)
{
  std::vector<float> got(3);
  for (int start = 0; start < 3; ++start) {
    Claims<Scalar> claims = claims_of_case({{1, 1, 1}, {9, 9, 9}, {}, 4.0f, start});
    share_out<Scalar>(claims, 4.0f);
    for (std::size_t i = 0; i < 3; ++i) got[i] += claims.given[i];
  }
  EXPECT_THAT(got, ElementsAre(4.0f, 4.0f, 4.0f));
}

TEST(ShareOut, AScaledDownGuaranteeIsCumulativelyRounded)
{
  // Gaps of 10, 20, 30 and a pool of 31: 5.17, 10.33, 15.5.
  Claims<Scalar> claims = claims_of_case({{10, 20, 30}, {10, 20, 30}, {}, 31.0f, 0});
  EXPECT_EQ(share_out<Scalar>(claims, 31.0f), 0.0f);
  EXPECT_THAT(given(claims), ElementsAre(5.0f, 10.0f, 16.0f));
}

TEST(ShareOut, WeightsOfZeroGetNothing)
{
  Claims<Scalar> claims = claims_of_case({{0, 1, 0}, {50, 20, 50}, {}, 100.0f, 1});
  EXPECT_EQ(share_out<Scalar>(claims, 100.0f), 80.0f);
  EXPECT_THAT(given(claims), ElementsAre(0.0f, 20.0f, 0.0f));
}

TEST(ShareByPriority, ServesTheHighestFirstAndTiesByIndex)
{
  Claims<Scalar> claims = claims_of_case({{1, 5, 5, -2}, {10, 10, 10, 10}, {}, 25.0f, 3});
  EXPECT_EQ(share_by_priority<Scalar>(claims, 25.0f), 0.0f);
  EXPECT_THAT(given(claims), ElementsAre(5.0f, 10.0f, 10.0f, 0.0f));
}

TEST(ShareByPriority, LosesNothingAndKeepsToTheRoom)
{
  std::mt19937 engine(3);
  for (int k = 0; k < 500; ++k) {
    Case const c = random_case(engine);
    Claims<Scalar> claims = claims_of_case(c);
    float const left = share_by_priority<Scalar>(claims, c.pool);
    expect_division(c, given(claims), left);
    EXPECT_TRUE(left == 0.0f || sum(given(claims)) == sum(c.room));
  }
}

/// The lowest with room gets the next one, again and again.
std::vector<float> max_min_one_by_one(Case const& c)
{
  std::vector<float> result(c.room.size());
  for (float pool = c.pool; pool > 0.0f; pool -= 1.0f) {
    std::size_t best = c.room.size();
    for (std::size_t k = 0; k < c.room.size(); ++k) {
      std::size_t const i = (static_cast<std::size_t>(c.start) + k) % c.room.size();
      bool const has_room = result[i] < c.room[i];
      if (has_room &&
          (best == c.room.size() || c.held[i] + result[i] < c.held[best] + result[best]))
        best = i;
    }
    if (best == c.room.size()) break;
    result[best] += 1.0f;
  }
  return result;
}

TEST(ShareMaxMin, RaisesTheLowestFirst)
{
  std::mt19937 engine(4);
  for (int k = 0; k < 300; ++k) {
    Case const c = random_case(engine);
    Claims<Scalar> claims = claims_of_case(c);
    float held[max_units] = {};
    std::copy(c.held.begin(), c.held.end(), held);
    float const left = share_max_min<Scalar>(claims, held, c.pool);
    expect_division(c, given(claims), left);
    EXPECT_EQ(given(claims), max_min_one_by_one(c));
  }
}

TEST(ProportionInDouble, IsThatOfIntegers)
{
  std::mt19937_64 random(1);
  for (int attempt = 0; attempt < 300'000; ++attempt) {
    auto const up_to = [&](int bits) { return static_cast<std::int64_t>(random() % (std::uint64_t{1} << (1 + random() % static_cast<unsigned>(bits)))); };
    std::int64_t const whole = up_to(29);
    std::int64_t const total = up_to(24);
    std::int64_t const part = static_cast<std::int64_t>(random() % static_cast<std::uint64_t>(whole + 1));
    ASSERT_EQ(proportion_in_double(part, total, whole), proportion(part, total, whole)) << part << ' ' << total << ' ' << whole;
  }
}

TEST(ProportionInDouble, IsExactJustBelowAndAtWholeNumbers)
{
  // Quotients k and k - 1 / whole, at the largest totals and divisors that there are.
  for (std::int64_t whole = (std::int64_t{1} << 29) - 1; whole > 1; whole = whole * 2 / 3) {
    for (std::int64_t total = (std::int64_t{1} << 24) - 1; total > 0; total = total * 2 / 3) {
      for (std::int64_t const part : {whole - 1, whole, whole / total, whole / total + 1, (total - 1) * (whole / total)}) {
        if (part < 0 || part > whole) continue;
        EXPECT_EQ(proportion_in_double(part, total, whole), proportion(part, total, whole)) << part << ' ' << total << ' ' << whole;
      }
    }
  }
}

}  // namespace
}  // namespace ghostcast
