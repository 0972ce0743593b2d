// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <cmath>

#include "ghostcast/report/definition_text.hpp"
#include "ghostcast/report/explanation.hpp"
#include "ghostcast/report/number_text.hpp"

namespace ghostcast {
namespace {

constexpr char const* role_singular[role_count] = {
    "researcher", "engineer", "infrastructure engineer", "operator", "supervisor", "manager"};
constexpr char const* role_plural[role_count] = {
    "researchers", "engineers", "infrastructure engineers", "operators", "supervisors", "managers"};

std::uint64_t whole(double count)
{
  return static_cast<std::uint64_t>(std::llround(count));
}

/// Some decimals, and as many more as it takes to tell a value from the limit that it misses.
std::string beside(double value, double limit, int least)
{
  for (int decimals = least; decimals < 8; ++decimals) {
    std::string const text = fmt::format("{:.{}f}", value, decimals);
    if (value == limit || text != fmt::format("{:.{}f}", limit, decimals)) return text;
  }
  return fmt::format("{:.9g}", value);
}

std::string limit_text(double limit)
{
  std::string const text = fmt::format("{}", static_cast<float>(limit));
  return text.find('.') == std::string::npos ? text + ".0" : text;
}

/// The peak is never exceeded, so all of it allows anybody.
bool allows_anybody(Definition const& definition, CriterionCheck const& check)
{
  return check.criterion == Criterion::headcount && definition.headcount_share >= 1.0f;
}

/// By how much a criterion failed.
std::string shortfall(CriterionCheck const& check)
{
  switch (check.criterion) {
    case Criterion::share:
      return fmt::format(" (short by {:.2g})", check.limit - check.value);
    case Criterion::headcount:
      return fmt::format(" ({} too many)", compact(check.value - std::floor(check.limit)));
    case Criterion::value:
      return fmt::format(" (short by {:.2g})", check.limit - check.value);
    default:
      return "";
  }
}

}  // namespace

std::string Explanation::when(int month) const
{
  return start ? to_string(later(*start, month)) : fmt::format("month {}", month);
}

double Explanation::held_gpus(UnitState<Scalar> const& s) const
{
  return (static_cast<double>(s.gpus) + static_cast<double>(s.leased)) * gpu_quantum;
}

char const* name_of(Selection selection)
{
  constexpr char const* names[] = {"median-ghost", "earliest-ghost", "never"};
  return names[static_cast<int>(selection)];
}

std::string money_words(double amount)
{
  if (std::abs(amount) >= 100.0) return rounded(amount);
  return fmt::format("{:.3g}", amount);
}

std::string people_words(PeopleByRole const& people)
{
  std::string roles;
  int kinds = 0;
  for (std::size_t r = 0; r < people.size(); ++r) {
    if (people[r] <= 0.0) continue;
    ++kinds;
    roles += fmt::format("{}{}", roles.empty() ? "" : ", ",
                         counted(whole(people[r]), role_singular[r], role_plural[r]));
  }
  if (kinds == 0) return "nobody";
  if (kinds == 1) return roles;
  return fmt::format("{} ({})", counted(whole(sum_of(people)), "person", "people"), roles);
}

std::string check_words(Definition const& definition, CriterionCheck const& check)
{
  if (allows_anybody(definition, check)) return "any number of people";
  switch (check.criterion) {
    case Criterion::share:
      return fmt::format("{} share {} {} {}", name_of(definition.share),
                         beside(check.value, check.limit, 3), check.holds ? ">=" : "<",
                         limit_text(check.limit));
    case Criterion::headcount:
      return fmt::format("{} {} {} allowed", counted(whole(check.value), "person", "people"),
                         check.holds ? "<=" : ">", grouped(whole(std::floor(check.limit))));
    case Criterion::value:
      return fmt::format("value {} x today's {} {}", beside(check.value, check.limit, 2),
                         check.holds ? ">=" : "<", limit_text(check.limit));
    default:
      return check.value > 0.0 ? counted(whole(check.value), "supervisor", "supervisors")
                               : "no supervisor";
  }
}

std::string checks_words(Explanation const& explanation, int unit, int definition, int month)
{
  Definition const& asked = explanation.definition_at(definition);
  std::string failed;
  std::string held;
  for (auto const& check : check_criteria(explanation.replay, unit, asked, definition, month)) {
    if (!check.asked || allows_anybody(asked, check)) continue;
    std::string& list = check.holds ? held : failed;
    list += list.empty() ? "" : "; ";
    list += check_words(asked, check);
    if (!check.holds) {
      list += shortfall(check);
    } else {
      int const since = month - check.run + 1;
      list += since <= 0 ? " since the start" : " since " + explanation.when(since);
    }
  }
  if (failed.empty()) return "all held: " + held;
  return "failed: " + failed + (held.empty() ? "" : ". Held: " + held);
}

}  // namespace ghostcast
