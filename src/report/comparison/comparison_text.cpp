// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/report/comparison_text.hpp"

#include <fmt/format.h>

#include <cmath>

#include "ghostcast/report/definition_text.hpp"
#include "ghostcast/report/ghost_estimate.hpp"
#include "ghostcast/report/number_text.hpp"

namespace ghostcast {
namespace {

/// "+1.23": `value` points, rounded by `round`.
template <class Round>
std::string points(double value, Round const& round)
{
  double const scale = std::abs(value) < 9.995 ? 100.0 : 10.0;
  double const rounded = round(value * scale) / scale;
  if (rounded == 0.0) return value == 0.0 ? "0" : "0.00";
  return fmt::format("{:+.{}f}", rounded, scale == 100.0 ? 2 : 1);
}

std::string labels(Comparison const& comparison)
{
  std::string text;
  for (ComparedRun const& plan : comparison.plans)
    text += fmt::format("{}\"{}\"", text.empty() ? "" : ", ", plan.label);
  return text;
}

std::string basis(Comparison const& comparison)
{
  RunResult const& result = comparison.base.result;
  return wrapped(
      fmt::format("{}; every plan has the same dice and the same beliefs (seed {}). A difference "
                  "is plan minus "
                  "base, its [low,high] the 95 % interval of paired differences (Student over {} "
                  "clusters of "
                  "beliefs). Gain: the variance with independent dice over that with shared dice.",
                  basis_text(result), result.seed, comparison.base.clusters.size()),
      0);
}

/// What a ghost is by each definition; again for a unit of a size that changes the words.
std::string definitions_text(RunResult const& result)
{
  std::string text;
  for (ReportedDefinition const& each : result.definitions) {
    std::string const gist = definition_gist(each.definition, result.units.front().people);
    std::string words = fmt::format("\"{}\": {}", each.name, gist);
    for (ReportedUnit const& unit : result.units) {
      std::string const own = definition_gist(each.definition, unit.people);
      if (own != gist) words += fmt::format("; of {}: {}", unit.name, own);
    }
    text += wrapped(words, 2);
  }
  return text;
}

/// What stopped early has other trajectories than the plan asked for.
std::string early_text(Comparison const& comparison)
{
  RunResult const& result = comparison.base.result;
  if (result.completion() == Completion::complete) return "";
  return wrapped(fmt::format("Stopped early: {} of {} trajectories, the same of every plan.",
                             grouped(result.trajectories()), grouped(result.planned)),
                 0);
}

std::string digests(Comparison const& comparison)
{
  std::string text = fmt::format("digest of \"{}\": {}\n", comparison.base.label,
                                 to_hex(comparison.base.result.digest));
  for (ComparedRun const& plan : comparison.plans)
    text += fmt::format("digest of \"{}\": {}\n", plan.label, to_hex(plan.result.digest));
  return text;
}

/// What cost is, or why there is none.
std::string cost_text(RunResult const& result)
{
  if (result.tally.layout.records(Quantity::cost))
    return wrapped("cost: payroll, bonuses, counter-offers, hiring, GPUs and other costs of a unit", 2);
  return wrapped("The scenario's record leaves cost out: what a plan costs shows as people and GPUs.", 0);
}

}  // namespace

std::string points_with_interval(PairedDifference const& difference)
{
  auto const nearest = [](double x) { return std::round(x); };
  auto const down = [](double x) { return std::floor(x + 1e-9); };
  auto const up = [](double x) { return std::ceil(x - 1e-9); };
  std::string const value = points(100.0 * difference.difference, nearest);
  if (!std::isfinite(difference.standard_error)) return value + " [?,?]";
  return fmt::format("{} [{},{}]", value, points(100.0 * difference.interval.low, down),
                     points(100.0 * difference.interval.high, up));
}

std::string comparison_text(Comparison const& comparison)
{
  RunResult const& result = comparison.base.result;
  std::string text =
      wrapped(fmt::format("{}: {} against \"{}\", {} to {}", result.name, labels(comparison),
                          comparison.base.label, when(result, 0), when(result, result.horizon())),
              2) +
      definitions_text(result) + basis(comparison) + early_text(comparison);
  for (ComparedRun const& plan : comparison.plans)
    text += "\n" + pairing_text(Pairing(comparison.base, plan));
  return text + "\n" + cost_text(result) + digests(comparison);
}

}  // namespace ghostcast
