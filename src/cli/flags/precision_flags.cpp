// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>

#include "ghostcast/cli/flags.hpp"
#include "ghostcast/cli/run_flags.hpp"

namespace ghostcast::cli {
namespace {

/// A flag that takes a number above 0 and up to `most`.
void add_error(CLI::App& verb, char const* flag, double& target, double most, char const* text)
{
  verb.add_option_function<double>(
          flag,
          [&target, flag, most](double value) {
            if (!(value > 0.0 && value <= most))
              throw CLI::ValidationError(flag, fmt::format("{} is no standard error above 0 and up to {}", value, most));
            target = value;
          },
          text)
      ->type_name("X");
}

}  // namespace

void add_precision(CLI::App& verb, RunOptions& options)
{
  add_error(verb, "--precision", options.goal.absolute, 0.5,
            "Add blocks of --trajectories until no printed probability has a larger standard error");
  add_error(verb, "--relative", options.goal.relative, 1.0,
            "The same for the standard error over the probability");
  add_count(verb, "--at-most", options.at_most, {1, most_trajectories},
            "Trajectories of --precision and --relative; default 100 blocks");
}

void check_precision(RunOptions const& options)
{
  if (options.at_most > 0 && !options.goal.any())
    throw CLI::ValidationError("--at-most", "needs --precision or --relative");
  if (options.goal.any() && options.beliefs == 1)
    throw CLI::ValidationError("--beliefs", "one belief for a block has no standard error; --precision needs 16 or more");
  if (options.at_most > 0 && options.at_most < options.trajectories)
    throw CLI::ValidationError("--at-most", fmt::format("{}: less than a block of {} trajectories", options.at_most,
                                                        options.trajectories));
}

void settle_precision(RunOptions& options)
{
  if (options.goal.any() && options.at_most == 0) options.at_most = std::min(most_trajectories, 100 * options.trajectories);
}

}  // namespace ghostcast::cli
