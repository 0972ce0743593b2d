// SPDX-License-Identifier: Apache-2.0
#include "axis.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <optional>

#include "ghostcast/batch/latin_hypercube.hpp"
#include "ghostcast/scenario/lone_distribution.hpp"
#include "ghostcast/scenario/parameter_info.hpp"
#include "ghostcast/scenario/plain_text.hpp"

namespace ghostcast {
namespace {

using Faults = std::vector<Fault>;

/// A value of an axis' key: what read() makes of it.
struct Given {
  std::string key;  ///< as --set takes it
  std::string bare; ///< without quotes
  Node const* node;
  std::string what; ///< "grid.gpus = [1, 2]"
};

Position place_of(Member const& member)
{
  return member.at.line > 0 ? member.at : member.value.at;
}

/// Calls `leaf` for each value of a table; tables without `dist` are more of the key.
void each_leaf(Node const& table, std::string const& name, Given const& above,
               std::function<void(Given const&, Position)> const& leaf)
{
  for (Member const& member : table.members) {
    std::string const dot = above.key.empty() ? "" : ".";
    Given given{above.key + dot + toml_key(member.key), above.bare + dot + member.key, &member.value, ""};
    bool const inner = member.value.is_table() && member.value.find("dist") == nullptr && !member.value.members.empty();
    if (inner) {
      each_leaf(member.value, name, given, leaf);
    } else {
      given.what = fmt::format("{}.{} = {}", name, given.key, to_string(member.value));
      leaf(given, place_of(member));
    }
  }
}

/// The row of a key of any table, by the key itself or by what follows a unit's name.
ParameterInfo const* row_of(std::string const& bare)
{
  std::size_t const dot = bare.find('.');
  for (ParameterInfo const& row : parameter_table()) {
    if (row.key == bare || (dot != bare.npos && row.key == bare.substr(dot + 1))) return &row;
  }
  return nullptr;
}

bool needs_whole_numbers(std::string const& bare)
{
  ParameterInfo const* const row = row_of(bare);
  return bare == "horizon" || (row != nullptr && row->kind == ValueKind::integer);
}

using Quantile = std::function<double(double)>;

/// Between two numbers; every whole number of [low, high] has the same chance where they must be whole.
std::optional<Quantile> between(Given const& given, bool whole, Faults& faults)
{
  auto const& ends = given.node->elements;
  bool const numbers = ends.size() == 2 && ends[0].is_number() && ends[1].is_number();
  double const low = numbers ? ends[0].number : 0.0;
  double const high = numbers ? ends[1].number : 0.0;
  bool const finite = std::isfinite(low) && std::isfinite(high);
  bool const fits = !whole || (low == std::floor(low) && high == std::floor(high));
  if (!numbers || !(low < high) || !finite || !fits) {
    faults.push_back({given.node->at, given.what, fmt::format("must be [low, high], two {}numbers, the lower first", whole ? "whole " : ""), ""});
    return std::nullopt;
  }
  if (whole) return [low, high](double u) { return std::min(high, low + std::floor(u * (high - low + 1.0))); };
  return [low, high](double u) { return low + u * (high - low); };
}

std::optional<Quantile> quantile_of(Given const& given, Faults& faults)
{
  bool const whole = needs_whole_numbers(given.bare);
  if (given.node->is_array()) return between(given, whole, faults);
  if (!given.node->is_table()) {
    faults.push_back({given.node->at, given.what, "must be [low, high] or a distribution", ""});
    return std::nullopt;
  }
  auto const law = LoneDistribution::read(*given.node, given.what, faults);
  if (!law) return std::nullopt;
  return [law = *law, whole](double u) { return whole ? std::round(law.value_at(u)) : law.value_at(u); };
}

}  // namespace

std::vector<Axis> read_grid(Node const& table, Faults& faults)
{
  std::vector<Axis> axes;
  each_leaf(table, "grid", {}, [&](Given const& given, Position at) {
    if (!given.node->is_array() || given.node->elements.empty()) {
      faults.push_back({given.node->at, given.what, "must be a list of values", "For example gpus = [256, 512]."});
      return;
    }
    Axis axis{given.key, "grid", at, {}, {}};
    for (Node const& value : given.node->elements) {
      axis.values.push_back(toml_text(value));
      axis.places.push_back(value.at);
    }
    axes.push_back(std::move(axis));
  });
  return axes;
}

std::vector<Axis> read_samples(Node const& table, std::uint64_t seed, int samples, Faults& faults)
{
  std::vector<Axis> axes;
  each_leaf(table, "latin_hypercube", {}, [&](Given const& given, Position at) {
    auto const quantile = quantile_of(given, faults);
    if (!quantile) return;
    Axis axis{given.key, "latin_hypercube", at, {}, {}};
    for (double const u : latin_hypercube_axis(seed, given.bare, samples)) {
      axis.values.push_back(number_text((*quantile)(u)));
      axis.places.push_back(at);
    }
    axes.push_back(std::move(axis));
  });
  return axes;
}

}  // namespace ghostcast
