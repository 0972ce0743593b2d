// SPDX-License-Identifier: Apache-2.0
/// \file
/// Whether two scenarios are one model, however they are written.
#pragma once

#include <gtest/gtest.h>

#include <cstddef>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "example.hpp"
#include "ghostcast/engine/engine.hpp"

namespace ghostcast::test {

inline Digest digest_of(Scenario const& scenario)
{
  RunPlan plan;
  plan.seed = 5;
  plan.belief_count = 40;
  plan.range = {0, 40};
  return make_cpu_engine(1)->run(scenario.params(), plan, {}).digest;
}

/// Draws of a scenario: name, targets, and the law as quantiles.
inline void expect_same_draws(Scenario const& a, Scenario const& b)
{
  ASSERT_EQ(a.draw_names, b.draw_names);
  for (std::size_t d = 0; d < a.draws.size(); ++d) {
    EXPECT_EQ(targets_of(a, d), targets_of(b, d)) << a.draw_names[d];
    EXPECT_EQ(a.draws[d].address_unit, b.draws[d].address_unit) << a.draw_names[d];
    for (double const u : {0.01, 0.3, 0.5, 0.8, 0.99}) {
      double const x =
          quantile({a.distributions.data(), a.tables.data()}, a.draws[d].distribution, u);
      double const y =
          quantile({b.distributions.data(), b.tables.data()}, b.draws[d].distribution, u);
      EXPECT_EQ(static_cast<float>(x), static_cast<float>(y)) << a.draw_names[d] << " at " << u;
    }
  }
}

inline void expect_same_steps(Scenario const& a, Scenario const& b)
{
  ASSERT_EQ(a.lever_steps.size(), b.lever_steps.size());
  for (std::size_t s = 0; s < a.lever_steps.size(); ++s) {
    EXPECT_EQ(a.lever_steps[s].month, b.lever_steps[s].month);
    EXPECT_EQ(a.lever_steps[s].target, b.lever_steps[s].target);
    EXPECT_EQ(a.lever_steps[s].value, b.lever_steps[s].value);
    EXPECT_EQ(a.lever_steps[s].slot, b.lever_steps[s].slot);
  }
}

inline void expect_same_definitions(Scenario const& a, Scenario const& b)
{
  ASSERT_EQ(a.definition_names, b.definition_names);
  for (int d = 0; d < a.model.definition_count; ++d) {
    Definition const& x = a.model.definition[d];
    Definition const& y = b.model.definition[d];
    EXPECT_EQ(x.threshold, y.threshold);
    EXPECT_EQ(x.headcount_share, y.headcount_share);
    EXPECT_EQ(x.persistence, y.persistence);
  }
}

inline void expect_same_model(Scenario const& a, Scenario const& b)
{
  EXPECT_EQ(a.horizon, b.horizon);
  ASSERT_EQ(a.unit_names, b.unit_names);
  for (int i = 0; i < used_size<Scalar>(a.model.unit_count); ++i)
    EXPECT_EQ(flat(a.model.base)[i], flat(b.model.base)[i]) << "flat index " << i;
  expect_same_draws(a, b);
  expect_same_steps(a, b);
  expect_same_definitions(a, b);
  EXPECT_EQ(digest_of(a), digest_of(b));
}

/// A folder of scenario files that goes with the test.
class ScenarioFolder {
 public:
  ScenarioFolder()
      : folder_(std::filesystem::path(testing::TempDir()) /
                (std::string("ghostcast_") +
                 testing::UnitTest::GetInstance()->current_test_info()->test_suite_name() + "_" +
                 testing::UnitTest::GetInstance()->current_test_info()->name()))
  {
    std::filesystem::remove_all(folder_);
    std::filesystem::create_directories(folder_);
  }
  ~ScenarioFolder() { std::filesystem::remove_all(folder_); }
  ScenarioFolder(ScenarioFolder const&) = delete;
  ScenarioFolder& operator=(ScenarioFolder const&) = delete;

  std::string write(std::string const& name, std::string const& text) const
  {
    std::filesystem::create_directories((folder_ / name).parent_path());
    std::ofstream(folder_ / name, std::ios::binary) << text;
    return (folder_ / name).string();
  }

  std::string path(std::string const& name) const { return (folder_ / name).string(); }

  Scenario load(std::string const& name, std::string const& plan = "base") const
  {
    return load_scenario(folder_ / name, {.plan = plan});
  }

  /// Its faults, with names relative to the folder.
  std::string faults(std::string const& name) const
  {
    try {
      load(name);
    } catch (InputError const& error) {
      std::string text = error.what();
      std::string const prefix = folder_.string() + "/";
      for (auto at = text.find(prefix); at != text.npos; at = text.find(prefix))
        text.erase(at, prefix.size());
      return text;
    }
    ADD_FAILURE() << name << " has no fault";
    return {};
  }

 private:
  std::filesystem::path folder_;
};

}  // namespace ghostcast::test
