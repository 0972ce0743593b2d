// SPDX-License-Identifier: Apache-2.0
/// No legal number makes a trajectory overflow: every key at both ends of its range, one at a time,
/// over the longest horizon.
#include <fmt/core.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "ghostcast/model/trajectory.hpp"
#include "ghostcast/scenario/parameter_info.hpp"
#include "ghostcast/scenario/scenario.hpp"
#include "ghostcast/scenario/targets.hpp"
#include "ghostcast/tally/tally.hpp"

namespace ghostcast {
namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();
using Keys = std::map<std::string, std::string>;

/// scenarios/minimal.toml, whose keys a case may replace.
Keys minimal_unit()
{
  return {{"name", "\"Product AI\""},
          {"people",
           "{ researcher = 6, engineer = 28, infrastructure = 3, operations = 4, supervisor = 3, "
           "manager = 4 }"},
          {"gpus", "256"},
          {"monthly_value", "3.6e6"},
          {"initial_compute_share", "0.20"}};
}

/// Where nothing fades and nothing is off.
Keys harsh_unit()
{
  Keys keys = minimal_unit();
  for (char const* const half :
       {"pay_drift_half", "demand_growth_half", "supervision_growth_half", "value_ceiling"})
    keys[half] = "inf";
  keys["gpu_guarantee"] = keys["retention_bonus"] = "0.5";
  keys["other_nonlabour"] = keys["base_income"] = "0.1";
  keys["supervisor_rule"] = "\"span\"";
  keys["team_raid"] = "{ rate_per_year = 0.5, size = 3 }";
  return keys;
}

struct Base {
  char const* name;
  Keys unit;
  Keys organisation;
  Keys market;
};

std::vector<Base> bases()
{
  Keys const owner = {{"power_mw", "2"},
                      {"power_growth", "0.02"},
                      {"power_growth_half", "inf"},
                      {"freeze_pass", "0.5"},
                      {"lead_infra_effect", "0.2"}};
  Keys const market = {{"heat_jump_probability", "0.02"},  {"heat_jump_size", "0.3"},
                       {"crash_hazard", "0.01"},           {"commodity_hazard", "0.01"},
                       {"commodity_size", "0.5"},          {"leak_to_rivals", "0.1"},
                       {"price_reversion_half_life", "12"}};
  return {{"minimal", minimal_unit(), {}, {}},
          {"owner", harsh_unit(), owner, market},
          {"renter", harsh_unit(), {{"rental", "true"}}, market}};
}

std::string lines_of(Keys const& keys)
{
  std::string text;
  for (auto const& [key, value] : keys) text += fmt::format("{} = {}\n", key, value);
  return text;
}

std::string text_of(Base const& base)
{
  return "name = \"extreme\"\nhorizon = 480\n[market]\n" + lines_of(base.market) +
         "[organisation]\n" + lines_of(base.organisation) + "[[unit]]\n" + lines_of(base.unit);
}

/// The legal numbers at the ends of a range: single precision, neither below 1e-30 nor above 1e30.
std::vector<double> ends_of(ParameterInfo const& row)
{
  auto const inside = [](double end, double step, bool open) {
    if (end == 0.0) return open ? 1.1e-30 * step : 0.0;
    double const far = std::clamp(end, -0.99e30, 0.99e30);
    return open ? far + step * 1e-6 * std::abs(far) : far;
  };
  std::vector<double> ends = {inside(row.range.low, 1.0, row.range.low_open),
                              inside(row.range.high, -1.0, row.range.high_open)};
  if (row.range.infinite) ends.push_back(infinity);
  return ends;
}

bool is_tried(ParameterInfo const& row)
{
  bool const numeric = row.kind == ValueKind::number || row.kind == ValueKind::integer;
  return numeric && row.target.index >= 0 && !row.has(plan_only);
}

Base with(Base base, ParameterInfo const& row, double value)
{
  std::string const text = std::isinf(value) ? "inf" : fmt::format("{:.9g}", value);
  Keys& keys = row.section == Section::market         ? base.market
               : row.section == Section::organisation ? base.organisation
                                                      : base.unit;
  std::string const table(row.table());
  if (row.member().empty()) {
    keys[table] = row.kind == ValueKind::integer ? fmt::format("{:.0f}", value) : text;
  } else {
    keys[table] = fmt::format("{{ {} = {} }}", row.member(), text);
  }
  return base;
}

/// Trajectories out of three with a number that is not finite; -1 where the scenario is refused.
/// Without an engine, whose start and end would take most of the time.
int failures(Base const& base, World<Scalar>& world)
{
  try {
    Scenario const scenario = parse_scenario(text_of(base), "extreme.toml");
    ModelParams const params = scenario.params();
    RangeTally tally(make_layout(params.unit_count, params.organisation_count,
                                 params.definition_count, params.horizon, 0));
    RangeSink<Scalar> sink{&tally.layout, tally.counts.data(), {}};
    set_up_world<Scalar>(params, 1, world);
    for (std::uint64_t i = 0; i < 3; ++i) {
      std::uint64_t const belief[] = {i};
      simulate_trajectory<Scalar>(i, belief, sink, world);
    }
    auto const at = static_cast<std::size_t>(tally.layout.scalar_at(Scalars::non_finite));
    return static_cast<int>(tally.counts[at]);
  } catch (InputError const&) {
    return -1;
  }
}

TEST(Extremes, StayFinite)
{
  int runs = 0;
  auto const world = std::make_unique<World<Scalar>>();
  for (Base const& base : bases()) {
    ASSERT_EQ(failures(base, *world), 0) << base.name;
    for (ParameterInfo const& row : parameter_table()) {
      if (!is_tried(row)) continue;
      for (double const value : ends_of(row)) {
        int const count = failures(with(base, row, value), *world);
        EXPECT_LE(count, 0) << base.name << ": " << row.key << " = " << value;
        runs += count >= 0 ? 1 : 0;
      }
    }
  }
  EXPECT_GT(runs, 700);
}

}  // namespace
}  // namespace ghostcast
