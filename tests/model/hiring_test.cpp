// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/model/hiring.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "support/observe.hpp"
#include "support/quiet_model.hpp"

namespace ghostcast {
namespace {

using namespace testing_support;

/// One unit with vacancies to set.
class Vacancies : public ::testing::Test {
 protected:
  Vacancies()
  {
    for (bool& role : on_.role) role = true;
    s_.running = true;
    s_.pay_level = 1.0f;
    s_.n[engineer][settled] = 6.0f;
    s_.offers[engineer] = 1.0f;
    s_.target[engineer] = 10.0f;
    s_.n[supervisor][settled] = 2.0f;
    s_.target[supervisor] = 9.0f;
    s_.span = 50.0f;
    s_.cap_need = 240.0f;
    c_.pay[engineer] = 100.0f;
    c_.pay[supervisor] = 10.0f;
  }
  void set() { set_vacancies<Scalar>(on_, p_, c_, 1.0f, s_); }

  Features on_{};
  UnitParams<Scalar> p_{};
  UnitConstants<Scalar> c_{};
  UnitState<Scalar> s_{};
};

TEST_F(Vacancies, AreTheTargetLessPeopleAndOffers)
{
  set();
  EXPECT_EQ(s_.vacancies[engineer], 3.0f);
  EXPECT_EQ(s_.vacancies[supervisor], 7.0f);
  EXPECT_EQ(s_.saved_payroll, 0.0f);
}

TEST_F(Vacancies, InAFreezeOnlySupervisorsForAffordableChipsAreHired)
{
  s_.freeze = true;
  set();
  EXPECT_EQ(s_.vacancies[engineer], 0.0f);
  EXPECT_EQ(s_.vacancies[supervisor], 3.0f);  // ceil(240 / 50) - 2
  EXPECT_EQ(s_.saved_payroll, 3.0f * 100.0f + 4.0f * 10.0f);
}

TEST_F(Vacancies, AFreezeBarsNeitherTheMinimumNorExemptRoles)
{
  s_.freeze = true;
  s_.target[manager] = 5.0f;
  p_.minimum_people[manager] = 2.0f;
  p_.freeze_exempt[engineer] = 1.0f;
  set();
  EXPECT_EQ(s_.vacancies[manager], 2.0f);
  EXPECT_EQ(s_.vacancies[engineer], 3.0f);
}

TEST_F(Vacancies, AreNoneWhereTheStaffIsAboveItsTarget)
{
  s_.target[engineer] = 4.0f;
  set();
  EXPECT_EQ(s_.vacancies[engineer], 0.0f);
  s_.freeze = true;
  set();
  EXPECT_EQ(s_.vacancies[engineer], 0.0f);
}

TEST_F(Vacancies, AreNoneInAUnitThatIsGone)
{
  s_.running = false;
  set();
  EXPECT_EQ(s_.vacancies[engineer], 0.0f);
}

TEST(HireProbability, FollowsHeatGpusAndPay)
{
  UnitParams<ScalarDouble> p{};
  p.fill_heat_effect = 0.5;
  p.gpu_appeal = 0.35;
  p.pay_appeal = 1.0;
  p.pay = 1.2;
  UnitConstants<ScalarDouble> c{};
  c.fill_hazard = 0.45;
  c.acceptance_logit = 0.5;
  UnitState<ScalarDouble> s{};
  s.log_gpu_ratio = -1.0;
  double const filled = -std::expm1(-0.45 * std::exp(-0.5 * 0.4));
  double const accepted = 1.0 / (1.0 + std::exp(-(0.5 - 0.35 + std::log(1.2))));
  EXPECT_NEAR(hire_probability<ScalarDouble>(p, c, 0.4, s.log_gpu_ratio), filled * accepted, 1e-9);
}

/// Two or three units of one organisation and the people cut in each, in one role.
float transferred_to(std::vector<float> const& cut, std::vector<float> const& vacancies,
                     std::vector<float>& came)
{
  static ParameterBlock<Scalar> const block{};
  auto const state = std::make_unique<State<Scalar>>();
  std::vector<int> members;
  for (std::size_t u = 0; u < cut.size(); ++u) {
    state->unit[u].transferable[engineer] = cut[u];
    state->unit[u].vacancies[engineer] = vacancies[u];
    members.push_back(static_cast<int>(u));
  }
  transfer_people<Scalar>(engineer, members.data(), static_cast<int>(cut.size()), 5, false, block,
                          *state);
  float total = 0.0f;
  came.clear();
  for (std::size_t u = 0; u < cut.size(); ++u) {
    came.push_back(state->unit[u].transferred);
    total += came.back();
    EXPECT_EQ(state->unit[u].n[engineer][settled], came.back());
    EXPECT_EQ(state->unit[u].vacancies[engineer], vacancies[u] - came.back());
  }
  return total;
}

TEST(Transfers, NeverReturnToTheUnitThatCut)
{
  std::vector<float> came;
  EXPECT_EQ(transferred_to({5.0f, 0.0f}, {9.0f, 0.0f}, came), 0.0f);
  EXPECT_EQ(transferred_to({5.0f, 2.0f}, {9.0f, 9.0f}, came), 7.0f);
  EXPECT_EQ(came[0], 2.0f);
  EXPECT_EQ(came[1], 5.0f);
}

TEST(Transfers, FillVacanciesAndNoMore)
{
  std::vector<float> came;
  EXPECT_EQ(transferred_to({10.0f, 0.0f, 0.0f}, {0.0f, 3.0f, 4.0f}, came), 7.0f);
  EXPECT_EQ(transferred_to({4.0f, 0.0f, 0.0f}, {0.0f, 30.0f, 12.0f}, came), 4.0f);
  EXPECT_EQ(came[1], 3.0f);
  EXPECT_EQ(came[2], 1.0f);
}

TEST(Knowledge, FollowsItsEquation)
{
  UnitParams<ScalarDouble> p{};
  p.knowledge_decay = 0.004;
  p.knowledge_lost_with_leavers = 0.8;
  p.knowledge_learning = 0.03;
  p.knowledge_half_people = 4.0;
  p.knowledge_from_rivals = 0.5;
  UnitState<ScalarDouble> s{};
  s.knowledge = 0.8;
  s.start_people = 20.0;
  s.quits = s.poached = s.raided = s.cut = 1.0;
  s.started = 2.0;
  s.people = 18.0;
  s.n[engineer][settled] = 12.0;
  advance_knowledge<ScalarDouble>(p, s);
  double const kept = 0.8 * 0.996 * (1.0 - 0.8 * 4.0 / 20.0);
  EXPECT_NEAR(s.knowledge, kept + 0.03 * 0.2 * 12.0 / 16.0 + 0.5 * 2.0 / 18.0, 1e-12);
}

TEST(Hiring, CostsMonthsOfPayAndTakesAMonth)
{
  QuietModel quiet;
  UnitParams<Scalar>& unit = quiet.unit();
  unit.people[engineer] = 10.0f;
  unit.open_positions[engineer] = 5.0f;
  unit.fill_days = 0.1f;  // a vacancy is filled at once
  unit.hiring_cost = 2.0f;
  unit.margin = 0.0f;
  unit.cash_cap = 1e6f;
  quiet.model->horizon = 2;
  struct Cash : Bystander {
    std::vector<UnitState<Scalar>> at;
    void month_end(World<Scalar> const& w) { at.push_back(w.state.unit[0]); }
  } seen;
  observe(quiet.params(), 1, 1, seen);
  EXPECT_EQ(seen.at[0].people, 10.0f) << "nobody starts in the month in which he accepts";
  EXPECT_EQ(seen.at[0].offers[engineer], 5.0f);
  EXPECT_EQ(seen.at[1].people, 15.0f);
  EXPECT_NEAR(seen.at[0].cash, 3e4f + 1e6f - 1e4f - 2.0f * 1000.0f * 5.0f, 1.0f);
}

}  // namespace
}  // namespace ghostcast
