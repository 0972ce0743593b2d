// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/report/joint_report.hpp"

#include <fmt/format.h>

#include <iterator>

#include "ghostcast/report/csv.hpp"
#include "ghostcast/report/ghost_estimate.hpp"
#include "ghostcast/report/number_text.hpp"

namespace ghostcast {
namespace {

using Json = nlohmann::ordered_json;

constexpr int label_width = 11;
constexpr int first_cell_width = 17;
constexpr int cell_width = 18;

std::string const& name_of_definition(RunResult const& result, int definition)
{
  return result.definitions[static_cast<std::size_t>(definition)].name;
}

/// A label, and what a month of reports has.
template <class Text>
std::string row(RunResult const& result, std::string const& label, Text const& text_at)
{
  std::string text = fmt::format("{:<{}}", label, label_width);
  bool first = true;
  for (int const month : checkpoints_within(result.horizon())) {
    text += fmt::format("{:>{}}", text_at(month), first ? first_cell_width : cell_width);
    first = false;
  }
  return text + "\n";
}

std::string table(RunResult const& result, EventProbability const& probability, int definition)
{
  int const all = result.tally.layout.unit_count;
  std::string text =
      wrapped(fmt::format("units of {} that are ghosts by \"{}\": {}", all, name_of_definition(result, definition), basis_text(result)), 2) +
      row(result, "by, in %", [&](int month) { return when(result, month); }) +
      row(result, "none", [&](int month) {
        return percent_with_interval(complement(probability.joint_by_month(definition, 1, month)));
      });
  for (int units = 1; units <= all; ++units) {
    Proportion const last = probability.joint_by_month(definition, units, result.horizon());
    if (units > 1 && last.value == 0.0)
      return text + fmt::format("{} or more in no trajectory (below {})\n", units, percent_at_most(last.interval.high));
    text += row(result, units == all ? fmt::format("all {}", all) : fmt::format("{} or more", units), [&](int month) {
      return percent_with_interval(probability.joint_by_month(definition, units, month));
    });
  }
  return text;
}

}  // namespace

std::string joint_text(RunResult const& result)
{
  if (!result.tally.layout.counts_joint()) return "";
  EventProbability const probability = result.probability();
  std::string text;
  for (int d = 0; d < result.tally.layout.definition_count; ++d) text += table(result, probability, d);
  return text + wrapped(
                    "counted jointly: units share markets and beliefs, so that P(1 or more) is not 1 minus the product "
                    "of what each unit escapes with",
                    2);
}

Json joint_json(RunResult const& result)
{
  Json rows = Json::array();
  if (!result.tally.layout.counts_joint()) return rows;
  EventProbability const probability = result.probability();
  for (int d = 0; d < result.tally.layout.definition_count; ++d) {
    for (int units = 1; units <= result.tally.layout.unit_count; ++units) {
      Proportion const never = complement(probability.joint_by_month(d, units, result.horizon()));
      for (int const month : checkpoints_within(result.horizon())) {
        Proportion const p = probability.joint_by_month(d, units, month);
        rows.push_back({{"definition", name_of_definition(result, d)},
                        {"units", units},
                        {"of", result.tally.layout.unit_count},
                        {"month", month},
                        {"date", result.start ? Json(result.date(month)) : Json(nullptr)},
                        {"probability", p.value},
                        {"low", p.interval.low},
                        {"high", p.interval.high},
                        {"interval", interval_name(result)},
                        {"beliefs", result.beliefs},
                        {"never", never.value},
                        {"never_low", never.interval.low},
                        {"never_high", never.interval.high},
                        {"horizon", result.horizon()}});
      }
    }
  }
  return rows;
}

std::string joint_csv(RunResult const& result)
{
  std::string text = "unit,definition,units,month,date,count,probability,low,high," + std::string(never_header) + "\n";
  if (!result.tally.layout.counts_joint()) return text;
  EventProbability const probability = result.probability();
  for (int d = 0; d < result.tally.layout.definition_count; ++d) {
    for (int units = 1; units <= result.tally.layout.unit_count; ++units) {
      Proportion const never = complement(probability.joint_by_month(d, units, result.horizon()));
      for (int month = 0; month <= result.horizon(); ++month) {
        Proportion const p = probability.joint_by_month(d, units, month);
        fmt::format_to(std::back_inserter(text), "{} or more of {},{},{},{},{},{:.0f},{:.9g},{:.9g},{:.9g},{},{},{:.9g},{:.9g},{:.9g},{}\n",
                       units, result.tally.layout.unit_count, csv_field(name_of_definition(result, d)), units, month,
                       result.start ? to_string(later(*result.start, month)) : "",
                       p.value * static_cast<double>(result.trajectories()), p.value, p.interval.low, p.interval.high,
                       interval_name(result), result.beliefs, never.value, never.interval.low, never.interval.high,
                       result.horizon());
      }
    }
  }
  return text;
}

}  // namespace ghostcast
