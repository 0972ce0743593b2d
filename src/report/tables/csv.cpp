// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/report/csv.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <iterator>
#include <system_error>

#include "ghostcast/report/definition_text.hpp"
#include "ghostcast/report/fan.hpp"
#include "ghostcast/report/ghost_estimate.hpp"
#include "ghostcast/statistics/incidence.hpp"

namespace ghostcast {
namespace {

std::string date_field(RunResult const& result, int month)
{
  return result.start ? to_string(later(*result.start, month)) : "";
}

/// Appends the rows of one unit and definition.
class IncidenceRows {
 public:
  IncidenceRows(RunResult const& result, int unit, int definition, std::string& text)
      : result_(result),
        probability_(result.probability()),
        unit_(unit),
        definition_(definition),
        text_(text)
  {
    prefix_ = csv_field(result.units[static_cast<std::size_t>(unit)].name) + "," +
              csv_field(result.definitions[static_cast<std::size_t>(definition)].name);
    suffix_ = never_fields(result, unit, definition);
  }

  void append()
  {
    row("born_ghost", 0, probability_.by_month(definition_, unit_, born_event, 0));
    for (int k = 0; k < outcome_count; ++k) {
      for (int month = 0; month <= result_.horizon(); ++month) {
        row(name_of(Outcome{k}), month,
            probability_.by_month(definition_, unit_, event_of(Outcome{k}), month));
      }
    }
    for (int month = 0; month <= result_.horizon(); ++month) {
      row("human", month, probability_.none_by_month(definition_, unit_, all_events, month));
    }
  }

 private:
  void row(char const* outcome, int month, Proportion const& p)
  {
    double const count = p.value * static_cast<double>(result_.trajectories());
    fmt::format_to(std::back_inserter(text_), "{},{},{},{},{:.0f},{:.9g},{:.9g},{:.9g},{}\n", prefix_,
                   outcome, month, date_field(result_, month), count, p.value, p.interval.low,
                   p.interval.high, suffix_);
  }

  RunResult const& result_;
  EventProbability probability_;
  int unit_;
  int definition_;
  std::string& text_;
  std::string prefix_;
  std::string suffix_;
};

void append_fan(RunResult const& result, Quantity quantity, int index, std::string& text)
{
  constexpr char const* scopes[] = {"unit", "organisation", "market"};
  std::string const name = csv_field(fan_name(result, quantity, index));
  int month = 0;
  for (FanPoint const& point : fan_of(result, quantity, index)) {
    ++month;
    fmt::format_to(std::back_inserter(text), "{},{},{},{},{},{}",
                   scopes[static_cast<int>(scope_of(quantity))], name, name_of(quantity), month,
                   date_field(result, month), point.running);
    for (double const quantile : point.quantiles) {
      text += point.running == 0 ? "," : fmt::format(",{:.6g}", quantile);
    }
    text += '\n';
  }
}

/// Whether a spreadsheet may take a text for a formula: by its first letter, also of full width. One that
/// begins with an apostrophe counts too, so that every field that begins with one had it added.
bool begins_formula(std::string_view text)
{
  constexpr std::string_view marks[] = {"=", "+", "-", "@", "\t", "\r", "\n", "'", "＝", "＋", "－", "＠"};
  return std::ranges::any_of(marks, [&](std::string_view mark) { return text.starts_with(mark); });
}

/// Whether a text is a plain number, which is no formula though it may begin with a sign.
bool is_number(std::string_view text)
{
  if (text.starts_with('+')) text.remove_prefix(1);
  double value = 0.0;
  auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return error == std::errc() && end == text.data() + text.size() && std::isfinite(value);
}

/// With an apostrophe before each part that a spreadsheet may take for a formula; where it separates by
/// ';' it does so inside quotes too.
std::string without_formulas(std::string_view name)
{
  if (is_number(name)) return std::string(name);
  std::string text;
  for (std::size_t i = 0; i < name.size(); ++i) {
    bool const first = i == 0 || name[i - 1] == ';';
    if (first && begins_formula(name.substr(i))) text += '\'';
    text += name[i];
  }
  return text;
}

}  // namespace

std::string csv_field(std::string_view name)
{
  std::string const text = without_formulas(name);
  if (text.find_first_of(",;\"\r\n\t") == std::string::npos) return text;
  std::string field = "\"";
  for (char const c : text) field += c == '"' ? std::string("\"\"") : std::string(1, c);
  return field + "\"";
}

std::string never_fields(RunResult const& result, int unit, int definition)
{
  Proportion const never = ghost_estimate(result, unit, definition, result.horizon()).never;
  return fmt::format("{},{},{:.9g},{:.9g},{:.9g},{}", interval_name(result), result.beliefs,
                     never.value, never.interval.low, never.interval.high, result.horizon());
}

std::string incidence_csv(RunResult const& result)
{
  std::string text =
      "unit,definition,outcome,month,date,count,probability,low,high," + std::string(never_header) + "\n";
  for (int unit = 0; unit < result.tally.layout.unit_count; ++unit) {
    for (int definition = 0; definition < result.tally.layout.definition_count; ++definition) {
      IncidenceRows(result, unit, definition, text).append();
    }
  }
  return text;
}

std::string fan_csv(RunResult const& result)
{
  std::string text = "scope,name,quantity,month,date,running,q05,q25,q50,q75,q95\n";
  for (Scope const scope : {Scope::unit, Scope::organisation, Scope::market}) {
    for (Quantity const quantity : recorded(result.tally.layout, scope)) {
      int const rows = series_rows(result.tally.layout, quantity);
      for (int index = 0; index < rows; ++index) append_fan(result, quantity, index, text);
    }
  }
  return text;
}

}  // namespace ghostcast
