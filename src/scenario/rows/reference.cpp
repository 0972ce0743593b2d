// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/scenario/reference.hpp"

#include <fmt/core.h>

#include "ghostcast/scenario/old_spellings.hpp"
#include "ghostcast/scenario/parameter_info.hpp"
#include "ghostcast/scenario/plain_text.hpp"

namespace ghostcast {
namespace {

std::string choices_text(ParameterInfo const& row)
{
  std::string text;
  for (std::string const& word : row.words()) text += (text.empty() ? "" : ", ") + word;
  return text;
}

}  // namespace

std::string range_text(ParameterInfo const& row)
{
  switch (row.kind) {
    case ValueKind::choice:
      return choices_text(row);
    case ValueKind::flag:
      return "true, false";
    case ValueKind::role_flags:
      return "list of roles";
    case ValueKind::text:
      return "a string";
    case ValueKind::structure:
      return row.target.index >= 0 ? to_string(row.range) : "see meaning";
    case ValueKind::integer:
      return "whole, " + to_string(row.range);
    default:
      return to_string(row.range);
  }
}

std::string default_text(ParameterInfo const& row)
{
  if (row.has(required)) return "none: must be given";
  if (!row.absent.empty()) return std::string(row.absent);
  if (row.has(plan_only) || row.default_text.empty()) return "-";
  std::string text = fmt::format("`{}`", row.default_text);
  if (row.default_text.find("dist") != row.default_text.npos) {
    text += row.has(per_unit)              ? ", drawn per unit"
            : row.section == Section::unit ? ", drawn once for all units"
                                           : "";
  }
  return text;
}

namespace {

std::string notes_text(ParameterInfo const& row)
{
  std::string text;
  if (row.has(lever)) text += row.has(plan_only) ? "event" : "lever";
  bool const numeric = row.kind == ValueKind::number || row.kind == ValueKind::integer;
  if (row.has(fixed) && (row.target.index >= 0 || numeric) && !row.has(plan_only))
    text += text.empty() ? "fixed" : ", fixed";
  return text;
}

std::string row_text(ParameterInfo const& row)
{
  return fmt::format("| `{}` | {} | {} | {} | {} | {} | {} | {} | {} |\n", row.key, row.symbol,
                     row.unit, range_text(row), default_text(row), row.equation, notes_text(row),
                     row.source, row.meaning);
}

std::string table_text(Section section, bool events)
{
  std::string text =
      "\n| key | symbol | unit | range | default | equation | kind | source | meaning "
      "|\n|---|---|---|---|---|---|---|---|---|\n";
  for (ParameterInfo const& row : parameter_table()) {
    bool const here = events ? row.has(plan_only) : row.section == section && !row.has(plan_only);
    if (here) text += row_text(row);
  }
  return text;
}

std::string old_text()
{
  std::string text = "\n## Older spellings\n\n| before | now | remark |\n|---|---|---|\n";
  for (OldSpelling const& old : old_spellings()) {
    text += fmt::format("| `{}` | {} | {} |\n", old.old,
                        old.now.empty() ? "-" : fmt::format("`{}`", old.now), old.remark);
  }
  return text;
}

}  // namespace

std::string scenario_reference_markdown()
{
  std::string text(scenario_reference_introduction());
  constexpr std::pair<Section, char const*> parts[] = {
      {Section::scenario, "Top of the file"},
      {Section::organisation, "[organisation]"},
      {Section::market, "[market]"},
      {Section::unit, "[[unit]]"},
      {Section::definition, "[[definition]]"},
      {Section::correlation, "[[correlation]]"},
      {Section::plan, "[plan] and [[plan.alternative]]"}};
  for (auto const& [section, title] : parts) {
    text += fmt::format("\n### {}\n", title) + table_text(section, false);
  }
  text += "\nEvents, which stand in a plan alone:\n" + table_text(Section::plan, true);
  return text + old_text();
}

}  // namespace ghostcast
