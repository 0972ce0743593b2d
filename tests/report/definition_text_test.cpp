// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/report/definition_text.hpp"

#include <gtest/gtest.h>

namespace ghostcast {
namespace {

TEST(DefinitionText, SaysTheNumberOfPeople)
{
  Definition definition;
  definition.share = ShareRule::books;
  EXPECT_EQ(definition_text(definition, 55000.0),
            "books share >= 90 %, at most 8,250 of today's 55,000 people (the larger of 6 and 15 % "
            "of the "
            "peak so far), value >= 1.0 x today's, for 3 months, with a supervisor");
}

TEST(DefinitionText, LeavesOutTheSupervisorWhereNoneIsNeeded)
{
  Definition definition;
  definition.needs_supervisor = false;
  definition.persistence = 1;
  definition.growth = 1.5f;
  EXPECT_EQ(
      definition_text(definition, 12.0),
      "counterfactual share >= 90 %, at most 6 of today's 12 people (the larger of 6 and 15 % "
      "of the peak so far), "
      "value >= 1.5 x today's, for 1 month");
}

TEST(DefinitionGist, SaysShareAndTheLimitThatBinds)
{
  Definition definition;
  EXPECT_EQ(definition_gist(definition, 55000.0),
            "counterfactual share >= 90 %, at most 15 % of peak headcount");
  EXPECT_EQ(definition_gist(definition, 30.0), "counterfactual share >= 90 %, at most 6 people");
  definition.headcount_share = 1.0f;
  definition.share = ShareRule::books;
  EXPECT_EQ(definition_gist(definition, 55000.0), "books share >= 90 %");
}

TEST(PeopleAllowed, IsTheFloorOfTheShareOfThePeak)
{
  Definition definition;
  EXPECT_EQ(people_allowed(definition, 100.0), 15.0);  // .15f alone would floor to 15 or 14
  EXPECT_EQ(people_allowed(definition, 59.0), 8.0);
  EXPECT_EQ(people_allowed(definition, 10.0), 6.0);
  definition.headcount_share = 1.0f;
  EXPECT_EQ(people_allowed(definition, 55000.0), 55000.0);
}

TEST(DefinitionText, NamesNoLimitWhereThereIsNone)
{
  Definition definition;
  definition.headcount_share = 1.0f;
  EXPECT_NE(definition_text(definition, 4.0).find("90 %, any number of people, value"),
            std::string::npos);
}

TEST(DefinitionText, SaysTheLimitWhereItAllowsAllWhoAreThere)
{
  Definition definition;
  std::string const rule = "today; the larger of 6 and 15 % of the peak so far), value";
  EXPECT_NE(definition_text(definition, 5.0).find("at most 6 people (of 5 " + rule),
            std::string::npos);
  EXPECT_NE(definition_text(definition, 6.0).find("at most 6 people (of 6 " + rule),
            std::string::npos);
}

TEST(DefinitionText, CountsWholePeople)
{
  Definition definition;
  definition.headcount_limit = 6.5f;
  EXPECT_NE(definition_text(definition, 12.0).find("at most 6 of today's 12 people"),
            std::string::npos);
}

}  // namespace
}  // namespace ghostcast
