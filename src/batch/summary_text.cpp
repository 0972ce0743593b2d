// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>

#include "ghostcast/batch/summary.hpp"
#include "ghostcast/report/number_text.hpp"
#include "ghostcast/scenario/plain_text.hpp"

namespace ghostcast {
namespace {

constexpr int name_width = 25;
constexpr int unit_width = 17;
constexpr int cell_width = 18;
constexpr std::size_t digest_characters = 8;

/// What lines under one heading share.
std::string heading_of(CaseAnswer const& answer)
{
  return fmt::format("P(ghost by {}) in % by \"{}\": {}, {}, intervals: {}", answer.date,
                     printable(answer.units.front().definition), counted(answer.trajectories, "trajectory", "trajectories"),
                     counted(answer.beliefs, "belief", "beliefs"), answer.interval);
}

std::string cell(std::string const& text, int width)
{
  std::string const shown = shorten(printable(text), width - 1);
  std::size_t characters = 0;  // of UTF-8, as shorten counts them
  for (char const c : shown) characters += (static_cast<unsigned char>(c) & 0xc0U) != 0x80U ? 1 : 0;
  return shown + std::string(static_cast<std::size_t>(width) - characters, ' ');
}

/// A name that is too long for its column has a line of its own.
std::string row(std::string const& name, UnitAnswer const& unit, std::string const& end)
{
  bool const fits = shorten(printable(name), name_width - 1) == printable(name);
  std::string const own_line = fits ? "" : shorten(printable(name), text_width) + "\n";
  return own_line + cell(fits ? name : "", name_width) + cell(unit.unit, unit_width) +
         fmt::format("{:>{}}{:>{}}{}\n", percent_with_interval(unit.ghost), cell_width, percent_with_interval(unit.never), cell_width, end);
}

/// A line a unit, by the first definition.
std::string rows(BatchCase const& asked, CaseOutcome const& outcome)
{
  CaseAnswer const& answer = *outcome.answer;
  std::string const name = asked.name + (outcome.state == CaseState::done ? "" : fmt::format(" ({})", name_of(outcome.state)));
  std::string end = fmt::format("  {} {:>9.1f}", answer.digest.substr(0, digest_characters), answer.seconds);
  std::string text;
  for (UnitAnswer const& unit : answer.units) {
    if (unit.definition != answer.units.front().definition) continue;
    text += row(text.empty() ? name : "", unit, end);
    end.clear();
  }
  return text;
}

std::string columns()
{
  return fmt::format("{:<{}}{:<{}}{:>{}}{:>{}}  {:<{}} {:>9}\n", "case", name_width, "unit", unit_width, "P(ghost)", cell_width,
                     "never", cell_width, "digest", digest_characters, "seconds");
}

/// Answers under one heading, in the order of the cases.
struct Section {
  std::string heading;
  std::string text;
};

std::vector<Section> sections_of(BatchSummary const& summary)
{
  std::vector<Section> sections;
  for (std::size_t k = 0; k < summary.cases.size(); ++k) {
    CaseOutcome const& outcome = summary.outcomes[k];
    if (!outcome.answer) continue;
    std::string const heading = heading_of(*outcome.answer);
    auto section = std::ranges::find(sections, heading, &Section::heading);
    if (section == sections.end()) section = sections.insert(section, {heading, ""});
    section->text += rows(summary.cases[k], outcome);
  }
  return sections;
}

/// The first line of a message, and how many there are beyond.
std::string first_line(std::string const& message)
{
  std::size_t const end = message.find('\n');
  auto const more = std::ranges::count(message, '\n');
  return end == message.npos ? message : fmt::format("{} (and {} more)", message.substr(0, end), more);
}

std::string undone_text(BatchSummary const& summary)
{
  std::string text;
  for (std::size_t k = 0; k < summary.cases.size(); ++k) {
    CaseOutcome const& outcome = summary.outcomes[k];
    bool const silent = outcome.message.empty() || outcome.state == CaseState::not_begun;
    if (silent) continue;
    text += wrapped(fmt::format("{}: {}: {}", printable(summary.cases[k].name), name_of(outcome.state),
                                printable(first_line(outcome.message))), 2);
  }
  return text.empty() ? "" : "\nNot as asked\n" + text;
}

std::string count_line(BatchSummary const& summary)
{
  std::string text;
  for (int k = 0; k <= static_cast<int>(CaseState::not_begun); ++k) {
    std::size_t const count = count_of(summary, CaseState{k});
    if (count > 0) text += fmt::format("{}{} {}", text.empty() ? "" : ", ", count, name_of(CaseState{k}));
  }
  return fmt::format("{}: {}; {:.1f} s\n", counted(summary.cases.size(), "case", "cases"), text, summary.seconds);
}

}  // namespace

std::size_t count_of(BatchSummary const& summary, CaseState state)
{
  return static_cast<std::size_t>(std::ranges::count(summary.outcomes, state, &CaseOutcome::state));
}

std::string summary_text(BatchSummary const& summary)
{
  std::string text;
  for (Section const& section : sections_of(summary))
    text += (text.empty() ? "" : "\n") + wrapped(section.heading, 2) + columns() + section.text;
  if (!text.empty()) {
    text += "\n" + wrapped("never: no ghost by then: human, or another outcome first. Each first definition of a scenario; summary.csv "
                           "of --out and --json have all of them, and digests in full.", 0);
  }
  return text + undone_text(summary) + (text.empty() ? "" : "\n") + count_line(summary);
}

}  // namespace ghostcast
