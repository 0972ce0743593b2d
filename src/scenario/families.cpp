// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/scenario/families.hpp"

#include "ghostcast/scenario/targets.hpp"

namespace ghostcast {
namespace {

constexpr Range shape_range{0.05, 1000.0};
constexpr Range median_range{1e-300, 1e300};
constexpr Range sigma_range{0.0, 20.0, true};

/// The keys of a kind with lo, hi and shift.
Family bounded(DistributionKind kind, std::vector<FamilyKey> keys, bool ends_needed = false)
{
  keys.push_back({"lo", any_number, ends_needed, true});
  keys.push_back({"hi", any_number, ends_needed, true});
  keys.push_back({"shift", any_number, false, true});
  return {kind, std::move(keys)};
}

}  // namespace

FamilyKey const* Family::find(std::string_view name) const
{
  for (FamilyKey const& key : keys) {
    if (key.name == name) return &key;
  }
  return nullptr;
}

std::vector<std::string> Family::names() const
{
  std::vector<std::string> all;
  for (FamilyKey const& key : keys) all.push_back(key.name);
  return all;
}

std::map<std::string, Family, std::less<>> const& families()
{
  using Kind = DistributionKind;
  std::vector<FamilyKey> const shapes = {{"a", shape_range, true, false}, {"b", shape_range, true, false}};
  static std::map<std::string, Family, std::less<>> const all = {
      {"normal", bounded(Kind::normal, {{"mean", any_number, true, true}, {"sd", positive, true, true}})},
      {"lognormal", bounded(Kind::lognormal, {{"median", median_range, true, true}, {"sigma", sigma_range, true, false}})},
      {"beta", bounded(Kind::beta, shapes)},
      {"gamma", bounded(Kind::gamma, {{"shape", shape_range, true, false}, {"mean", positive, false, true}, {"scale", positive, false, true}})},
      {"uniform", bounded(Kind::uniform, {}, true)},
      {"triangular", bounded(Kind::triangular, {{"mode", any_number, true, true}}, true)},
      {"kumaraswamy", bounded(Kind::kumaraswamy, shapes)},
      {"mixture",
       {Kind::mixture,
        {{"value", any_number, true, true}, {"weight", positive, true, false}, {"shift", any_number, false, true}}}}};
  return all;
}

}  // namespace ghostcast
