// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/model/markets.hpp"

#include "support/model_parts.hpp"
#include "support/observe.hpp"
#include "support/statistical.hpp"

namespace ghostcast {
namespace {

using namespace testing_support;

/// Something of the market in every month, over trajectories.
template <class Look>
struct Monthly : Bystander {
  Look look;
  std::vector<Moments> month;
  Monthly(Look what, int horizon) : look(what), month(static_cast<std::size_t>(horizon) + 1) {}
  void month_end(World<Scalar> const& world)
  {
    month[static_cast<std::size_t>(world.dice.month)].add(
        static_cast<double>(look(world.state.market)));
  }
};

template <class Look>
std::vector<Moments> market_moments(QuietModel& quiet, std::uint64_t count, Look look)
{
  Monthly<Look> monthly(look, quiet.model->horizon);
  observe(quiet.params(), 83, count, monthly);
  return monthly.month;
}

TEST(Heat, MeanOfItsExponentialIsOneInEveryMonth)
{
  QuietModel quiet;
  MarketParams<Scalar>& m = quiet.market();
  m.heat_persistence = 0.95f;
  m.heat_noise = 0.08f;
  m.heat_jump_probability = 0.05f;
  m.heat_jump_size = 0.5f;
  auto const heat = market_moments(quiet, 20000, [](auto const& s) { return s.heat_level; });
  for (std::size_t month : {1u, 2u, 6u, 12u, 36u, 60u}) {
    EXPECT_TRUE(matches(heat[month].mean(), 1.0, heat[month].error())) << "month " << month;
  }
}

TEST(Heat, NormalPartHasTheVarianceOfAnAr1)
{
  QuietModel quiet;
  quiet.market().heat_persistence = 0.9f;
  quiet.market().heat_noise = 0.1f;
  auto const heat = market_moments(quiet, 20000, [](auto const& s) { return s.heat; });
  for (std::size_t month : {1u, 5u, 60u}) {
    double const power = std::pow(0.9, 2.0 * static_cast<double>(month));
    double const variance = 0.01 * (1.0 - power) / (1.0 - 0.81);
    EXPECT_TRUE(matches(heat[month].variance(), variance, variance * std::sqrt(2.0 / 20000)));
    EXPECT_TRUE(matches(heat[month].mean(), -0.5 * variance, heat[month].error()));
  }
}

TEST(Heat, InitialHeatFades)
{
  QuietModel quiet;
  quiet.market().heat_persistence = 0.5f;
  quiet.market().initial_heat = 0.8f;
  auto const heat = market_moments(quiet, 2, [](auto const& s) { return s.heat; });
  EXPECT_NEAR(heat[1].mean(), 0.4, 1e-6);
  EXPECT_NEAR(heat[3].mean(), 0.1, 1e-6);
}

TEST(Shortage, FollowsItsTwoStateChain)
{
  constexpr std::uint64_t count = 20000;
  QuietModel quiet;
  quiet.market().shortage_on = 0.05f;
  quiet.market().shortage_off = 0.08f;
  auto const on =
      market_moments(quiet, count, [](auto const& s) { return s.shortage ? 1.0 : 0.0; });
  for (std::size_t month : {1u, 6u, 60u}) {
    double const p = 0.05 / 0.13 * (1.0 - std::pow(0.87, static_cast<double>(month)));
    EXPECT_TRUE(share_matches(on[month].mean(), p, static_cast<double>(count)));
  }
}

TEST(Price, ShortagePremiumEntersTheLevelAndNotTheIncrements)
{
  MarketParams<ScalarDouble> p{};
  p.shortage_price_premium = 0.3;
  MarketConstants<ScalarDouble> c{};
  c.log_price0 = std::log(100.0);
  MarketState<ScalarDouble> s{};
  s.log_price = c.log_price0;
  s.shortage = true;
  advance_price<ScalarDouble>(p, c, 0u, 1, s);
  EXPECT_NEAR(s.price, 100.0 * std::exp(0.3), 1e-10);
  advance_price<ScalarDouble>(p, c, 0u, 2, s);
  EXPECT_NEAR(s.price, 100.0 * std::exp(0.3), 1e-10);
  s.shortage = false;
  advance_price<ScalarDouble>(p, c, 0u, 3, s);
  EXPECT_NEAR(s.price, 100.0, 1e-10);
}

TEST(Price, ADeviationRevertsToATrendThatItselfFalls)
{
  MarketParams<ScalarDouble> p{};
  MarketConstants<ScalarDouble> c{};
  c.price_reversion = 0.5;
  c.price_drift = 0.02;
  c.log_price0 = 1.0;
  MarketState<ScalarDouble> s{};
  s.log_price = 1.8;
  for (int month = 1; month <= 4; ++month) advance_price<ScalarDouble>(p, c, 0u, month, s);
  EXPECT_NEAR(s.log_price, 1.0 - 4 * 0.02 + 0.8 / 16.0, 1e-12);
}

TEST(Rent, StationarySpreadAndDriftAreAsGiven)
{
  QuietModel quiet;
  MarketParams<Scalar>& m = quiet.market();
  m.rental_half_life_months = 6.0f;
  m.rental_stationary_sd = 0.22f;
  m.rental_drift_per_year = -0.09f;
  quiet.organisation().rental = 1.0f;
  quiet.unit().gpus = 10.0f;
  auto const rent = market_moments(quiet, 10000, [](auto const& s) { return std::log(s.rent); });
  double const variance = 0.22 * 0.22 * (1.0 - std::exp2(-2.0 * 60.0 / 6.0));
  EXPECT_TRUE(matches(rent[60].mean(), std::log(2.0) - 0.45, std::sqrt(variance / 10000)));
  EXPECT_TRUE(matches(rent[60].variance(), variance, variance * std::sqrt(2.0 / 10000)));
}

TEST(Rent, AnchorFollowsAPathBetweenTwoPrices)
{
  MarketParams<ScalarDouble> p{};
  p.rental_path_from = 8.0;
  p.rental_path_to = 2.0;
  p.rental_path_months = 20.0;
  EXPECT_NEAR(rent_anchor<ScalarDouble>(p, 0), std::log(8.0), 1e-12);
  EXPECT_NEAR(rent_anchor<ScalarDouble>(p, 10), std::log(4.0), 1e-12);
  EXPECT_NEAR(rent_anchor<ScalarDouble>(p, 35), std::log(2.0), 1e-12);
}

TEST(Rent, ScarcityMultipliesForItsMonthsAndThenEnds)
{
  MarketParams<ScalarDouble> p{};
  p.rental_start = p.rental_mean = 2.0;
  p.scarcity_multiplier = 3.0;
  p.scarcity_months = 2.0;
  MarketConstants<ScalarDouble> c{};
  MarketState<ScalarDouble> s{};
  s.log_rent = std::log(2.0);
  std::uint32_t const words[4] = {0x80000000u, 0u, 0u, 0u};
  c.scarcity_probability = 1.0;
  advance_rent<ScalarDouble>(p, c, words, 1, s);
  EXPECT_NEAR(s.rent, 6.0, 1e-9);
  c.scarcity_probability = 0.0;
  advance_rent<ScalarDouble>(p, c, words, 2, s);
  EXPECT_NEAR(s.rent, 6.0, 1e-9);
  advance_rent<ScalarDouble>(p, c, words, 3, s);
  EXPECT_NEAR(s.rent, 2.0, 1e-9);
}

TEST(Commodity, RisesSlowlyAndJumpsOnItsDay)
{
  QuietModel quiet;
  quiet.market().commodity_rate = 0.01f;
  quiet.market().commodity_month = 10.0f;
  quiet.market().commodity_size = 0.5f;
  auto const chi = market_moments(quiet, 2, [](auto const& s) { return s.chi; });
  EXPECT_NEAR(chi[9].mean(), 1.0 - std::pow(0.99, 9), 1e-6);
  EXPECT_NEAR(chi[10].mean(), 0.5, 1e-6);
  EXPECT_NEAR(chi[11].mean(), 0.505, 1e-6);
}

TEST(Crash, TakesDemandAndHeatOnceAndLastsItsMonths)
{
  MarketParams<ScalarDouble> p{};
  p.crash_hazard = 1e9;
  p.crash_heat = 0.3;
  p.crash_months = 3.0;
  MarketState<ScalarDouble> s{};
  advance_crash<ScalarDouble>(p, 5u, s);
  EXPECT_TRUE(s.crash);
  EXPECT_EQ(s.heat, -0.3);
  p.crash_hazard = 0.0;
  int months = 1;
  for (; s.crash_left > 1.0; ++months) advance_crash<ScalarDouble>(p, 5u, s);
  EXPECT_EQ(months, 3);
  EXPECT_FALSE(s.crash);
}

}  // namespace
}  // namespace ghostcast
