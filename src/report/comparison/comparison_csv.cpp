// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <cmath>
#include <iterator>

#include "ghostcast/report/comparison_text.hpp"
#include "ghostcast/report/csv.hpp"
#include "ghostcast/report/definition_text.hpp"
#include "ghostcast/report/fan.hpp"
#include "ghostcast/report/ghost_estimate.hpp"

namespace ghostcast {
namespace {

constexpr char const* numbers_header =
    "base,plan_value,difference,low,high,standard_error,variance_ratio";

std::string number(double value)
{
  return std::isfinite(value) ? fmt::format("{:.9g}", value) : "";
}

std::string numbers(PairedDifference const& d)
{
  return fmt::format("{},{},{},{},{},{},{}", number(d.base), number(d.plan), number(d.difference),
                     number(d.interval.low), number(d.interval.high), number(d.standard_error),
                     number(d.variance_ratio));
}

std::string date_field(RunResult const& result, int month)
{
  return result.start ? to_string(later(*result.start, month)) : "";
}

/// What stands beside every probability of a ghost: never of both, beliefs, interval.
std::string beside(Comparison const& comparison, Pairing const& pairing, int unit, int definition)
{
  RunResult const& base = pairing.base().result;
  GhostEstimate const without = ghost_estimate(base, unit, definition, base.horizon());
  GhostEstimate const with =
      ghost_estimate(pairing.plan().result, unit, definition, base.horizon());
  return fmt::format("{},{},{:.9g},{:.9g},{}", csv_field(paired_interval_name(comparison)),
                     base.beliefs, without.never.value, with.never.value, base.horizon());
}

/// Appends the curve of a set of outcomes.
void append_curve(Comparison const& comparison, Pairing const& pairing, int unit, int definition,
                  char const* outcome, Events events, std::string& text)
{
  RunResult const& result = pairing.base().result;
  std::string const prefix = fmt::format(
      "{},{},{},{}", csv_field(pairing.plan().label),
      csv_field(result.units[static_cast<std::size_t>(unit)].name),
      csv_field(result.definitions[static_cast<std::size_t>(definition)].name), outcome);
  std::string const suffix = beside(comparison, pairing, unit, definition);
  for (int month = 0; month <= result.horizon(); ++month) {
    fmt::format_to(std::back_inserter(text), "{},{},{},{},{}\n", prefix, month,
                   date_field(result, month),
                   numbers(pairing.probability(definition, unit, events, month)), suffix);
  }
}

void append_series(Pairing const& pairing, Quantity quantity, int index, std::string& text)
{
  constexpr char const* scopes[] = {"unit", "organisation", "market"};
  RunResult const& result = pairing.base().result;
  std::string const prefix = fmt::format(
      "{},{},{},{}", csv_field(pairing.plan().label), scopes[static_cast<int>(scope_of(quantity))],
      csv_field(fan_name(result, quantity, index)), name_of(quantity));
  for (int month = 1; month <= result.horizon(); ++month) {
    fmt::format_to(std::back_inserter(text), "{},{},{},{}\n", prefix, month,
                   date_field(result, month), numbers(pairing.mean(quantity, index, month)));
  }
  if (scope_of(quantity) != Scope::market && binning_of(quantity) != Binning::linear)
    fmt::format_to(std::back_inserter(text), "{},total,,{}\n", prefix,
                   numbers(pairing.total(quantity, index)));
}

}  // namespace

std::string difference_csv(Comparison const& comparison)
{
  std::string text = fmt::format(
      "plan,unit,definition,outcome,month,date,{},interval,beliefs,base_never,plan_never,horizon\n",
      numbers_header);
  TallyLayout const& layout = comparison.base.result.tally.layout;
  for (ComparedRun const& plan : comparison.plans) {
    Pairing const pairing(comparison.base, plan);
    for (int unit = 0; unit < layout.unit_count; ++unit) {
      for (int d = 0; d < layout.definition_count; ++d) {
        append_curve(comparison, pairing, unit, d, "ghost_or_born", ghost_events, text);
        for (int k = 0; k < outcome_count; ++k)
          append_curve(comparison, pairing, unit, d, name_of(Outcome{k}), event_of(Outcome{k}),
                       text);
      }
    }
  }
  return text;
}

std::string series_difference_csv(Comparison const& comparison)
{
  std::string text = fmt::format("plan,scope,name,quantity,month,date,{}\n", numbers_header);
  TallyLayout const& layout = comparison.base.result.tally.layout;
  for (ComparedRun const& plan : comparison.plans) {
    Pairing const pairing(comparison.base, plan);
    for (Scope const scope : {Scope::unit, Scope::organisation, Scope::market}) {
      for (Quantity const quantity : recorded(layout, scope)) {
        for (int index = 0; index < series_rows(layout, quantity); ++index)
          append_series(pairing, quantity, index, text);
      }
    }
  }
  return text;
}

}  // namespace ghostcast
