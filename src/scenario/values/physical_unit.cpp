// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/scenario/physical_unit.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <cctype>
#include <numeric>
#include <vector>

#include "ghostcast/scenario/plain_text.hpp"

namespace ghostcast {
namespace {

constexpr Dimension no_dimension{};
constexpr Dimension time_dimension{.time = 1};
constexpr Dimension money_dimension{.money = 1};
constexpr Dimension power_dimension{.power = 1};
constexpr Dimension gpu_dimension{.gpus = 1};
constexpr Dimension people_dimension{.people = 1};
constexpr Dimension decade_dimension{.decades = 1};

/// A word that stands for a unit.
struct UnitWord {
  std::string_view word;
  Dimension dimension;
  std::int64_t numerator{1};
  std::int64_t denominator{1};
  bool exact_case{false};  ///< another case would be another unit
};

constexpr UnitWord words[] = {{"1", no_dimension},
                              {"%", no_dimension, 1, 100},
                              {"percent", no_dimension, 1, 100},
                              {"log", no_dimension},
                              {"logit", no_dimension},
                              {"V0", no_dimension},
                              {"G0", no_dimension},
                              {"thousand", no_dimension, 1000},
                              {"mn", no_dimension, 1000000},
                              {"million", no_dimension, 1000000},
                              {"bn", no_dimension, 1000000000},
                              {"billion", no_dimension, 1000000000},
                              {"tn", no_dimension, 1000000000000},
                              {"trillion", no_dimension, 1000000000000},
                              {"USD", money_dimension},
                              {"$", money_dimension},
                              {"kUSD", money_dimension, 1000},
                              {"MUSD", money_dimension, 1000000, 1, true},
                              {"W", power_dimension},
                              {"kW", power_dimension, 1000},
                              {"MW", power_dimension, 1000000, 1, true},
                              {"GW", power_dimension, 1000000000, 1, true},
                              {"GPU", gpu_dimension},
                              {"GPUs", gpu_dimension},
                              {"person", people_dimension},
                              {"people", people_dimension},
                              {"researcher", people_dimension},
                              {"researchers", people_dimension},
                              {"OOM", decade_dimension},
                              {"h", time_dimension, 2},
                              {"hour", time_dimension, 2},
                              {"hours", time_dimension, 2},
                              {"day", time_dimension, 48},
                              {"days", time_dimension, 48},
                              {"week", time_dimension, 336},
                              {"weeks", time_dimension, 336},
                              {"month", time_dimension, 1461},
                              {"months", time_dimension, 1461},
                              {"quarter", time_dimension, 4383},
                              {"quarters", time_dimension, 4383},
                              {"year", time_dimension, 17532},
                              {"years", time_dimension, 17532}};

std::string lower(std::string_view text)
{
  std::string out(text);
  for (char& c : out) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  return out;
}

UnitWord const* find_word(std::string_view word)
{
  for (UnitWord const& each : words) {
    if (each.word == word) return &each;
  }
  for (UnitWord const& each : words) {
    if (!each.exact_case && lower(each.word) == lower(word)) return &each;
  }
  return nullptr;
}

/// What people write, and what is meant.
struct Abbreviation {
  char const* word;
  char const* hint;
};

constexpr Abbreviation abbreviations[] = {
    {"d", "Did you mean days?"},          {"mo", "Did you mean months?"},
    {"yr", "Did you mean year?"},         {"yrs", "Did you mean years?"},
    {"annum", "Did you mean year?"},      {"pa", "Did you mean /year?"},
    {"m", "Did you mean months, or mn for millions?"},
    {"b", "Did you mean bn?"},            {"k", "Did you mean kUSD, or thousand?"},
    {"pct", "Did you mean %?"},           {"eur", "Money is in USD."},
    {"\u20AC", "Money is in USD."},       {"gbp", "Money is in USD."}};

std::string nearest_word(std::string_view word)
{
  std::vector<std::string> all;
  bool const digit = std::isdigit(static_cast<unsigned char>(word.front())) != 0;
  if (digit || word.front() == ',') return "Write one number, with a point before its fraction.";
  for (Abbreviation const& each : abbreviations) {
    if (lower(word) == each.word) return each.hint;
  }
  for (UnitWord const& each : words) {
    if (each.word == std::string_view("1")) continue;
    if (lower(each.word) == lower(word)) return fmt::format("Did you mean {}?", each.word);
    all.emplace_back(each.word);
  }
  std::string const near = did_you_mean(word, all);
  return near.empty() ? "Units are such as days, months, USD, kUSD/year, %, MW and GPUs." : near;
}

/// The text in words; a "/" is a word.
std::vector<std::string> split(std::string_view text)
{
  std::vector<std::string> parts(1);
  for (char const c : text) {
    bool const alone = c == '/' || c == '%' || c == '$';
    if (alone || c == ' ' || c == '-' || c == '*') parts.emplace_back();
    if (alone) parts.back() = c;
    if (alone) parts.emplace_back();
    if (!alone && c != ' ' && c != '-' && c != '*') parts.back() += c;
  }
  std::erase_if(parts, [](std::string const& part) { return part.empty(); });
  return parts;
}

void add(int& to, int exponent, int sign)
{
  to += sign * exponent;
}

/// Multiplies by a word, or divides; false where the unit would become too large.
bool multiply(PhysicalUnit& unit, UnitWord const& word, int sign)
{
  constexpr std::int64_t most = 1000000000000000;
  std::int64_t const up = sign > 0 ? word.numerator : word.denominator;
  std::int64_t const down = sign > 0 ? word.denominator : word.numerator;
  if (unit.numerator > most / up || unit.denominator > most / down) return false;
  unit.numerator *= up;
  unit.denominator *= down;
  if (word.dimension == time_dimension) unit.period = word.numerator;
  add(unit.dimension.time, word.dimension.time, sign);
  add(unit.dimension.money, word.dimension.money, sign);
  add(unit.dimension.power, word.dimension.power, sign);
  add(unit.dimension.gpus, word.dimension.gpus, sign);
  add(unit.dimension.people, word.dimension.people, sign);
  add(unit.dimension.decades, word.dimension.decades, sign);
  return true;
}

}  // namespace

UnitReading parse_unit(std::string_view text)
{
  constexpr std::size_t most_words = 8;
  std::vector<std::string> const parts = split(text);
  bool const odd = parts.empty() || parts.size() > most_words || parts.back() == "/";
  if (odd) return {std::nullopt, fmt::format("has no unit that can be read: \"{}\"", text), ""};
  PhysicalUnit unit;
  int sign = 1;
  for (std::string const& part : parts) {
    UnitWord const* const word = find_word(part);
    if (part == "/" || part == "per" || part == "a") {
      sign = -1;
    } else if (word == nullptr) {
      return {std::nullopt, fmt::format("has the unknown unit {}", part), nearest_word(part)};
    } else if (!multiply(unit, *word, sign)) {
      return {std::nullopt, fmt::format("has a unit that is too large: {}", text), ""};
    }
  }
  return {unit, "", ""};
}

bool fits(Dimension const& given, Dimension const& documented)
{
  Dimension rest = documented;
  if (rest.gpus < 0 && given.gpus == 0) rest.gpus = 0;
  if (rest.people < 0 && given.people == 0) rest.people = 0;
  return given == rest;
}

double converted(long double value, PhysicalUnit const& from, PhysicalUnit const& to)
{
  std::int64_t const up = std::gcd(from.numerator, to.numerator);
  std::int64_t const down = std::gcd(from.denominator, to.denominator);
  std::int64_t const a = from.numerator / up;
  std::int64_t const b = to.numerator / up;
  std::int64_t const c = to.denominator / down;
  std::int64_t const d = from.denominator / down;
  std::int64_t const ad = std::gcd(a, d);
  std::int64_t const bc = std::gcd(b, c);
  auto const numerator = static_cast<long double>(a / ad) * static_cast<long double>(c / bc);
  auto const denominator = static_cast<long double>(b / bc) * static_cast<long double>(d / ad);
  return static_cast<double>(value * numerator / denominator);
}

std::string example_of(Dimension const& dimension)
{
  struct Example {
    Dimension dimension;
    char const* text;
  };
  constexpr Example examples[] = {
      {{}, "a share or factor, such as \"15 %\""},
      {{.time = 1}, "a time, such as \"90 days\""},
      {{.time = -1}, "a rate, such as \"0.15 /year\""},
      {{.money = 1}, "an amount of money, such as \"5 MUSD\""},
      {{.time = -1, .money = 1}, "money by time, such as \"420 kUSD/year\""},
      {{.money = 1, .gpus = -1}, "a price of a GPU, such as \"50 kUSD\""},
      {{.time = -1, .money = 1, .gpus = -1}, "a price by time, such as \"2.35 USD/h\""},
      {{.power = 1}, "a power, such as \"30 MW\""},
      {{.gpus = 1}, "a number of GPUs, such as \"256 GPUs\""},
      {{.people = 1}, "a number of people, such as \"8 people\""},
      {{.gpus = 1, .people = -1}, "GPUs by person, such as \"400 GPUs\""},
      {{.decades = 1}, "orders of magnitude, such as \"3 OOM\""},
      {{.time = -1, .decades = 1}, "orders of magnitude by time, such as \"0.6 OOM/year\""}};
  for (Example const& each : examples) {
    if (each.dimension == dimension) return each.text;
  }
  return "another unit";
}

}  // namespace ghostcast
