// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <cmath>

#include "ghostcast/report/csv.hpp"
#include "ghostcast/sensitivity/sensitivity_report.hpp"

namespace ghostcast {
namespace {

std::string field(double value) { return std::isfinite(value) ? fmt::format("{:.9g}", value) : ""; }

/// ",value,error".
std::string fields(Estimate const& estimate) { return "," + field(estimate.value) + "," + field(estimate.error); }

std::string parameter_line(ParameterFinding const& found, std::size_t k)
{
  ElementaryEffects const& effects = found.effects[k];
  return fmt::format("{},{},{},{},{},{},{}{},{}{}{}{}{}", name_of(Output{static_cast<int>(k)}), csv_field(found.name), csv_field(found.unit),
                     field(found.low), field(found.high), found.group, field(effects.mean), fields(effects.absolute), field(effects.sd),
                     fields(found.at_low[k]), fields(found.at_high[k]), fields(found.information[k]),
                     found.shapley[k] ? fields(*found.shapley[k]) : ",,");
}

/// What must stand beside P(ghost): definition, month, then never_header.
std::string beside(SensitivityReport const& report)
{
  Question const& asked = report.options.question;
  auto const& definition = report.headline.definitions[static_cast<std::size_t>(asked.definition)];
  return fmt::format("{},{},{}", csv_field(definition.name), asked.month, never_fields(report.headline, asked.unit, asked.definition));
}

std::string members_of(SensitivityResult const& result, GroupFinding const& group)
{
  std::string text;
  for (int const m : group.members) text += (text.empty() ? "" : "; ") + result.parameters[static_cast<std::size_t>(m)].name;
  return csv_field(text);
}

}  // namespace

std::string parameters_csv(SensitivityReport const& report)
{
  std::string text =
      "output,parameter,unit,low,high,group,mu,mu_star,mu_star_error,sigma,at_low,at_low_error,at_high,at_high_error,"
      "information,information_error,shapley,shapley_error,definition,month," +
      std::string(never_header) + "\n";
  std::string const rest = beside(report);
  for (std::size_t k = 0; k < study_output_count; ++k) {
    for (ParameterFinding const& found : report.result.parameters) text += parameter_line(found, k) + "," + rest + "\n";
  }
  return text;
}

std::string groups_csv(SensitivityReport const& report)
{
  std::string text = "output,group,members,first,first_error,total,total_error,shapley,shapley_error\n";
  for (std::size_t k = 0; k < study_output_count; ++k) {
    for (std::size_t g = 0; g < report.result.groups.size(); ++g) {
      GroupFinding const& group = report.result.groups[g];
      text += fmt::format("{},{},{}{}{}{}\n", name_of(Output{static_cast<int>(k)}), g, members_of(report.result, group), fields(group.first[k]),
                          fields(group.total[k]), fields(group.shapley[k]));
    }
  }
  return text;
}

std::string switches_csv(SensitivityReport const& report)
{
  std::string text = "output,mechanism,contribution,error,definition,month," + std::string(never_header) + "\n";
  if (!report.result.switches) return text;
  SwitchAttribution const& switches = *report.result.switches;
  std::string const rest = beside(report);
  for (std::size_t k = 0; k < study_output_count; ++k) {
    std::string const output = name_of(Output{static_cast<int>(k)});
    for (SwitchFinding const& each : switches.groups) text += fmt::format("{},{}{},{}\n", output, each.group, fields(each.contribution[k]), rest);
    text += fmt::format("{0},all{1},{3}\n{0},none{2},{3}\n", output, fields(switches.all[k]), fields(switches.none[k]), rest);
  }
  return text;
}

}  // namespace ghostcast
