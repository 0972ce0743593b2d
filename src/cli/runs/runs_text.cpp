// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>

#include "ghostcast/cli/runs.hpp"
#include "ghostcast/report/number_text.hpp"
#include "ghostcast/scenario/plain_text.hpp"

namespace ghostcast::cli {
namespace {

/// A name from outside in a column.
std::string column(std::string const& name, int width) { return shorten(printable(name), width); }

std::string joined(std::vector<std::string> const& texts)
{
  std::string line;
  for (std::string const& each : texts) line += (line.empty() ? "" : ", ") + printable(each);
  return line;
}

/// "20,000", or "7,040 of 20,000".
std::string extent_text(RunRecord const& record)
{
  std::string const done = grouped(record.trajectories);
  return record.trajectories == record.extent.planned ? done : fmt::format("{} of {}", done, grouped(record.extent.planned));
}

std::string beliefs_of(RunRecord const& record) { return record.key.belief_count == 0 ? "one each" : grouped(record.key.belief_count); }

std::string line_of(RunRecord const& record)
{
  std::string text = fmt::format("{:>5} {:16.16} {:<16} {:<12} {:>8} {:>21} {:>8} {:.8}\n", record.id, utc_text(record.updated),
                                 column(record.subject.name, 16), column(record.subject.plan, 12),
                                 record.key.seed, extent_text(record), beliefs_of(record), to_hex(record.digest));
  if (!record.tags.empty()) text += wrapped("      tags: " + joined(record.tags), 12);
  return text;
}

std::string goal_text(RunExtent const& extent)
{
  std::string text;
  if (extent.absolute < 1.0) text += fmt::format("standard errors up to {:.3g}, ", extent.absolute);
  if (extent.relative <= 1.0) text += fmt::format("relative ones up to {:.3g}, ", extent.relative);
  return text + fmt::format("at most {} trajectories", grouped(extent.at_most));
}

}  // namespace

bool passes(RunRecord const& record, RunFilter const& filter)
{
  bool const in_state = filter.state.empty() || (filter.state == "complete") == (record.state == RunState::complete);
  bool const tagged = filter.tag.empty() || std::find(record.tags.begin(), record.tags.end(), filter.tag) != record.tags.end();
  return in_state && tagged && record.subject.name.find(filter.scenario) != std::string::npos &&
         (filter.plan.empty() || record.subject.plan == filter.plan) && (!filter.seed || *filter.seed == record.key.seed);
}

std::string list_text(std::vector<RunRecord> const& records)
{
  if (records.empty()) return "no runs\n";
  std::string text = fmt::format("{:>5} {:16} {:16} {:12} {:>8} {:>21} {:>8} {}\n", "run", "saved (UTC)", "scenario", "plan", "seed",
                                 "trajectories", "beliefs", "digest");
  for (RunRecord const& record : records) text += line_of(record);
  return text;
}

std::string record_text(RunRecord const& record)
{
  std::string text = fmt::format("run {}, {}: {} trajectories, seed {}, beliefs {}, digest {}\n", record.id,
                                 record.state == RunState::complete ? "complete" : "not complete", extent_text(record),
                                 record.key.seed, beliefs_of(record), to_hex(record.digest));
  RunSubject const& subject = record.subject;
  text += wrapped(fmt::format("scenario {} (SHA-256 {}) of {}, plan \"{}\"", printable(subject.name), subject.sha256.substr(0, 16),
                              printable(subject.file), printable(subject.plan)), 2);
  if (!subject.changes.empty()) text += wrapped("changes: " + joined(subject.changes), 2);
  if (record.extent.has_goal()) text += wrapped("until " + goal_text(record.extent), 2);
  text += wrapped(fmt::format("begun {}, saved {} ({}), {:.1f} s of computing", utc_text(record.created), utc_text(record.updated),
                              counted(static_cast<std::uint64_t>(record.generation), "save", "saves"), record.seconds), 2);
  text += wrapped(fmt::format("computed by {}, ghostcast {} ({}), model {:.16}", printable(origin_text(record.origin)),
                              record.origin.version, record.origin.commit, record.key.model), 2);
  if (!record.fault.empty()) text += wrapped("fault: " + printable(record.fault), 2);
  if (!record.tags.empty()) text += wrapped("tags: " + joined(record.tags), 2);
  return text;
}

}  // namespace ghostcast::cli
