// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/check/headcount_margin.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <numeric>

#include "ghostcast/model/belief.hpp"
#include "ghostcast/model/belief_constants.hpp"
#include "ghostcast/report/definition_text.hpp"
#include "ghostcast/report/number_text.hpp"

namespace ghostcast {
namespace {

double places_at(ModelParams const& params, int unit, double automation, double value)
{
  auto const places = target_headcount(params, unit, automation, value);
  return std::accumulate(places.begin(), places.end(), 0.0);
}

/// Automation of t=0 at the median belief.
double automation_at_start(ModelParams const& params, int unit)
{
  auto const constants = std::make_unique<Constants<Scalar>>();
  std::uint32_t repaired[max_units] = {};
  derive_constants(params, params.base, *constants, repaired);
  return static_cast<double>(constants->unit[unit].automation0);
}

/// A minimum is exact, so that nothing is left to rounding.
Reach reach_in_a_freeze(HeadcountMargin const& m)
{
  if (m.frozen.most <= m.allowed || m.top_frozen.most <= m.top_allowed) return Reach::frozen;
  bool const few_do = m.frozen.least <= m.allowed || m.top_frozen.least <= m.top_allowed;
  return few_do ? Reach::supervisors : Reach::beyond;
}

Reach reach_of(HeadcountMargin const& m, Definition const& definition)
{
  if (definition.headcount_share >= 1.0f) return Reach::any_number;
  double const spare = m.allowed - m.places;
  double const top_spare = m.top_allowed - m.top_places;
  if (spare > rounding_people) return Reach::within;
  if (top_spare > rounding_people) return Reach::at_the_peak;
  if (std::max(spare, top_spare) >= -rounding_people) return Reach::rounding;
  return m.can_freeze ? reach_in_a_freeze(m) : Reach::beyond;
}

double people_at_start(ModelParams const& params, int unit)
{
  double people = 0.0;
  for (float const count : params.base.unit[unit].people) people += static_cast<double>(count);
  return people;
}

/// What becomes of the unit if its value first grows as far as the market lets it.
void look_at_the_top(ModelParams const& params, HeadcountMargin& m)
{
  constexpr double most = 50.0;  // eq. 30 sees no value beyond
  double const ceiling = static_cast<double>(params.base.unit[m.unit].value_ceiling);
  m.top_value = std::max(std::min(ceiling, most), m.value_ratio);
  m.top_places = places_at(params, m.unit, m.automation, m.top_value);
  m.top_peak =
      std::max(people_at_start(params, m.unit),
               places_at(params, m.unit, automation_at_start(params, m.unit), m.top_value));
  m.top_allowed = people_allowed(params.definition[m.definition], m.top_peak);
  m.top_frozen = frozen_headcount(params, m.unit, m.automation, m.top_value);
}

HeadcountMargin margin_of(ModelParams const& params, int unit, int definition)
{
  Definition const& each = params.definition[definition];
  FinalHeadcount const last = final_headcount(params, unit, each);
  HeadcountMargin margin{};
  margin.unit = unit;
  margin.definition = definition;
  margin.automation = last.automation;
  margin.value_ratio = last.value_ratio;
  margin.places = last.total;
  margin.allowed = last.allowed;
  margin.can_freeze = can_freeze(params, unit);
  margin.frozen = last.frozen;
  look_at_the_top(params, margin);
  margin.reach = reach_of(margin, each);
  return margin;
}

std::string against(double places, double allowed)
{
  return fmt::format("{} places against {} allowed", compact(places), compact(allowed));
}

/// "2,503 people against 8,250 allowed", at the value at which more are allowed to spare.
std::string frozen_against(HeadcountMargin const& m, double FrozenHeadcount::*bound)
{
  bool const at_top = m.frozen.*bound > m.allowed && m.top_frozen.*bound <= m.top_allowed;
  return fmt::format("{} people against {} allowed",
                     compact(at_top ? m.top_frozen.*bound : m.frozen.*bound),
                     compact(at_top ? m.top_allowed : m.allowed));
}

/// Looks at one belief as if it were the median one.
void count_belief(ModelParams const& belief, HeadcountMargin& margin)
{
  FinalHeadcount const last =
      final_headcount(belief, margin.unit, belief.definition[margin.definition]);
  ++margin.beliefs;
  if (last.total <= last.allowed) ++margin.beliefs_within;
  if (margin.can_freeze && last.frozen.most <= last.allowed) ++margin.beliefs_frozen;
}

}  // namespace

std::vector<HeadcountMargin> list_headcount_margins(ModelParams const& params, std::uint64_t seed,
                                                    std::uint64_t beliefs)
{
  std::vector<HeadcountMargin> all;
  for (int u = 0; u < params.unit_count; ++u) {
    for (int d = 0; d < params.definition_count; ++d) all.push_back(margin_of(params, u, d));
  }
  auto const drawn = std::make_unique<ModelParams>(params);
  for (std::uint64_t j = 0; j < std::min(beliefs, most_margin_beliefs); ++j) {
    std::uint32_t component[max_units];
    sample_belief(params, seed, j, drawn->base, component);
    for (HeadcountMargin& margin : all) count_belief(*drawn, margin);
  }
  return all;
}

std::string verdict_text(HeadcountMargin const& m)
{
  switch (m.reach) {
    case Reach::any_number:
      return "headcount is no criterion of this definition";
    case Reach::within:
      return "a ghost is within reach: " + against(m.places, m.allowed);
    case Reach::at_the_peak:
      return fmt::format("within reach once the unit has grown to {} people: {}",
                         compact(m.top_peak), against(m.top_places, m.top_allowed));
    case Reach::rounding:
      return "within three people: rounding decides: " + against(m.places, m.allowed);
    case Reach::frozen:
      return "only in a hiring freeze that lasts: " + frozen_against(m, &FrozenHeadcount::most);
    case Reach::supervisors:
      return "only in a hiring freeze that lasts, and if the chips need few supervisors: " +
             frozen_against(m, &FrozenHeadcount::least);
    default:
      if (m.can_freeze)
        return "not even in a hiring freeze that lasts: " +
               frozen_against(m, &FrozenHeadcount::least);
      return "out of reach, and hiring never freezes: " + against(m.places, m.allowed);
  }
}

}  // namespace ghostcast
