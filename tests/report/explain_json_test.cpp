// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/report/explain_json.hpp"

#include <gtest/gtest.h>

#include "report/sample_explanation.hpp"

namespace ghostcast {
namespace {

using Json = nlohmann::ordered_json;
using test::explanation_of;

TEST(ExplainJson, HasEveryIntegerOfEveryMonth)
{
  auto rich = testing_support::rich_model();
  Explanation const e = explanation_of(rich.params(), 3);
  Json const json = explain_json(e);
  EXPECT_EQ(json["schema"], "ghostcast.explain/1");
  for (std::size_t u = 0; u < e.units.size(); ++u) {
    int month = 0;
    for (Json const& row : json["units"][u]["months"]) {
      UnitMonth const& now = e.replay.unit_at(static_cast<int>(u), month);
      EXPECT_EQ(row["month"], month);
      EXPECT_EQ(row["headcount"], static_cast<int>(now.people));
      EXPECT_EQ(row["gpus"]["quanta"], static_cast<int>(now.state.gpus));
      EXPECT_EQ(row["people"]["engineer"],
                static_cast<int>(now.state.n[engineer][newcomer] + now.state.n[engineer][settled]));
      EXPECT_EQ(static_cast<float>(row["value"].get<double>()), now.state.value);
      EXPECT_EQ(row["definitions"][0]["ghost"], now.state.judgement[0].ghost);
      ++month;
    }
    bool const runs = e.replay.unit_at(static_cast<int>(u), e.replay.horizon()).state.running;
    EXPECT_EQ(month - 1, e.replay.last_running_month(static_cast<int>(u)) + (runs ? 0 : 1));
  }
}

TEST(ExplainJson, KeepsTheBooksOfPeople)
{
  auto rich = testing_support::rich_model();
  Explanation const e = explanation_of(rich.params(), 4);
  Json const document = explain_json(e);
  for (Json const& unit : document["units"]) {
    int people = unit["months"][0]["headcount"];
    for (std::size_t t = 1; t < unit["months"].size(); ++t) {
      Json const& flows = unit["months"][t]["flows"];
      auto const flow = [&](char const* name) { return flows[name].get<int>(); };
      people += flow("started") + flow("transferred_in") - flow("quits") - flow("poached") -
                flow("raided") - flow("cut");
      EXPECT_EQ(unit["months"][t]["headcount"], people) << unit["name"] << " " << t;
      int by_role = 0;
      for (Json const& cause : flows["by_role"]) {
        for (Json const& count : cause) by_role += count.get<int>();
      }
      EXPECT_EQ(by_role, flow("quits") + flow("poached") + flow("raided") + flow("cut"));
    }
  }
}

TEST(ExplainJson, HasEveryEventWithItsWords)
{
  auto rich = testing_support::rich_model();
  Explanation const e = explanation_of(rich.params(), 3);
  Json const events = explain_events_json(e);
  ASSERT_EQ(events.size(), e.events.size());
  for (std::size_t k = 0; k < e.events.size(); ++k) {
    EXPECT_EQ(events[k]["month"], e.events[k].month);
    EXPECT_EQ(events[k]["kind"], name_of(e.events[k].kind));
    EXPECT_FALSE(events[k]["text"].get<std::string>().empty());
  }
}

TEST(ExplainJson, HasWhatTheWordsOfAnEventSayBesideItsNumbers)
{
  auto rich = testing_support::rich_model();
  rich.unit(5).starvation_share = 50.0f;  // starves from the start
  rich.model->definition[0] = {.threshold = 0.3f, .headcount_share = 0.9f};
  Explanation const e = explanation_of(rich.params(), 3);
  int fatal = 0;
  int ghosts = 0;
  for (Json const& event : explain_events_json(e)) {
    std::string const kind = event["kind"];
    if (kind == "starvation_begins") {
      EXPECT_EQ(event["fatal_months"], fatal_months());
    }
    if (kind == "exit" && event["outcome"] == "dead_gpu") {
      EXPECT_EQ(event["months_in_a_row"], fatal_months());
      ++fatal;
    }
    if (kind.starts_with("freeze_")) {
      EXPECT_TRUE(event["cause"].is_string());
    }
    if (kind != "ghost_confirmed") continue;
    ++ghosts;
    ASSERT_EQ(event["checks"].size(), static_cast<std::size_t>(judged_criteria));
    for (Json const& check : event["checks"]) EXPECT_TRUE(check["holds"] == true || check["asked"] == false) << event;
  }
  EXPECT_GT(fatal, 0);
  EXPECT_GT(ghosts, 0);
}

TEST(ExplainJson, SaysTheVerdictOfEveryDefinition)
{
  auto rich = testing_support::rich_model();
  rich.unit(5).starvation_share = 50.0f;  // starves from the start
  ModelParams const& model = rich.params();
  Explanation const e = explanation_of(model, 3);
  Json const json = explain_json(e);
  for (int u = 0; u < model.unit_count; ++u) {
    Json const& said = json["units"][static_cast<std::size_t>(u)]["definitions"][0];
    Verdict const verdict = verdict_of(e.replay, u, model.definition[0], 0);
    EXPECT_EQ(said["month"].is_null(), !verdict.first.has_value());
    EXPECT_TRUE(!verdict.first || said["month"] == verdict.month);
    EXPECT_EQ(said["outcome"] == "human", !verdict.first.has_value());
    EXPECT_EQ(said["at_end"]["criteria"].size(), static_cast<std::size_t>(judged_criteria));
  }
  EXPECT_EQ(json["units"][5]["definitions"][0]["outcome"], "dead_gpu");
}

TEST(ShortestDecimal, IsTheNumberAsItWasWritten)
{
  EXPECT_EQ(shortest_decimal(static_cast<double>(0.9f)), 0.9);
  EXPECT_TRUE(shortest_decimal(std::numeric_limits<double>::infinity()).is_null());
}

}  // namespace
}  // namespace ghostcast
