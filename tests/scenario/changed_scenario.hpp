// SPDX-License-Identifier: Apache-2.0
/// \file
/// Scenarios with what the command line changes, and their runs.
#pragma once

#include <map>
#include <string>
#include <tuple>

#include "example.hpp"
#include "ghostcast/engine/engine.hpp"

namespace ghostcast::test {

inline Scenario changed(std::string const& text, ScenarioRequest const& request)
{
  return parse_scenario(text, "test.toml", request);
}

/// The faults of a text with a request that must have some.
inline std::string faults_of_change(std::string const& text, ScenarioRequest const& request)
{
  try {
    changed(text, request);
  } catch (InputError const& error) {
    return error.what();
  }
  ADD_FAILURE() << "no fault";
  return {};
}

/// \param record  nothing: what the scenario records
inline Tally tally_of(Scenario const& scenario, std::uint64_t trajectories = 64, RecordMask record = 0)
{
  RunPlan plan;
  plan.seed = 5;
  plan.range = {0, trajectories};
  plan.record = record == 0 ? scenario.record : record;
  return make_cpu_engine(2)->run(scenario.params(), plan, {}).tally;
}

inline std::string digest(Scenario const& scenario)
{
  return to_hex(digest_of(tally_of(scenario)));
}

/// Every draw by its address: what it is at the median, and the normals that it is made of.
using DrawTable = std::map<std::tuple<std::uint32_t, int>,
                           std::tuple<double, std::vector<std::tuple<double, std::uint32_t, int>>>>;

inline DrawTable draw_table(Scenario const& s)
{
  DrawTable all;
  for (Draw const& draw : s.draws) {
    std::vector<std::tuple<double, std::uint32_t, int>> terms;
    if (draw.copula_row >= 0) {
      CopulaRow const row = s.copula_rows[static_cast<std::size_t>(draw.copula_row)];
      for (int t = 0; t < row.term_count; ++t) {
        CopulaTerm const& term = s.copula_terms[static_cast<std::size_t>(row.first_term + t)];
        terms.emplace_back(term.coefficient, term.name_hash, term.address_unit);
      }
    }
    double const median = quantile({s.distributions.data(), s.tables.data()}, draw.distribution, 0.5);
    all[{draw.name_hash, draw.address_unit}] = {median, terms};
  }
  return all;
}

/// Expects that every draw that is left has the address, the law and the dice that it had.
inline void expect_same_dice(Scenario const& before, Scenario const& after)
{
  DrawTable const all = draw_table(before);
  DrawTable const left = draw_table(after);
  EXPECT_LT(left.size(), all.size());
  for (auto const& [address, draw] : left) {
    auto const known = all.find(address);
    ASSERT_NE(known, all.end());
    EXPECT_EQ(known->second, draw);
  }
}

}  // namespace ghostcast::test
