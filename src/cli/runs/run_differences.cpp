// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/cli/run_differences.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "ghostcast/report/definition_text.hpp"
#include "ghostcast/report/ghost_estimate.hpp"
#include "ghostcast/report/number_text.hpp"
#include "ghostcast/scenario/plain_text.hpp"
#include "ghostcast/scenario/resolved_reader.hpp"
#include "ghostcast/statistics/independent.hpp"

namespace ghostcast::cli {
namespace {

/// Lines of parameters that are printed; two unlike scenarios differ in thousands.
constexpr std::size_t most_lines = 20;

void note(std::vector<std::string>& lines, char const* what, std::string const& a, std::string const& b)
{
  if (a != b) lines.push_back(fmt::format("{}: {}, {}", what, printable(a), printable(b)));
}

std::string number(std::uint64_t value) { return fmt::format("{}", value); }

void note_parameters(std::vector<std::string>& lines, StoredRun const& a, StoredRun const& b)
{
  std::vector<std::string> const found = resolved_differences(a.scenario.resolved, b.scenario.resolved);
  for (std::size_t k = 0; k < std::min(found.size(), most_lines); ++k) {
    if (!found[k].starts_with("files")) lines.push_back(printable(found[k]));
  }
  if (found.size() > most_lines) lines.push_back(fmt::format("and {} more parameters", found.size() - most_lines));
}

/// "+1.23 [0.91,1.55]", in points of percent.
std::string points(IndependentDifference const& difference)
{
  return fmt::format("{:+.2f} [{:+.2f},{:+.2f}]", 100.0 * difference.value, 100.0 * difference.low, 100.0 * difference.high);
}

std::string row(StoredRun const& a, StoredRun const& b, int unit, int definition, int month)
{
  GhostEstimate const first = ghost_estimate(a.result, unit, definition, month);
  GhostEstimate const second = ghost_estimate(b.result, unit, definition, month);
  return fmt::format("  {:<18} {:>17} {:>17} {:>24}\n", "by " + when(a.result, month), percent_with_interval(first.ghost),
                     percent_with_interval(second.ghost), points(difference_of(first.ghost, second.ghost)));
}

std::string never_row(StoredRun const& a, StoredRun const& b, int unit, int definition)
{
  GhostEstimate const first = ghost_estimate(a.result, unit, definition, a.result.horizon());
  GhostEstimate const second = ghost_estimate(b.result, unit, definition, b.result.horizon());
  return fmt::format("  {:<18} {:>17} {:>17} {:>24}\n", "not by " + a.result.last_date(), percent_with_interval(first.never),
                     percent_with_interval(second.never), points(difference_of(first.never, second.never)));
}

std::string basis(StoredRun const& a, StoredRun const& b)
{
  std::string text = fmt::format("P(ghost) in %, difference in points, run {} minus run {}; run {}: {}; run {}: {}; of differences: 95 % for "
                                 "independent runs (Newcombe 1998, square-and-add).",
                                 b.record.id, a.record.id, a.record.id, basis_text(a.result), b.record.id, basis_text(b.result));
  if (a.record.key.seed == b.record.key.seed)
    text += " The runs have one seed and so share their dice: intervals of differences are too wide; `ghostcast compare` pairs plans.";
  return wrapped(text, 0);
}

}  // namespace

std::vector<std::string> question_differences(StoredRun const& a, StoredRun const& b)
{
  std::vector<std::string> lines;
  RunRecord const& first = a.record;
  RunRecord const& second = b.record;
  note(lines, "scenario", first.subject.name, second.subject.name);
  note(lines, "plan", first.subject.plan, second.subject.plan);
  note(lines, "changes", nlohmann::json(first.subject.changes).dump(), nlohmann::json(second.subject.changes).dump());
  note_parameters(lines, a, b);
  note(lines, "seed", number(first.key.seed), number(second.key.seed));
  note(lines, "trajectories", grouped(first.trajectories), grouped(second.trajectories));
  note(lines, "beliefs", grouped(a.result.beliefs), grouped(b.result.beliefs));
  note(lines, "model", first.key.model.substr(0, 16), second.key.model.substr(0, 16));
  note(lines, "program", first.origin.version + " (" + first.origin.commit + ")", second.origin.version + " (" + second.origin.commit + ")");
  note(lines, "computed by", origin_text(first.origin), origin_text(second.origin));
  note(lines, "digest", to_hex(first.digest), to_hex(second.digest));
  return lines;
}

std::string probability_differences(StoredRun const& a, StoredRun const& b)
{
  std::string text = basis(a, b);
  for (int unit = 0; unit < static_cast<int>(a.result.units.size()); ++unit) {
    ReportedUnit const& known = a.result.units[static_cast<std::size_t>(unit)];
    for (int k = 0; k < static_cast<int>(a.result.definitions.size()); ++k) {
      ReportedDefinition const& definition = a.result.definitions[static_cast<std::size_t>(k)];
      text += "\n" + wrapped(fmt::format("{}, \"{}\" ({})", known.name, definition.name, definition_gist(definition.definition, known.people)), 2);
      text += fmt::format("  {:<18} {:>17} {:>17} {:>24}\n", "", fmt::format("run {}", a.record.id), fmt::format("run {}", b.record.id), "difference");
      for (int const month : overview_months(a.result.horizon())) text += row(a, b, unit, k, month);
      text += never_row(a, b, unit, k);
    }
  }
  return text;
}

}  // namespace ghostcast::cli
