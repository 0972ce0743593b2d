// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/scenario/warning_texts.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <stdexcept>

#include "ghostcast/scenario/repair_text.hpp"

namespace ghostcast {
namespace {

using enum WarningKind;

constexpr std::array<WarningText, warning_kinds> texts = {{
    {exact_defaults, "exact_defaults",
     "{place}: every number of this file is exact: only {count} defaults are drawn; what you do not know exactly takes a "
     "distribution, such as {example}"},
    {nothing_uncertain, "nothing_uncertain",
     "{place}: nothing is uncertain here: all spread is luck; what you do not know exactly takes a distribution, such as {example}"},
    {cut_tail, "cut_tail", "{place}: {key}: {percent} % of its values lie outside {range}; that tail is cut off"},
    {kept_floor, "kept_floor",
     "{place}: definition \"{definition}\" allows {people} in \"{unit}\", fewer than the {floor} that minimum_people keeps: only "
     "people who leave faster than they are replaced make a ghost"},
    {near_rounding, "near_rounding",
     "{place}: definition \"{definition}\" allows {people} in {units}, whose places end at {places} at the medians: the answer "
     "hangs on rounding"},
    {rounded_fleet, "rounded_fleet", "{place}: {key} is rounded down to {quanta} quanta of {quantum} GPUs"},
    {below_minimum, "below_minimum",
     "{place}: \"{unit}\" has {people} of role {role}, fewer than its minimum of {minimum}; it will hire"},
    {unused_at_start, "unused_at_start", "{place}: \"{unit}\": {key} is not used with stationary_start = true"},
    {fast_rate, "fast_rate", "{place}: {key}: {rate} a month is {percent} % a year; did you mean \"{suggestion}\"?"},
    {few_to_leave, "few_to_leave", "{place}: {key}: there are {people} of role {role} at t=0; no more can leave"},
    {few_to_go, "few_to_go", "{place}: {key}: there are {people} of role {role} at t=0; no more can go"},
    {floor_hires, "floor_hires", "{place}: {key}: \"{unit}\" has {people} of role {role}; it will hire"},
    {pay_measured, "pay_measured",
     "{place}: {key}: moves the measure, not only the work: pay is part of the cost that {definitions} measures"},
    {gpus_measured, "gpus_measured",
     "{place}: {key}: moves the measure, not only the work: GPUs count as cost, whether they work or not, in what {definitions} "
     "measures"},
    {peak_measured, "peak_measured",
     "{place}: {key}: moves the measure, not only the work: a higher peak lets {definitions} allow more people"},
    {repairs_foreseen, "repairs_foreseen",
     "{place}: {units}: {percent} % of beliefs are moved to the nearest possible: {key}"},
    {repairs_foreseen_by_rho, "repairs_foreseen_by_rho",
     "{place}: {units}: {percent} % of beliefs are moved to the nearest possible: {key} with substitution_rho = {components}"},
    {dropped_lever, "dropped_lever", "{place}: plan.{key} is dropped: {cause}"},
    {power_at_median, "power_at_median",
     "{place}: {key}: at its median it carries {carried} GPUs, fewer than the {fleet} there are at t=0"},
    {value_unreachable, "value_unreachable",
     "{place}: definition \"{definition}\" is out of reach of {units}: value stays below value_ceiling = {ceiling}"},
    {compute_unreachable, "compute_unreachable",
     "{place}: definition \"{definition}\" is out of reach of {units}: without compute its {share} share is 0"},
    {share_unreachable, "share_unreachable",
     "{place}: definition \"{definition}\" is out of reach of {units}: its {share} share stays below {bound} with "
     "substitution_rho at most {rho} and automation at most {automation}"},
    {non_finite, "non_finite", "{count} trajectories have a number that is not finite: a fault of the program"},
    {clipped_gpus, "clipped_gpus",
     "{percent} of trajectories met the limit of {limit} GPUs a unit; a larger gpu_quantum lifts it"},
    {lost_devices, "lost_devices", "devices were lost, others took their work over: {devices}"},
    {repaired_beliefs, "repaired_beliefs",
     "{unit}: drawn beliefs with {component} that could not hold at the start were repaired: {repairs} of trajectories"},
}};

constexpr bool in_order()
{
  for (std::size_t k = 0; k < texts.size(); ++k) {
    if (static_cast<std::size_t>(texts[k].kind) != k) return false;
  }
  return true;
}
static_assert(in_order());

constexpr std::string_view text_of(WarningKind kind)
{
  return texts[static_cast<std::size_t>(kind)].text;
}
static_assert(text_of(WarningKind::repairs_foreseen).find(foreseen_repairs) != std::string_view::npos);
static_assert(text_of(repairs_foreseen_by_rho).find(foreseen_repairs) != std::string_view::npos);

}  // namespace

std::span<WarningText const> warning_texts()
{
  return texts;
}

std::string warning_line(WarningKind kind, WarningValues const& values)
{
  std::string_view const text = text_of(kind);
  std::string line;
  std::size_t used = 0;
  std::size_t at = 0;
  for (std::size_t open = text.find('{'); open != std::string_view::npos; open = text.find('{', at)) {
    std::size_t const close = text.find('}', open);
    std::string_view const name = text.substr(open + 1, close - open - 1);
    auto const found = std::ranges::find(values, name, &WarningValues::value_type::first);
    if (found == values.end()) throw std::logic_error(fmt::format("a warning has no value for {}", name));
    line.append(text.substr(at, open - at)).append(found->second);
    at = close + 1;
    ++used;
  }
  if (used != values.size()) throw std::logic_error("a warning has values that its text does not say");
  return line.append(text.substr(at));
}

}  // namespace ghostcast
