// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/cli/check.hpp"

#include <fmt/format.h>

#include "ghostcast/check/check_json.hpp"
#include "ghostcast/check/check_text.hpp"
#include "ghostcast/cli/messages.hpp"

namespace ghostcast::cli {
namespace {

std::string text_of(CheckOptions const& options, Scenario const& scenario,
                    CheckResult const& result)
{
  if (options.format == OutputFormat::json) return check_json_text(scenario, result);
  return options.chatter == Chatter::quiet ? verdict_lines(scenario) : check_text(scenario, result);
}

}  // namespace

ExitCode check(CheckOptions const& options)
{
  Scenario const scenario = load(options.scenario);
  CheckResult const result =
      check_scenario(scenario, {options.trajectories, options.seed, options.threads});
  print_out(text_of(options, scenario, result));
  if (result.glance.non_finite == 0) return ExitCode::success;
  complain(
      fmt::format("ghostcast: {} trajectories have a number that is not finite. This is a fault of "
                  "the program\n",
                  result.glance.non_finite));
  return ExitCode::own_fault;
}

}  // namespace ghostcast::cli
