// SPDX-License-Identifier: Apache-2.0
/// Scenarios, settings and tables: either a clean fault or a scenario whose texts are clean.
#include <string>

#include "fuzz/targets.hpp"
#include "ghostcast/author/scaffold.hpp"
#include "ghostcast/author/unit_table.hpp"
#include "ghostcast/scenario/plain_text.hpp"
#include "ghostcast/scenario/resolved_reader.hpp"
#include "ghostcast/scenario/scenario.hpp"

namespace ghostcast::fuzz {
namespace {

constexpr char const* small = R"(name = "small"
start = "2026-01"
horizon = 24
[[unit]]
name = "Team"
people = { researcher = 6, engineer = 28, infrastructure = 3, supervisor = 3 }
gpus = 256
monthly_value = 3.6e6
initial_compute_share = 0.2
)";

void check_fault(InputError const& fault)
{
  std::string const text = fault.what();
  if (fault.faults().empty() || text.empty()) broken("a fault says what is wrong", text);
  if (printable_lines(text) != text) broken("a fault is printable", text);
  if (text.size() > std::size_t{1} << 20U) broken("faults are short", text.substr(0, 100));
}

void check_names(std::vector<std::string> const& names)
{
  for (std::string const& name : names) {
    if (is_bad_name(name) || !is_utf8_text(name)) broken("a name is printable", name);
  }
}

void check_scenario(Scenario const& scenario)
{
  check_names({scenario.name});
  check_names(scenario.unit_names);
  check_names(scenario.organisation_names);
  check_names(scenario.definition_names);
  check_names(scenario.plan_names);
  for (std::string const& warning : scenario.warnings) {
    if (printable(warning) != warning) broken("a warning is printable", warning);
  }
  ModelParams const params = scenario.params();
  if (params.unit_count < 1 || params.unit_count > max_units || params.horizon < 1 || params.horizon > max_months)
    broken("sizes are within their limits", scenario.name);
  if (scenario.resolved.dump().empty()) broken("the resolved scenario is JSON", scenario.name);
}

template <class Read>
void check_reading(Read read)
{
  try {
    read();
  } catch (InputError const& fault) {
    check_fault(fault);
  }
}

}  // namespace

void take_scenario(std::string_view bytes)
{
  check_reading([&] { check_scenario(parse_scenario(bytes, "fuzz.toml")); });
}

void take_setting(std::string_view bytes)
{
  ScenarioRequest request;
  request.set = {std::string(bytes)};
  check_reading([&] { check_scenario(parse_scenario(small, "small.toml", request)); });
}

void take_table(std::string_view bytes)
{
  check_reading([&] {
    std::string const text = scaffold("table", parse_unit_table(bytes, "units.csv"));
    try {
      check_scenario(parse_scenario(text, "table.toml"));
    } catch (InputError const& fault) {
      broken("a table that is taken gives a scenario without faults", fault.what());
    }
  });
}

}  // namespace ghostcast::fuzz
