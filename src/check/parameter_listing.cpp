// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/check/parameter_listing.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <map>

#include "ghostcast/check/draws.hpp"
#include "ghostcast/scenario/targets.hpp"

namespace ghostcast {
namespace {

using Json = nlohmann::json;

/// "file:line" of "file:line:column".
std::string without_column(std::string const& place)
{
  std::size_t const colon = place.rfind(':');
  if (colon == std::string::npos || colon == 0 || colon + 1 == place.size()) return place;
  auto const is_digit = [](char c) { return std::isdigit(static_cast<unsigned char>(c)) != 0; };
  bool const column =
      std::all_of(place.begin() + static_cast<std::ptrdiff_t>(colon) + 1, place.end(), is_digit);
  return column && is_digit(place[colon - 1]) ? place.substr(0, colon) : place;
}

bool is_solved(Json const& value)
{
  if (value.is_array() || (value.is_object() && !value.contains("dist")))
    return !value.empty() &&
           std::ranges::all_of(value, [](Json const& each) { return each.is_null(); });
  return value.is_null();
}

std::vector<PriorRange> ranges_of(Scenario const& scenario, ParameterInfo const& row, int instance)
{
  std::vector<PriorRange> ranges;
  int last = -1;
  for (int e = 0; e < row.target.count; ++e) {
    int const draw = find_draw(scenario, flat_index(row, instance, e));
    if (draw < 0 || draw == last) continue;
    last = draw;
    Interval90 const range = middle_of_draw(scenario, draw);
    ranges.push_back(
        {row.target.count == role_count ? std::string(role_names[e]) : "", range.low, range.high});
  }
  if (ranges.size() == 1) ranges.front().element.clear();
  return ranges;
}

/// The roles that a list of roles names.
Json flagged_roles(Json const& flags)
{
  Json names = Json::array();
  for (std::string_view const role : role_names) {
    if (flags.value(std::string(role), 0.0) != 0.0) names.push_back(role);
  }
  return names.empty() ? Json("no role") : names;
}

struct Owner {
  Section section;
  int instance;
  std::string name;
  Json const& parameters;
};

void list_owner(Scenario const& scenario, Owner const& owner, std::vector<ParameterEntry>& entries)
{
  for (ParameterInfo const& row : parameter_table()) {
    auto const found = owner.parameters.find(std::string(row.key));
    if (row.section != owner.section || found == owner.parameters.end()) continue;
    Json const& value = (*found)["value"];
    std::string const origin = (*found)["from"];
    bool const solved = is_solved(value);
    std::string_view const absent = row.absent.empty() ? "solved" : row.absent;
    entries.push_back(
        {&row, owner.name, value,
         value_text(solved                              ? Json()
                    : row.kind == ValueKind::role_flags ? flagged_roles(value)
                                                        : value,
                    absent),
         solved ? "solved" : without_column(origin),
         solved ? Standing::solved : (origin == "default" ? Standing::by_default : Standing::given),
         ranges_of(scenario, row, owner.instance)});
  }
}

/// An uncertain input as a sum of independent normals: coefficient by the address of each.
struct CopulaMember {
  std::string name;
  std::map<std::pair<std::uint32_t, int>, double> terms;
};

std::vector<CopulaMember> copula_members(Scenario const& s)
{
  std::vector<CopulaMember> members;
  for (std::size_t d = 0; d < s.draws.size(); ++d) {
    if (s.draws[d].copula_row < 0) continue;
    CopulaRow const row = s.copula_rows[static_cast<std::size_t>(s.draws[d].copula_row)];
    CopulaMember member{s.draw_names[d], {}};
    for (int t = row.first_term; t < row.first_term + row.term_count; ++t) {
      CopulaTerm const& term = s.copula_terms[static_cast<std::size_t>(t)];
      member.terms[{term.name_hash, term.address_unit}] += term.coefficient;
    }
    members.push_back(std::move(member));
  }
  return members;
}

double correlation_of(CopulaMember const& a, CopulaMember const& b)
{
  double sum = 0.0;
  for (auto const& [address, coefficient] : a.terms) {
    auto const other = b.terms.find(address);
    if (other != b.terms.end()) sum += coefficient * other->second;
  }
  return sum;
}

}  // namespace

std::vector<ParameterEntry> list_parameters(Scenario const& scenario)
{
  std::vector<ParameterEntry> entries;
  Json const& all = scenario.resolved;
  list_owner(scenario, {Section::market, 0, "market", all["market"]}, entries);
  for (std::size_t o = 0; o < all["organisations"].size(); ++o) {
    Json const& each = all["organisations"][o];
    list_owner(scenario,
               {Section::organisation, static_cast<int>(o), each["name"], each["parameters"]},
               entries);
  }
  for (std::size_t u = 0; u < all["units"].size(); ++u) {
    Json const& each = all["units"][u];
    list_owner(scenario, {Section::unit, static_cast<int>(u), each["name"], each["parameters"]},
               entries);
  }
  return entries;
}

std::vector<Correlation> list_correlations(Scenario const& scenario)
{
  std::vector<CopulaMember> const members = copula_members(scenario);
  std::vector<Correlation> pairs;
  for (std::size_t i = 0; i < members.size(); ++i) {
    for (std::size_t j = i + 1; j < members.size(); ++j) {
      double const coefficient = correlation_of(members[i], members[j]);
      if (coefficient != 0.0) pairs.push_back({members[i].name, members[j].name, coefficient});
    }
  }
  return pairs;
}

std::vector<std::string> list_plan_steps(Scenario const& scenario)
{
  std::vector<std::string> steps;
  for (Json const& step : scenario.resolved["plan_steps"]) {
    std::string const role = step.contains("role") ? "." + step["role"].get<std::string>() : "";
    std::string const owner = step.contains("unit") ? step["unit"].get<std::string>()
                              : step.contains("organisation")
                                  ? step["organisation"].get<std::string>()
                                  : "market";
    std::string const value = step.contains("value")
                                  ? value_text(step["value"])
                                  : "drawn, median " + value_text(step["median"]);
    steps.push_back(fmt::format("month {}: {}{} = {} ({})", step["month"].get<int>(),
                                step.value("parameter", "?"), role, value, owner));
  }
  return steps;
}

}  // namespace ghostcast
