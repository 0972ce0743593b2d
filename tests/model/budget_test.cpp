// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/model/budget.hpp"

#include <gtest/gtest.h>

namespace ghostcast {
namespace {

/// A unit that holds 100 GPUs at 10 USD a month and may spend 1000 USD.
class Caps : public ::testing::Test {
 protected:
  Caps()
  {
    p_.compute_budget_elasticity = 1.0f;
    c_.compute_budget0 = 1000.0f;
    s_.gpus = 100.0f;
    s_.value_up = 1.0f;
    s_.span = 1e6f;
    s_.n[supervisor][settled] = 1.0f;
  }
  float cap(bool rents = false)
  {
    set_caps<Scalar>(p_, c_, cost_, rents, 1.0f, s_);
    return s_.cap;
  }
  UnitParams<Scalar> p_{};
  UnitConstants<Scalar> c_{};
  UnitState<Scalar> s_{};
  QuantumCost<Scalar> cost_{.owned = 10.0f, .spot = 5.0f};
};

TEST_F(Caps, NewChipsAreBoughtAtTheSpotPriceAndOwnedOnesPaidAtBook)
{
  EXPECT_EQ(cap(), 100.0f);
  s_.value_up = 1.104f;
  EXPECT_EQ(cap(), 120.0f);
}

TEST_F(Caps, AnOwnerKeepsSunkChipsAndARenterDoesNot)
{
  s_.value_up = 0.5f;
  EXPECT_EQ(cap(), 97.0f);
  EXPECT_EQ(s_.cap_supply, 50.0f);
  EXPECT_EQ(cap(true), 50.0f);
}

TEST_F(Caps, NobodyPaysForChipsThatNobodyCanSupervise)
{
  s_.value_up = 2.0f;
  s_.span = 60.5f;
  p_.researcher_supervision = 0.25f;
  s_.n[researcher][newcomer] = 4.0f;
  EXPECT_EQ(cap(), 121.0f);
  EXPECT_EQ(s_.cap_need, 300.0f);
}

TEST_F(Caps, TheGuaranteeHoldsWhateverTheBudgetButNotBeyondSupervision)
{
  s_.value_up = 0.1f;
  s_.n[researcher][settled] = 9.0f;
  p_.gpu_guarantee = 14.5f;
  EXPECT_EQ(cap(), 131.0f);
  s_.span = 110.0f;
  EXPECT_EQ(cap(), 110.0f);
}

TEST_F(Caps, UnboundedAppetiteLiftsEverything)
{
  p_.appetite = static_cast<float>(Appetite::unbounded);
  s_.span = 1.0f;
  EXPECT_EQ(cap(), max_gpu_quanta);
}

TEST_F(Caps, TheBudgetFollowsTheEulerShareWithinAFactorOfFour)
{
  p_.compute_budget_on_share = 0.5f;
  c_.euler0 = 0.1f;
  s_.euler_up = 0.9f;
  EXPECT_NEAR(compute_budget<Scalar>(p_, c_, s_), 2000.0f, 0.01f);
  s_.euler_up = 0.001f;
  EXPECT_NEAR(compute_budget<Scalar>(p_, c_, s_), 500.0f, 0.01f);
}

}  // namespace
}  // namespace ghostcast
