// SPDX-License-Identifier: Apache-2.0
/// \file
/// Random scenarios that are valid, for properties that hold for every scenario.
///
/// The texts follow the parameter table, so a new key is generated from the day it has a row. What
/// the reader checks across keys (a ceiling above its start, capital only of who may buy) is kept
/// here; keys with such rules stand in `has_rules` and are written by the functions below.
#pragma once

#include <map>
#include <ostream>
#include <set>

#include "ghostcast/scenario/mechanisms.hpp"
#include "ghostcast/scenario/scenario.hpp"
#include "support/random_plans.hpp"
#include "support/random_values.hpp"

namespace ghostcast::test {

struct RandomScenario {
  std::string toml;
  ScenarioRequest request;

  Scenario read() const { return parse_scenario(toml, "random.toml", request); }
};

/// What a failed property prints.
inline std::ostream& operator<<(std::ostream& to, RandomScenario const& scenario)
{
  to << scenario.toml << "# plan: " << scenario.request.plan << ", without:";
  for (std::string const& name : scenario.request.without) to << ' ' << name;
  return to << '\n';
}

/// Keys whose values the reader checks against others; not at random.
inline bool has_rules(ParameterInfo const& row)
{
  static std::set<std::string_view> const keys = {
      "people", "new_people", "gpus", "monthly_value", "initial_compute_share", "initial_automation",
      "initial_utilisation", "substitution_rho", "automation_ceiling", "value_ceiling", "minimum_people",
      "freeze_above", "freeze_below", "power_mw", "power_max_mw", "kw_per_gpu", "pue", "appetite", "rental",
      "capex_share", "capital0", "gpu_guarantee", "commodity_month", "supervision_slack", "supervision_span",
      "rental_path.from", "rental_path.to", "pay", "retention_bonus", "initial_free_gpus", "pay_drift", "pay_drift_half"};
  return keys.contains(row.key);
}

/// Rows of a section that may be given at random.
inline std::vector<ParameterInfo const*> free_rows(Section section)
{
  std::vector<ParameterInfo const*> rows;
  for (ParameterInfo const& row : parameter_table()) {
    bool const parameter = row.target.index >= 0 && row.kind != ValueKind::structure && !row.has(plan_only);
    if (row.section == section && parameter && !has_rules(row)) rows.push_back(&row);
  }
  return rows;
}

/// Writes one scenario while it draws it.
class ScenarioWriter {
 public:
  RandomScenario write()
  {
    draw_size();
    head();
    market();
    organisation();
    for (int u = 0; u < units_; ++u) unit(u);
    definitions();
    correlation();
    RandomScenario scenario;
    scenario.request.plan = write_plans(text_, {units_, horizon_, rental_});
    scenario.toml = text_;
    for (std::string const& group : mechanism_group_names()) {
      if (chance(15)) scenario.request.without.push_back(group);
    }
    return scenario;
  }

 private:
  /// Mostly small: a property is checked on many scenarios, and small ones are read more easily.
  void draw_size()
  {
    units_ = chance(80) ? between(1, 4) : between(1, 32);
    horizon_ = chance(80) ? between(1, 24) : between(1, 480);
    groups_ = between(1, std::min(units_, 8));
    rental_ = chance(25);
  }

  void line(std::string const& key, std::string const& value) { text_ += key + " = " + value + "\n"; }

  void head()
  {
    line("name", "\"random\"");
    line("horizon", fmt::format("{}", horizon_));
    if (chance(30)) line("start", "\"2026-03\"");
    if (units_ * horizon_ > 300) {
      line("record", "[\"up\"]");  // keeps the tally small
    } else if (chance(20)) {
      line("record", units_ * horizon_ <= 60 ? "\"all\"" : "[\"headcount\", \"rent\", \"gpu_gini\"]");
    }
  }

  /// Up to `most` keys of a section, each once; what is not drawn cannot be correlated.
  void keys(Section section, int most)
  {
    static std::map<Section, std::vector<ParameterInfo const*>> const rows = {
        {Section::market, free_rows(Section::market)},
        {Section::organisation, free_rows(Section::organisation)},
        {Section::unit, free_rows(Section::unit)}};
    std::set<std::string_view> known;
    for (int count = between(0, most); count > 0; --count) {
      ParameterInfo const& row = *one_of(rows.at(section));
      if (!known.insert(row.key).second) continue;
      RandomValue const value = random_value(row);
      line(std::string(row.key), value.text);
      given_.insert(std::string(row.key));
    }
  }

  void market()
  {
    text_ += "[market]\n";
    keys(Section::market, 8);
    if (chance(20)) line("commodity_month", fmt::format("{}", between(1, horizon_)));
    if (chance(20)) line("rental_path.from", number(0.5 + 3.0 * share()));
    if (text_.find("rental_path.from") != text_.npos) line("rental_path.to", number(0.2 + 3.0 * share()));
  }

  void organisation()
  {
    text_ += "[organisation]\n";
    keys(Section::organisation, 6);
    if (groups_ > 1 && chance(50)) line("separate", "true");
    stationary_ = !chance(25);
    if (!stationary_) line("stationary_start", "false");
    if (rental_) line("rental", "true");
    if (!rental_ && chance(30)) line("capex_share", number(0.4 * share()));
    if (!rental_ && chance(20)) line("capital0", fmt::format("{}e6", between(0, 50)));
    if (chance(25)) line("gpu_quantum", one_of(std::vector<std::string>{"1", "2", "8"}));
    if (chance(25)) power();
  }

