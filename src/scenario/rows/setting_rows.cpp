// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/scenario/targets.hpp"

namespace ghostcast {
namespace {

constexpr ValueKind text = ValueKind::text;
constexpr ValueKind number = ValueKind::number;
constexpr ValueKind integer = ValueKind::integer;
constexpr ValueKind flag = ValueKind::flag;
constexpr ValueKind structure = ValueKind::structure;
constexpr Target none{};

std::vector<ParameterInfo> file_rows()
{
  constexpr Section here = Section::scenario;
  return {
      {here, "extends", none, text, fixed, "-", "-", any_number, "", "", "Words", "user",
       "another scenario file, relative to this one, over which this one is laid"},
      {here, "name", none, text, fixed | required, "-", "-", any_number, "", "", "Words", "user",
       "short name of the scenario"},
      {here, "title", none, text, fixed, "-", "-", any_number, "\"\"", "", "Words", "user",
       "one line for people"},
      {here, "start", none, text, fixed, "t=0", "YYYY-MM", any_number, "\"\"", "", "Words", "user",
       "calendar month of t=0; without it months have numbers"},
      {here, "horizon", none, integer, fixed | required, "T", "months", months_from_one, "", "",
       "Words", "user", "length of a trajectory"},
      {here, "record", none, structure, fixed, "-", "names", any_number, "", "", "Outcomes", "user",
       "quantities to record every month, or \"all\"; a useful dozen when not given"},
      {here, "organisation", none, structure, fixed, "-", "-", any_number, "", "", "Words", "user",
       "[organisation]: the pool and its owner"},
      {here, "market", none, structure, fixed, "-", "-", any_number, "", "", "Words", "user",
       "[market]: what all units share"},
      {here, "unit", none, structure, fixed | required, "u", "-", any_number, "", "", "Words",
       "user", "[[unit]]: the business units, 1 to 32"},
      {here, "template", none, structure, fixed, "-", "-", any_number, "", "", "Words", "user",
       "[template.NAME]: keys of [[unit]] that several units take, up to 64"},
      {here, "role_template", none, structure, fixed, "-", "-", any_number, "", "", "Words", "user",
       "[role_template.NAME]: values for one role of keys that are given by role, up to 64"},
      {here, "plan", none, structure, fixed, "-", "-", any_number, "", "", "Words", "user",
       "[plan]: levers and events"},
      {here, "definition", none, structure, fixed, "-", "-", any_number, "", "", "Outcomes", "user",
       "[[definition]]: what a ghost is, up to 8"},
      {here, "correlation", none, structure, fixed, "-", "-", any_number, "", "", "Random numbers",
       "user", "[[correlation]]: parameters drawn together"},
  };
}

std::vector<ParameterInfo> owner_rows()
{
  constexpr Section here = Section::organisation;
  return {
      {here, "separate", none, flag, fixed, "-", "-", any_number, "false", "", "Words", "user",
       "true: each group is an organisation of its own; they share only the markets"},
      {here, "groups", none, structure, fixed, "g", "names", any_number, "", "", "13", "user",
       "names of the groups, at most 8"},
      {here,
       "gpu_quantum",
       none,
       integer,
       fixed,
       "Q",
       "GPUs",
       {1.0, 1073741824.0},
       "",
       "",
       "Words",
       "[D]",
       "GPUs that are counted as one, a power of two; by default the one that puts the largest "
       "unit at or below 4096"},
      {here, "stationary_start", none, flag, fixed, "-", "-", any_number, "true", "",
       "Production and anchoring", "[D]", "staff, offers and vacancies are in equilibrium at t=0"},
  };
}

std::vector<ParameterInfo> team_rows()
{
  constexpr Section here = Section::unit;
  return {
      {here, "name", none, text, fixed | required, "-", "-", any_number, "", "", "Words", "user",
       "name of the unit"},
      {here, "group", none, structure, fixed, "g", "index or name", any_number, "0", "", "13",
       "user", "group to which it belongs"},
      {here, "like", none, text, fixed, "-", "name", any_number, "", "", "Words", "user",
       "an earlier unit whose keys it inherits; distributions are drawn anew"},
      {here, "template", none, structure, fixed, "-", "name or names", any_number, "", "", "Words",
       "user", "templates whose keys it takes where it has none of its own, the first one first"},
      {here, "roles", none, structure, fixed, "-", "names by role", any_number, "", "", "Words",
       "user", "role templates by role: { researcher = \"NAME\" }"},
      {here, "remove", none, flag, fixed, "-", "-", any_number, "false", "", "Words", "user",
       "true: removes the unit of that name from the file that is extended"},
      {here, "reference_unit", none, text, fixed, "a_x", "name", any_number, "", "", "21, 25",
       "user",
       "another unit whose productivity, price of output and automation it shares, to compare two "
       "ways to organise the same work"},
  };
}

std::vector<ParameterInfo> definition_rows()
{
  constexpr Section here = Section::definition;
  return {
      {here, "name", none, text, fixed | required, "-", "-", any_number, "", "", "Outcomes", "user",
       "name of the definition"},
      {here, "share", none, ValueKind::choice, fixed, "s", "-", any_number, "\"counterfactual\"",
       "", "26", "user", "which share: counterfactual s_K, euler s_E, cost s_C, books s_B",
       "counterfactual|euler|cost|books"},
      {here, "threshold", none, number, fixed, "threshold", "1", inside_zero_one, "0.9", "",
       "Outcomes", "user", "the share is at least this"},
      {here, "headcount_share", none, number, fixed, "h_rel", "1", from_zero_to_one,
       "0.15", "", "Outcomes", "user",
       "people are at most this share of the unit's peak, or headcount_limit"},
      {here, "headcount_limit", none, number, fixed, "h_abs", "people", not_negative, "6", "",
       "Outcomes", "user", "people that are always few enough"},
      {here, "growth", none, number, fixed, "growth", "V0", not_negative, "1", "", "Outcomes",
       "user", "value is at least this"},
      {here, "persistence", none, integer, fixed, "persistence", "months", months_from_one, "3", "",
       "Outcomes", "user", "months in a row in which all this holds"},
      {here, "needs_supervisor", none, flag, fixed, "-", "-", any_number, "true", "", "Outcomes",
       "user", "at least one supervisor is there"},
      {here, "remove", none, flag, fixed, "-", "-", any_number, "false", "", "Words", "user",
       "true: removes the definition of that name from the file that is extended"},
  };
}

std::vector<ParameterInfo> correlation_rows()
{
  constexpr Section here = Section::correlation;
  return {
      {here, "of", none, structure, fixed | required, "z", "keys", any_number, "", "",
       "Random numbers", "user", "keys that are distributions, two or more"},
      {here,
       "loading",
       none,
       structure,
       fixed,
       "l",
       "1",
       {-1.0, 1.0, true, true},
       "",
       "",
       "Random numbers",
       "user",
       "loading of each on one common factor: z' = l f + sqrt(1 - l^2) z"},
      {here,
       "matrix",
       none,
       structure,
       fixed,
       "R",
       "1",
       {-1.0, 1.0},
       "",
       "",
       "Random numbers",
       "user",
       "instead of loading: the correlation matrix of the normals, z' = L z with R = L L^T"},
  };
}

}  // namespace

std::vector<ParameterInfo> setting_rows()
{
  std::vector<ParameterInfo> rows = file_rows();
  for (auto const& part : {owner_rows(), team_rows(), definition_rows(), correlation_rows()}) {
    for (ParameterInfo const& row : part) rows.push_back(row);
  }
  return rows;
}

}  // namespace ghostcast
