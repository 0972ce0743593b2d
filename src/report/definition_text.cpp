// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/report/definition_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "ghostcast/report/number_text.hpp"

namespace ghostcast {
namespace {

/// A parameter that was written in decimal and stored in single precision, as it was written.
std::string decimal(float value)
{
  return fmt::format("{}", value);
}

/// 1 as "1.0", 1.25 as "1.25".
std::string ratio_text(float ratio)
{
  std::string const text = decimal(ratio);
  return text.find_first_of(".e") == std::string::npos ? text + ".0" : text;
}

/// 0.15f as "15 %".
std::string percent_of(float share)
{
  return fmt::format("{:.6g} %", 100.0 * static_cast<double>(share));
}

/// Whole people, rounded down: a limit of 6.5 allows 6.
std::string people_text(double people)
{
  return grouped(static_cast<std::uint64_t>(std::floor(people)));
}

}  // namespace

char const* name_of(ShareRule rule)
{
  constexpr char const* names[share_rule_count] = {"counterfactual", "Euler", "cost", "books"};
  return names[static_cast<int>(rule)];
}

char const* name_of(Outcome outcome)
{
  constexpr char const* names[outcome_count] = {"ghost",     "dead_gpu", "dead_money",
                                                "abandoned", "acquired", "maintenance"};
  return names[static_cast<int>(outcome)];
}

char const* words_of(Outcome outcome)
{
  constexpr char const* words[outcome_count] = {"ghost",     "dead: GPUs",  "dead: money",
                                                "abandoned", "acqui-hired", "maintenance"};
  return words[static_cast<int>(outcome)];
}

char const* name_of(Criterion criterion)
{
  constexpr char const* names[criterion_count] = {"share", "headcount", "value", "supervisor",
                                                  "tie"};
  return names[static_cast<int>(criterion)];
}

double people_allowed(Definition const& definition, double peak)
{
  // 1e-6: the single-precision 0.15 lies below 0.15; the model's own floor allows for that too.
  double const relative =
      std::floor(static_cast<double>(definition.headcount_share) * peak * (1.0 + 1e-7) + 1e-6);
  return std::max(static_cast<double>(definition.headcount_limit), relative);
}

namespace {

std::string headcount_text(Definition const& definition, double people)
{
  if (definition.headcount_share >= 1.0f) return ", any number of people";
  double const allowed = people_allowed(definition, people);
  std::string const rule =
      fmt::format("the larger of {} and {} of the peak so far", decimal(definition.headcount_limit),
                  percent_of(definition.headcount_share));
  if (allowed < people)
    return fmt::format(", at most {} of today's {} people ({})", people_text(allowed),
                       people_text(people), rule);
  return fmt::format(", at most {} people (of {} today; {})", people_text(allowed),
                     people_text(people), rule);
}

}  // namespace

std::string definition_gist(Definition const& definition, double people)
{
  std::string const share =
      fmt::format("{} share >= {}", name_of(definition.share), percent_of(definition.threshold));
  if (definition.headcount_share >= 1.0f) return share;
  bool const absolute =
      people_allowed(definition, people) <= static_cast<double>(definition.headcount_limit);
  if (absolute) return fmt::format("{}, at most {} people", share, decimal(definition.headcount_limit));
  return fmt::format("{}, at most {} of peak headcount", share,
                     percent_of(definition.headcount_share));
}

std::string definition_text(Definition const& definition, double people)
{
  std::string text =
      fmt::format("{} share >= {}", name_of(definition.share), percent_of(definition.threshold));
  text += headcount_text(definition, people);
  text += fmt::format(", value >= {} x today's", ratio_text(definition.growth));
  text += fmt::format(", for {} month{}", definition.persistence,
                      definition.persistence == 1 ? "" : "s");
  return text + (definition.needs_supervisor ? ", with a supervisor" : "");
}

}  // namespace ghostcast
