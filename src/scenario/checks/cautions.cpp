// SPDX-License-Identifier: Apache-2.0
#include <fmt/core.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <utility>

#include "ghostcast/model/outcomes.hpp"
#include "ghostcast/scenario/compilation.hpp"
#include "ghostcast/scenario/plain_text.hpp"
#include "ghostcast/scenario/sources.hpp"
#include "ghostcast/scenario/target_headcount.hpp"
#include "ghostcast/scenario/targets.hpp"
#include "ghostcast/scenario/unit_view.hpp"

namespace ghostcast {
namespace {

bool has_distribution(Compilation& c, ParameterInfo const& row, Source const& source)
{
  Reading const& reading = read_value(c, row, *source.node, name_of(row.section));
  return std::any_of(reading.elements.begin(), reading.elements.end(),
                     [](auto const& each) { return each && each->distribution >= 0; });
}

/// Whether the file, rather than a default, gives a distribution that the run draws.
bool gives_a_distribution(Compilation& c)
{
  for (ParameterInfo const& row : parameter_table()) {
    if (row.target.index < 0 || row.has(plan_only)) continue;
    for (int i = 0; i < instance_count(c, row); ++i) {
      Source const source = find_source(c, row, i);
      if (!source.is_default && has_distribution(c, row, source)) return true;
    }
  }
  auto const& names = c.scenario.draw_names;
  return std::any_of(names.begin(), names.end(),
                     [](std::string const& name) { return name.starts_with("plan."); });
}

void caution_precision(Compilation& c)
{
  if (gives_a_distribution(c)) return;
  std::set<std::uint32_t> keys;
  for (Draw const& draw : c.scenario.draws) keys.insert(draw.name_hash);
  std::string const example = "{ dist = \"uniform\", lo = 3, hi = 5 }";
  if (keys.empty()) {
    c.warn({}, WarningKind::nothing_uncertain, {{"example", example}});
  } else {
    c.warn({}, WarningKind::exact_defaults, {{"count", std::to_string(keys.size())}, {"example", example}});
  }
}

/// A share of a distribution's values whose loss is worth a word.
constexpr double noticeable_cut = 0.001;

/// Tells of tails that ranges took off the file's own distributions, which lie under `node`.
void caution_tails(Compilation& c, Node const& node)
{
  auto const found = c.cut_tails.find(&node);
  if (found != c.cut_tails.end() && found->second.share > noticeable_cut) {
    c.warn(node.at, WarningKind::cut_tail,
           {{"key", found->second.what},
            {"percent", fmt::format("{:.2g}", 100.0 * found->second.share)},
            {"range", found->second.range}});
  }
  for (Member const& member : node.members) caution_tails(c, member.value);
  for (Node const& element : node.elements) caution_tails(c, element);
}

/// A definition, where the file has it.
Position place_of(Compilation const& c, int definition)
{
  Node const* const list = c.root.find("definition");
  return list == nullptr ? Position{} : list->elements[static_cast<std::size_t>(definition)].at;
}

/// Places that the minimum of each role keeps at the horizon, with the plan's levers.
double floor_of(Compilation const& c, int unit)
{
  ParameterInfo const& row = *find_parameter(Section::unit, "minimum_people");
  double sum = 0.0;
  for (int r = 0; r < role_count; ++r) {
    int const target = flat_index(row, unit, r);
    float kept = c.base(target);
    for (LeverStep const& step : c.scenario.lever_steps) {
      if (step.target == target) kept = step.value;
    }
    sum += static_cast<double>(kept);
  }
  return sum;
}

std::string people_text(double count)
{
  return number_text(count) + (count == 1.0 ? " person" : " people");
}

/// What a definition allows at most, of a peak as at t=0, and the floor, both in the unit where they
/// are nearest; the definition is met by leavers alone where every unit's floor is higher.
void caution_floor(Compilation& c, int d, std::vector<FinalHeadcount> const& ends)
{
  int nearest = 0;
  for (int u = 0; u < static_cast<int>(ends.size()); ++u) {
    double const above = floor_of(c, u) - ends[static_cast<std::size_t>(u)].allowed;
    if (above <= 0.0) return;
    if (above < floor_of(c, nearest) - ends[static_cast<std::size_t>(nearest)].allowed) nearest = u;
  }
  auto const at = static_cast<std::size_t>(nearest);
  c.warn(place_of(c, d), WarningKind::kept_floor,
         {{"definition", c.scenario.definition_names[static_cast<std::size_t>(d)]},
          {"people", people_text(ends[at].allowed)},
          {"unit", c.scenario.unit_names[at]},
          {"floor", number_text(floor_of(c, nearest))}});
}

/// Where the places end within this of what is allowed, rounding decides (people).
constexpr double nearness = 3.0;

bool hangs_on_rounding(Compilation const& c, int d, int u, FinalHeadcount const& end)
{
  bool const kept_out = floor_of(c, u) > end.allowed;  // another warning says so
  bool const always = c.scenario.model.definition[d].headcount_share >= 1.0f;
  return !kept_out && !always && std::abs(end.total - end.allowed) <= nearness;
}

/// One warning for the units that are alike in it.
void caution_rounding(Compilation& c, int d, std::vector<FinalHeadcount> const& ends)
{
  std::map<std::pair<double, double>, std::string> units;
  for (std::size_t u = 0; u < ends.size(); ++u) {
    if (!hangs_on_rounding(c, d, static_cast<int>(u), ends[u])) continue;
    std::string& names = units[{ends[u].allowed, ends[u].total}];
    names += fmt::format("{}\"{}\"", names.empty() ? "" : ", ", c.scenario.unit_names[u]);
  }
  for (auto const& [people, names] : units) {
    c.warn(place_of(c, d), WarningKind::near_rounding,
           {{"definition", c.scenario.definition_names[static_cast<std::size_t>(d)]},
            {"people", people_text(people.first)},
            {"units", names},
            {"places", number_text(people.second)}});
  }
}

void caution_headcount(Compilation& c)
{
  ModelParams const params = c.scenario.params();
  for (int d = 0; d < params.definition_count; ++d) {
    std::vector<FinalHeadcount> ends;
    for (int u = 0; u < params.unit_count; ++u)
      ends.push_back(final_headcount(params, u, params.definition[d]));
    caution_floor(c, d, ends);
    caution_rounding(c, d, ends);
  }
}

}  // namespace

void add_cautions(Compilation& c)
{
  caution_precision(c);
  caution_tails(c, c.root);
  caution_headcount(c);
  caution_repairs(c);
}

}  // namespace ghostcast
