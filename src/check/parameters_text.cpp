// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

#include "ghostcast/check/check_text.hpp"
#include "ghostcast/check/columns.hpp"
#include "ghostcast/report/calendar.hpp"
#include "ghostcast/report/definition_text.hpp"
#include "ghostcast/report/number_text.hpp"
#include "ghostcast/scenario/plain_text.hpp"

namespace ghostcast {
namespace {

constexpr int key_width = 30;
constexpr int value_width = 38;
constexpr int equation_width = 9;
constexpr int from_width = 23;

std::string row(std::string const& key, std::string const& value, std::string_view equation,
                std::string const& from)
{
  return table_row({{key, key_width},
                    {value, value_width},
                    {std::string(equation), equation_width},
                    {from, from_width}});
}

std::string ranges_text(ParameterEntry const& entry)
{
  std::string text;
  for (PriorRange const& range : entry.ranges) {
    text += fmt::format("{}{}{} to {}", text.empty() ? ": " : ", ",
                        range.element.empty() ? "" : range.element + " ", three_figures(range.low),
                        three_figures(range.high));
  }
  return text;
}

std::string value_cell(ParameterEntry const& entry)
{
  bool const bare = entry.info->unit == "1" || entry.info->unit == "-" ||
                    entry.standing == Standing::solved || entry.info->kind == ValueKind::role_flags;
  return entry.text + ranges_text(entry) + (bare ? "" : " " + std::string(entry.info->unit));
}

/// The file without its folder, which the heading names; of a long name the end, with the line.
std::string from_cell(ParameterEntry const& entry)
{
  if (entry.standing != Standing::given) return entry.from;
  std::string const name = printable(std::filesystem::path(entry.from).filename().string());
  constexpr std::size_t most = from_width - 1;
  if (name.size() <= most) return name;
  std::size_t begin = name.size() - (most - 3);
  while (begin < name.size() && (static_cast<unsigned char>(name[begin]) & 0xC0U) == 0x80U) ++begin;  // whole letters only
  return "..." + name.substr(begin);
}

using Entries = std::vector<ParameterEntry const*>;

/// One parameter of all owners: one line where they agree, else a line for each group that does.
std::string entry_text(Entries const& owners)
{
  ParameterEntry const& first = *owners.front();
  auto const same = [](ParameterEntry const& a, ParameterEntry const& b) {
    return value_cell(a) == value_cell(b) && a.from == b.from;
  };
  std::string const key(first.info->key);
  if (std::ranges::all_of(owners, [&](auto const* each) { return same(first, *each); }))
    return row(key, value_cell(first), first.info->equation, from_cell(first));
  std::string text = key + "\n";
  for (ParameterEntry const* const each : owners)
    text += row(shorten("  " + each->owner, key_width - 1), value_cell(*each), each->info->equation,
                from_cell(*each));
  return text;
}

Standing standing_of(Entries const& owners)
{
  return (*std::ranges::min_element(owners, {}, [](auto const* each) { return each->standing; }))
      ->standing;
}

/// Owners of each parameter of a section, in the order of the table.
std::vector<Entries> by_parameter(CheckResult const& result, Section section)
{
  std::vector<Entries> all;
  for (ParameterEntry const& entry : result.parameters) {
    if (entry.info->section != section) continue;
    auto const known =
        std::ranges::find_if(all, [&](Entries const& e) { return e.front()->info == entry.info; });
    if (known == all.end()) {
      all.push_back({&entry});
    } else {
      known->push_back(&entry);
    }
  }
  return all;
}

std::string group_text(std::vector<Entries> const& parameters, Standing standing, char const* title)
{
  std::string text;
  for (Entries const& owners : parameters) {
    if (standing_of(owners) == standing) text += entry_text(owners);
  }
  return text.empty() ? "" : title + ("\n" + text);
}

std::string part_text(CheckResult const& result, Section section, std::string const& title)
{
  std::vector<Entries> const parameters = by_parameter(result, section);
  return "\n" + wrapped(title, 2) + group_text(parameters, Standing::given, "given in the file:") +
         group_text(parameters, Standing::solved, "solved from the others:") +
         group_text(parameters, Standing::by_default, "left at the default:");
}

std::string names_text(std::vector<std::string> const& names)
{
  std::string text;
  for (std::string const& name : names) text += (text.empty() ? "" : ", ") + name;
  return text;
}

std::string quantum_text(double quantum)
{
  if (quantum == 1.0) return "GPUs are counted one by one";
  return fmt::format("GPUs are counted in packs of {} (a quantum)", exact_number(quantum));
}

/// "; others: freeze, pay up"; empty where there is one plan.
std::string other_plans(Scenario const& s)
{
  std::vector<std::string> others = s.plan_names;
  std::erase(others, s.plan);
  return others.empty() ? "" : "; others: " + names_text(others);
}

std::string scenario_lines(Scenario const& s)
{
  std::string const span =
      s.start ? fmt::format("{} to {}", to_string(CalendarMonth{s.start->year, s.start->month}),
                            to_string(later({s.start->year, s.start->month}, s.horizon)))
              : "no calendar";
  std::string text =
      wrapped(s.title.empty() ? s.name : fmt::format("{}: {}", s.name, s.title), 2);
  text += wrapped(fmt::format("{} months, {}; plan \"{}\"{}", s.horizon, span, s.plan,
                              other_plans(s)),
                  2);
  text += wrapped(
      fmt::format("{}; {}; {}; {} uncertain inputs",
                  s.resolved["separate"] == true ? "each group owns its GPUs and capital"
                                                 : "one organisation",
                  s.model.stationary_start ? "the staff starts in balance (stationary_start)"
                                           : "the staff starts as given",
                  quantum_text(static_cast<double>(s.model.gpu_quantum)), s.draws.size()),
      2);
  return text;
}

std::string plan_lines(CheckResult const& result)
{
  if (result.plan_steps.empty()) return "\nLevers of the plan: none\n";
  std::string text = "\nLevers of the plan\n";
  for (std::string const& step : result.plan_steps) text += list_item(step);
  return text;
}

std::string correlation_lines(CheckResult const& result)
{
  if (result.correlations.empty()) return "";
  std::string text = "\nUncertain inputs that move together (correlation of their normal scores)\n";
  for (Correlation const& c : result.correlations)
    text += list_item(fmt::format("{:+.2f} {} and {}", c.coefficient, c.first, c.second));
  return text;
}

std::string limit_text(Definition const& definition)
{
  if (definition.headcount_share >= 1.0f) return "any headcount";
  return fmt::format("headcount at most the larger of {} and {} of the peak",
                     definition.headcount_limit,
                     percent(static_cast<double>(definition.headcount_share)));
}

std::string definition_lines(Scenario const& s)
{
  std::string text = "\nWhat counts as a ghost\n";
  for (int d = 0; d < s.model.definition_count; ++d) {
    Definition const& each = s.model.definition[d];
    text += list_item(
        fmt::format("\"{}\": {} share >= {}, {}, value >= {} x today's, for {} months{}",
                    s.definition_names[static_cast<std::size_t>(d)], name_of(each.share),
                    percent(static_cast<double>(each.threshold)), limit_text(each), each.growth,
                    each.persistence, each.needs_supervisor ? ", with a supervisor" : ""));
  }
  return text;
}

}  // namespace

std::string parameters_text(Scenario const& scenario, CheckResult const& result)
{
  std::string text = section_heading("1. What the scenario says") + scenario_lines(scenario);
  text += wrapped(
      fmt::format("Columns: parameter; value, or prior: range of nine beliefs in ten; equation of "
                  "docs/model.md; where it comes from (a line of {}, solved, default).",
                  printable(scenario.file)),
      0);
  text += part_text(result, Section::unit, "Units: " + names_text(scenario.unit_names));
  text += part_text(result, Section::organisation,
                    "Organisations: " + names_text(scenario.organisation_names));
  text += part_text(result, Section::market, "Market");
  return text + correlation_lines(result) + plan_lines(result) + definition_lines(scenario);
}

}  // namespace ghostcast
