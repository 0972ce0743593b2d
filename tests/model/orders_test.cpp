// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/model/orders.hpp"

#include <gtest/gtest.h>

#include "ghostcast/model/budget.hpp"
#include "ghostcast/model/supply.hpp"

namespace ghostcast {
namespace {

/// An organisation with headroom for a hundred quanta of 10 USD.
class Capital : public ::testing::Test {
 protected:
  Capital()
  {
    p_.capex_share = 0.2f;
    p_.order_headroom = 1.0f;
  }
  float order(bool crash = false) { return order_from_carry<Scalar>(p_, crash, basis_, 10.0f, s_); }

  OrganisationParams<Scalar> p_{};
  OrganisationState<Scalar> s_{};
  OrderBasis<Scalar> basis_{.value = 500.0f, .caps = 100.0f, .online = 0.0f};
};

TEST_F(Capital, IncomeBuysWholeQuantaAndKeepsTheRest)
{
  basis_.value = 525.0f;  // income 105
  EXPECT_EQ(order(), 10.0f);
  EXPECT_FLOAT_EQ(s_.earned, 5.0f);
}

TEST_F(Capital, GrantedMoneyIsSpentFirst)
{
  s_.granted = 70.0f;
  EXPECT_EQ(order(), 17.0f);
  EXPECT_EQ(s_.granted, 0.0f);
  EXPECT_FLOAT_EQ(s_.earned, 0.0f);
}

TEST_F(Capital, GrantedMoneyIsNeverCappedAndEarnedMoneyAtTwelveIncomes)
{
  basis_.caps = 0.0f;  // nothing can be ordered
  s_.granted = 1e6f;
  for (int month = 0; month < 40; ++month) EXPECT_EQ(order(), 0.0f);
  EXPECT_EQ(s_.granted, 1e6f);
  EXPECT_EQ(s_.earned, 1200.0f);
}

TEST_F(Capital, OrdersKeepToTheHeadroomLessWhatIsThereAndOnOrder)
{
  s_.granted = 1e6f;
  basis_.online = 60.0f;
  s_.order[1] = 15.0f;
  EXPECT_EQ(order(), 25.0f);
  p_.order_headroom = 1.15f;
  s_.order[0] = 25.0f;
  EXPECT_EQ(order(), 15.0f);  // floor(1.15 x 100) - 60 - 40
  basis_.online = 500.0f;
  EXPECT_EQ(order(), 0.0f);
}

TEST_F(Capital, InACrashNothingIsOrderedAndCarryStays)
{
  s_.granted = 50.0f;
  s_.earned = 5000.0f;
  EXPECT_EQ(order(true), 0.0f);
  EXPECT_EQ(s_.granted, 50.0f);
  EXPECT_EQ(s_.earned, 5000.0f);
}

TEST_F(Capital, WhereItIsSeparateOnlyGrantsBuy)
{
  p_.separate_capital = 1.0f;
  s_.granted = 35.0f;
  s_.saved_payroll = 1000.0f;
  p_.freeze_pass = 1.0f;
  EXPECT_EQ(order(), 3.0f);
  EXPECT_FLOAT_EQ(s_.granted, 5.0f);
}

TEST_F(Capital, AFreezePassesItsSavingsOn)
{
  p_.freeze_pass = 0.5f;
  s_.saved_payroll = 100.0f;
  EXPECT_EQ(order(), 15.0f);
}

TEST_F(Capital, OneOffOrdersAreOutsideTheCarryAndWaitForAWholeQuantum)
{
  p_.one_off_order = 16.0f;
  EXPECT_EQ(order_one_off<Scalar>(p_, 10.0f, 1.0f, s_), 1.0f);
  EXPECT_EQ(order_one_off<Scalar>(p_, 10.0f, 1.0f, s_), 2.0f);
  EXPECT_FLOAT_EQ(s_.one_off, 2.0f);
  p_.one_off_order = 0.0f;
  p_.order_gpus = 9.0f;
  EXPECT_EQ(order_one_off<Scalar>(p_, 10.0f, 4.0f, s_), 2.0f);
}

TEST_F(Capital, OneOffOrdersNeedNoHeadroom)
{
  MarketState<Scalar> market{};
  market.price = 10.0f;
  p_.capex_share = 0.0f;
  p_.one_off_order = 100.0f;
  basis_.caps = 0.0f;
  place_orders<Scalar>(p_, market, basis_, 1.0f, s_);
  EXPECT_EQ(s_.order[0], 10.0f);
  EXPECT_EQ(s_.earned, 0.0f);
}

TEST_F(Capital, OrdersAndArrivalsMixTheirPrices)
{
  s_.order_price = s_.book_price = 100.0f;
  s_.order[2] = 30.0f;
  book_order<Scalar>(10.0f, 60.0f, s_);
  EXPECT_FLOAT_EQ(s_.order_price, 90.0f);
  s_.arrived = 20.0f;
  book_arrivals<Scalar>(60.0f, s_);
  EXPECT_FLOAT_EQ(s_.book_price, 97.5f);
  s_.arrived = 0.0f;
  book_arrivals<Scalar>(60.0f, s_);
  EXPECT_FLOAT_EQ(s_.book_price, 97.5f);
}

TEST_F(Capital, TheLimitOfTheStateIsAWarning)
{
  MarketState<Scalar> market{};
  market.price = 1.0f;
  p_.order_gpus = 3e7f;
  basis_.online = 1e7f;
  place_orders<Scalar>(p_, market, basis_, 1.0f, s_);
  EXPECT_TRUE(s_.clipped);
  EXPECT_EQ(s_.order[0], max_gpu_quanta - 1e7f);
}

TEST(Renter, GetsWhatIsDueReplacesFailuresAndReturnsTheExcess)
{
  UnitState<Scalar> s{};
  s.running = true;
  s.gpus = 90.0f;
  s.failed = 10.0f;
  s.rent_due = 5.0f;
  s.cap = 120.0f;
  settle_rental<Scalar>(false, s);
  EXPECT_EQ(s.gpus, 105.0f);
  EXPECT_EQ(s.rented, 15.0f);
  EXPECT_EQ(s.rent_due, 15.0f);
  s.failed = 0.0f;
  s.cap = 80.0f;
  settle_rental<Scalar>(false, s);
  EXPECT_EQ(s.gpus, 80.0f);
  EXPECT_EQ(s.returned, 40.0f);
  EXPECT_EQ(s.rent_due, 0.0f);
}

TEST(Renter, OrdersNothingInAShortage)
{
  UnitState<Scalar> s{};
  s.running = true;
  s.cap = 50.0f;
  settle_rental<Scalar>(true, s);
  EXPECT_EQ(s.rent_due, 0.0f);
  settle_rental<Scalar>(false, s);
  EXPECT_EQ(s.rent_due, 50.0f);
}

TEST(Renter, HandsBackEverythingWhenItExits)
{
  UnitState<Scalar> s{};
  s.running = false;
  s.gpus = 50.0f;
  s.rent_due = 7.0f;
  s.cap = 100.0f;
  settle_rental<Scalar>(false, s);
  EXPECT_EQ(s.gpus, 0.0f);
  EXPECT_EQ(s.returned, 50.0f);
  EXPECT_EQ(s.rent_due, 0.0f);
}

}  // namespace
}  // namespace ghostcast