  /// Enough for the largest fleet that unit() gives: 2048 GPUs of 2 kW each.
  void power()
  {
    double const need = 2048.0 * 0.002 * units_;
    line("power_mw", number(need * (1.1 + share())));
    if (chance(50)) line("power_max_mw", number(need * (2.2 + share())));
  }

  void unit(int u)
  {
    text_ += fmt::format("[[unit]]\nname = \"U{}\"\n", u);
    line("group", fmt::format("{}", u < groups_ ? u : between(0, groups_ - 1)));
    bool const refers = u > 0 && chance(10);
    if (refers) line("reference_unit", "\"U0\"");
    if (u > 0 && !refers && chance(15)) {
      line("like", "\"U0\"");
    } else {
      body(u, refers);
    }
    keys(Section::unit, units_ > 4 ? 3 : 10);
  }

  /// The first unit has compute and default laws of production, so that definitions are in reach.
  void body(int u, bool refers)
  {
    bool const compute = u == 0 || refers || !chance(10);
    int const engineers = between(1, 40);
    line("people", fmt::format("{{ researcher = {}, engineer = {}, infrastructure = {}, operations = {}, supervisor = {}, manager = {} }}",
                               between(0, 9), engineers, between(1, 5), between(0, 9), between(2, 5), between(0, 4)));
    line("gpus", fmt::format("{}", compute ? 8 * between(1, 256) : 0));
    if (!refers) line("monthly_value", fmt::format("{}e5", between(1, 400)));
    if (!refers) line("initial_compute_share", compute ? number(0.05 + 0.85 * share()) : "0");
    if (!stationary_) line("new_people", fmt::format("{{ engineer = {} }}", between(0, engineers)));
    if (compute && chance(10)) line("gpu_guarantee", fmt::format("{}", between(0, 4)));
    if (!rental_ && chance(20)) line("appetite", "\"unbounded\"");
    if (u > 0) production();
    if (chance(20)) supervision();
    if (chance(15)) line("minimum_people", fmt::format("{{ supervisor = {} }}", between(0, 2)));
    if (chance(20)) freeze();
  }

  void production()
  {
    if (chance(25)) line("substitution_rho", number(-1.0 + 1.6 * share()));
    if (chance(15)) line("automation_ceiling", "{ dist = \"uniform\", lo = 0.95, hi = 1 }");
    if (chance(15)) line("value_ceiling", number(2.0 + 10.0 * share()));
  }

  void supervision()
  {
    bool const span = chance(50);
    line(span ? "supervision_span" : "supervision_slack", span ? fmt::format("{}", between(100, 3000)) : number(1.1 + 2.0 * share()));
  }

  void freeze()
  {
    double const above = 0.2 + 2.0 * share();
    line("freeze_above", number(above));
    line("freeze_below", number(above - share()));
  }

  /// Thresholds differ, so that no two definitions are the same.
  void definitions()
  {
    int const count = between(0, 8);
    for (int d = 0; d < count; ++d) {
      text_ += fmt::format("[[definition]]\nname = \"D{}\"\nthreshold = {}\n", d, number(0.5 + 0.05 * d));
      line("share", fmt::format("\"{}\"", one_of(find_parameter(Section::definition, "share")->words())));
      if (chance(50)) line("persistence", fmt::format("{}", between(1, std::min(horizon_, 12))));
      if (chance(50)) line("headcount_share", number(0.05 + 0.95 * share()));
      if (chance(30)) line("headcount_limit", fmt::format("{}", between(1, 50)));
      if (chance(30)) line("growth", number(1.5 * share()));
      if (chance(20)) line("needs_supervisor", "false");
    }
  }

  /// Of keys that no table gives and that are drawn by default.
  void correlation()
  {
    std::vector<std::string> keys;
    for (char const* const key : {"price_halving_months", "frontier_growth", "commodity_rate", "quit_multiplier", "demand_growth"}) {
      if (!given_.contains(key)) keys.emplace_back(key);
    }
    if (keys.size() < 2 || !chance(30)) return;
    text_ += fmt::format("[[correlation]]\nof = [\"{}\", \"{}\"]\n", keys[0], keys[1]);
    double const size = 0.9 * share();
    bool const matrix = chance(50);
    line(matrix ? "matrix" : "loading", matrix ? fmt::format("[[1, {0}], [{0}, 1]]", number(size)) : fmt::format("[{0}, -{0}]", number(size)));
  }

  int units_{}, horizon_{}, groups_{};
  bool rental_{}, stationary_{};
  std::set<std::string> given_;  ///< free keys that some table gives
  std::string text_;
};

/// Valid scenarios with a plan and mechanisms that are off.
inline rc::Gen<RandomScenario> random_scenario()
{
  return rc::gen::exec([] { return ScenarioWriter().write(); });
}

}  // namespace ghostcast::test

namespace rc {

template <>
struct Arbitrary<ghostcast::test::RandomScenario> {
  static Gen<ghostcast::test::RandomScenario> arbitrary() { return ghostcast::test::random_scenario(); }
};

}  // namespace rc
