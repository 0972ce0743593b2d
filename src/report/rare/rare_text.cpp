// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include "ghostcast/report/definition_text.hpp"
#include "ghostcast/report/number_text.hpp"
#include "ghostcast/report/rare_result.hpp"

namespace ghostcast {
namespace {

constexpr int indent = 14;
/// Below this many ancestors of a replicate's ghosts its spread says little about beliefs.
constexpr double few_ancestors = 10.0;

/// "3.42e-07" below a thousandth, else "2.31 %".
std::string small_probability(double probability)
{
  if (probability <= 0.0) return "0";
  return probability < 1e-3 ? fmt::format("{:.2e}", probability) : percent(probability);
}

/// A number that may be beyond all names of numbers.
std::string large(double value)
{
  return value < 1e15 ? rounded(value) : fmt::format("{:.1e}", value);
}

std::string ends_text(Interval const& interval)
{
  return fmt::format("[{}, {}]", small_probability(interval.low), small_probability(interval.high));
}

std::string line(char const* label, std::string const& text)
{
  return wrapped(fmt::format("{:<{}}{}", label, indent, text), indent);
}

std::string answer(RareResult const& r)
{
  RareInterval const interval = rare_interval(r);
  std::string const by = r.start ? fmt::format(" (by {})", month_name(r.start, r.within)) : "";
  return wrapped(
      fmt::format("By \"{}\" ({}) {} becomes a ghost within {} months{} with probability {} {}, and not by {} with {} %. "
                  "{}; interval: 95 % {}.",
                  r.definition.name, definition_gist(r.definition.definition, r.unit.people), r.unit.name, r.within, by,
                  small_probability(r.estimate.mean().value), ends_text(interval.ends), month_name(r.start, r.horizon),
                  percent_with_interval(r.never), counted(r.particles(), "belief", "beliefs"),
                  interval.method == "Student" ? "Student over replicates" : "Wilson, before any split"),
      2);
}

std::string interval_line(RareResult const& r)
{
  ReplicateMean const mean = r.estimate.mean();
  if (!mean.interval)
    return line("interval", fmt::format("95 % Wilson of the {} before any split: the replicates are equal",
                                        counted(r.particles(), "particle", "particles")));
  return line("interval", fmt::format("95 % Student, {} independent replicates; standard error {:.2g} ({:.0f} %)", r.split.replicates,
                                      mean.standard_error, 100.0 * mean.standard_error / mean.value));
}

std::string size_lines(RareResult const& r)
{
  RareEstimate const& e = r.estimate;
  double const count = static_cast<double>(r.split.replicates);
  std::string text = line("replicates", fmt::format("{} of {}; {} found no ghost", grouped(r.split.replicates),
                                                    counted(r.split.particles, "particle", "particles"), grouped(e.mean().zeros)));
  text += line("levels", fmt::format("{} a replicate, {} splits", rounded(static_cast<double>(e.sum_of(&SplitEstimate::rounds)) / count),
                                     rounded(static_cast<double>(e.sum_of(&SplitEstimate::splits)) / count)));
  return text + line("beliefs", fmt::format("{}, one a particle, inside the probability; the ghosts found stem from {} of them",
                                            grouped(r.particles()), grouped(e.sum_of(&SplitEstimate::ancestors))));
}

std::string plain_line(RareResult const& r)
{
  Proportion const first = r.estimate.first_sample();
  return line("before splits", fmt::format("{} of {} particles: {} %, 95 % Wilson, as plain Monte Carlo",
                                           grouped(r.estimate.sum_of(&SplitEstimate::first_reached)), grouped(r.particles()),
                                           percent_with_interval(first)));
}

std::string cost_line(RareResult const& r)
{
  RareCost const cost = rare_cost(r);
  std::string text = fmt::format("{} months simulated, as many as {} trajectories have", rounded(cost.months),
                                 rounded(cost.trajectory_months > 0.0 ? cost.months / cost.trajectory_months : 0.0));
  if (cost.plain)
    text += fmt::format("; plain Monte Carlo needs {} trajectories for this standard error, {} times the months", large(*cost.plain),
                        large(*cost.gain()));
  return line("cost", text);
}

std::string never_line(RareResult const& r)
{
  return line("never", fmt::format("no ghost by {}: {} % of {} trajectories, each with a belief of its own, 95 % Wilson",
                                   month_name(r.start, r.horizon), percent_with_interval(r.never), grouped(r.never_trajectories)));
}

/// What a reader must not overlook.
std::string cautions(RareResult const& r)
{
  ReplicateMean const mean = r.estimate.mean();
  if (mean.value <= 0.0)
    return wrapped("No replicate found a ghost. The bound is that of the particles before any split, far above what splitting may "
                   "reach: the probability may be smaller by any factor. More --particles may find one.", 0);
  std::string text;
  double const ancestors = static_cast<double>(r.estimate.sum_of(&SplitEstimate::ancestors)) / static_cast<double>(r.split.replicates);
  if (ancestors < few_ancestors)
    text += wrapped(fmt::format("The ghosts of a replicate stem from {:.2g} beliefs on average: what few beliefs decide varies more "
                                "than replicates show. Take the interval as rough, and rather too low; more --particles help.",
                                ancestors), 0);
  if (mean.zeros > 0)
    text += wrapped(fmt::format("{} of {} replicates found no ghost: the mean over seeds is right, one answer may be far too low.",
                                grouped(mean.zeros), grouped(r.split.replicates)), 0);
  std::optional<double> const gain = rare_cost(r).gain();
  if (gain && *gain < 1.0) text += wrapped("Plain Monte Carlo would be cheaper here: ghostcast run.", 0);
  return text;
}

}  // namespace

std::string rare_text(RareResult const& r)
{
  std::string text = answer(r) + "\n";
  text += wrapped(fmt::format("{}, plan \"{}\", seed {}", r.name, r.plan, r.split.seed), 2);
  for (std::string const& change : r.changes) text += wrapped(change, 2);
  text += line("definition", definition_text(r.definition.definition, r.unit.people));
  text += interval_line(r) + size_lines(r) + plain_line(r) + never_line(r) + cost_line(r);
  std::string const notes = cautions(r);
  return notes.empty() ? text : text + "\n" + notes;
}

}  // namespace ghostcast
