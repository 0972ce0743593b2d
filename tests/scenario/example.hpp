// SPDX-License-Identifier: Apache-2.0
/// \file
/// A small scenario for tests, and its parts by name.
#pragma once

#include <gtest/gtest.h>

#include <cmath>
#include <string>
#include <vector>

#include "ghostcast/random/distribution.hpp"
#include "ghostcast/scenario/scenario.hpp"
#include "ghostcast/scenario/targets.hpp"

namespace ghostcast::test {

/// One unit with the keys that have no default, and `more` at its end.
inline std::string unit_text(std::string const& name, std::string const& more = {})
{
  return "[[unit]]\nname = \"" + name +
         "\"\npeople = { researcher = 6, engineer = 28, infrastructure = 3, supervisor = 3 }\ngpus "
         "= 256\n"
         "monthly_value = 3.6e6\ninitial_compute_share = 0.2\n" +
         more;
}

inline std::string scenario_text(std::string const& before, std::string const& in_unit = {},
                                 std::string const& after = {})
{
  return "name = \"test\"\nhorizon = 60\n" + before + unit_text("Team", in_unit) + after;
}

inline Scenario parse(std::string const& text, std::string const& plan = "base")
{
  return parse_scenario(text, "test.toml", {.plan = plan});
}

/// Warnings but that of false precision, which any scenario without a distribution has.
inline std::vector<std::string> other_warnings(Scenario const& scenario)
{
  std::vector<std::string> others;
  for (std::string const& each : scenario.warnings) {
    if (each.find("every number of this file is exact") == each.npos) others.push_back(each);
  }
  return others;
}

/// The faults of a text that must have some.
inline std::string faults_of(std::string const& text, std::string const& plan = "base")
{
  try {
    parse(text, plan);
  } catch (InputError const& error) {
    return error.what();
  }
  ADD_FAILURE() << "no fault in:\n" << text;
  return {};
}

/// Indices of the draws of a parameter, in order.
inline std::vector<std::size_t> draws_of(Scenario const& scenario, std::string const& name)
{
  std::vector<std::size_t> found;
  for (std::size_t d = 0; d < scenario.draw_names.size(); ++d) {
    std::string const& full = scenario.draw_names[d];
    bool const same = full == name || full.ends_with(": " + name);
    if (same) found.push_back(d);
  }
  return found;
}

/// Quantile of the only draw of a parameter.
inline double quantile_of(Scenario const& scenario, std::string const& name, double u)
{
  auto const found = draws_of(scenario, name);
  EXPECT_EQ(found.size(), 1U) << name;
  if (found.empty()) return std::nan("");
  return quantile({scenario.distributions.data(), scenario.tables.data()},
                  scenario.draws[found[0]].distribution, u);
}

/// Flat targets of a draw.
inline std::vector<int> targets_of(Scenario const& scenario, std::size_t draw)
{
  Draw const& d = scenario.draws[draw];
  auto const first = scenario.draw_targets.begin() + d.first_target;
  return {first, first + d.target_count};
}

inline int index_of(Section section, std::string const& key, int instance = 0, int element = 0)
{
  return flat_index(*find_parameter(section, key), instance, element);
}

}  // namespace ghostcast::test
