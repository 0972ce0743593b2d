// SPDX-License-Identifier: Apache-2.0
#include <fmt/core.h>

#include <algorithm>
#include <cmath>

#include "ghostcast/math/math.hpp"
#include "ghostcast/scenario/compilation.hpp"
#include "ghostcast/scenario/distribution_limits.hpp"
#include "ghostcast/scenario/families.hpp"
#include "ghostcast/scenario/plain_text.hpp"
#include "ghostcast/scenario/targets.hpp"

namespace ghostcast {
namespace {

/// Reads one `{ dist = ... }`.
class Reader {
 public:
  Reader(Compilation& compilation, Node const& node, std::string const& what)
      : compilation_(compilation), node_(node), what_(what)
  {
  }

  /// The family, after a check of the keys; nullptr after a fault.
  Family const* family()
  {
    Node const* const dist = node_.find("dist");
    std::vector<std::string> names;
    for (auto const& [name, unused] : families()) names.push_back(name);
    auto const found =
        dist != nullptr && dist->is_text() ? families().find(dist->text) : families().end();
    if (found == families().end()) {
      std::string const text = dist != nullptr && dist->is_text() ? dist->text : "";
      std::string const guess = did_you_mean(text, names);
      compilation_.fault(dist != nullptr ? dist->at : node_.at, what_,
                         "dist must be " + either(names), guess);
      return nullptr;
    }
    family_ = &found->second;
    check_keys(found->second);
    return family_;
  }

  /// A key of the family; `otherwise` where it need not be given.
  double number(char const* key, std::optional<double> otherwise = std::nullopt)
  {
    Range const& range = family_->find(key)->range;
    Node const* const node = node_.find(key);
    if (node == nullptr) {
      if (!otherwise) {
        good_ = false;
        compilation_.fault(node_.at, what_, fmt::format("needs {}", key));
      }
      return otherwise.value_or(0.5);
    }
    auto const value = read_number(compilation_, *node,
                                   fmt::format("{}.{} = {}", name(), key, to_string(*node)), range);
    good_ = good_ && value.has_value();
    return value.value_or(0.5);
  }

  bool has(char const* key) const { return node_.find(key) != nullptr; }
  bool good() const { return good_; }

  void refuse(std::string const& reason, std::string const& hint = {})
  {
    good_ = false;
    compilation_.fault(node_.at, what_, reason, hint);
  }

  std::string name() const { return what_.substr(0, what_.find(" = ")); }

 private:
  void check_keys(Family const& family)
  {
    for (Member const& member : node_.members) {
      if (family.find(member.key) != nullptr || member.key == "dist") continue;
      good_ = false;
      compilation_.fault(member.at, name() + "." + member.key, "unknown key of this distribution",
                         did_you_mean(member.key, family.names()));
    }
  }

  Compilation& compilation_;
  Node const& node_;
  std::string const& what_;
  Family const* family_{nullptr};
  bool good_{true};
};

int make_table(Compilation& compilation, Distribution const& from)
{
  bool const beta = from.kind == DistributionKind::beta;
  auto const key =
      std::make_pair(static_cast<int>(from.kind), std::make_pair(from.a, beta ? from.b : 0.0));
  auto const known = compilation.tables.find(key);
  if (known != compilation.tables.end()) return known->second;
  auto const number = compilation.tables.size();
  std::vector<double>& tables = compilation.scenario.tables;
  tables.resize(tables.size() + quantile_table_size);
  double* const out = tables.data() + number * quantile_table_size;
  beta ? fill_beta_table(from.a, from.b, out) : fill_gamma_table(from.a, out);
  return compilation.tables[key] = static_cast<int>(number);
}

void read_gamma(Reader& reader, Distribution& to)
{
  to.a = reader.number("shape");
  if (reader.has("mean") == reader.has("scale")) {
    reader.refuse("needs mean or scale, and not both");
  } else {
    to.b = reader.has("mean") ? reader.number("mean") / to.a : reader.number("scale");
  }
}

void read_shape(Reader& reader, Distribution& to)
{
  switch (to.kind) {
    case DistributionKind::normal:
      to.a = reader.number("mean");
      to.b = reader.number("sd");
      break;
    case DistributionKind::lognormal:
      to.a = log<ScalarDouble>(reader.number("median"));
      to.b = reader.number("sigma");
      break;
    case DistributionKind::beta:
      to.a = reader.number("a");
      to.b = reader.number("b");
      break;
    case DistributionKind::kumaraswamy:
      to.a = reader.number("a");
      to.b = reader.number("b");
      break;
    case DistributionKind::gamma:
      read_gamma(reader, to);
      break;
    case DistributionKind::triangular:
      to.c = reader.number("mode");
      break;
    default:
      break;
  }
}

/// lo and hi: the ends of the support, or the truncation of an endless one.
void read_ends(Reader& reader, Distribution& to)
{
  bool const endless = is_endless(to.kind);
  bool const needed =
      to.kind == DistributionKind::uniform || to.kind == DistributionKind::triangular;
  std::optional<double> low_default = endless ? -unbounded : 0.0;
  std::optional<double> high_default = endless ? unbounded : 1.0;
  if (needed) low_default = high_default = std::nullopt;
  double const low = reader.number("lo", low_default);
  double const high = reader.number("hi", high_default);
  if (!reader.good()) return;
  if (!(low < high)) return reader.refuse("lo must be below hi");
  if (!endless) {
    to.low = low;
    to.high = high;
    bool const outside = to.kind == DistributionKind::triangular && (to.c < low || to.c > high);
    if (outside) reader.refuse("mode must lie between lo and hi");
  } else if (!narrow(to, low, high)) {
    reader.refuse("no probability is left between lo and hi");
  }
}

/// A simple distribution, or a number as one.
std::optional<Distribution> read_simple(Compilation& compilation, Node const& node,
                                        std::string const& what, Range const& range)
{
  Distribution to;
  if (node.is_number() || node.refused) {
    auto const value = read_number(compilation, node, what, range);
    to.a = value.value_or(0.0);
    return value ? std::optional(to) : std::nullopt;
  }
  Reader reader(compilation, node, what);
  Family const* const family = reader.family();
  if (family == nullptr) return std::nullopt;
  if (family->kind == DistributionKind::mixture) {
    reader.refuse("a mixture cannot be a component of a mixture");
    return std::nullopt;
  }
  to.kind = family->kind;
  read_shape(reader, to);
  to.shift = reader.number("shift", 0.0);
  read_ends(reader, to);
  if (!reader.good()) return std::nullopt;
  Distribution const asked = to;
  std::string const reason = fit_into(to, range);
  if (!reason.empty()) {
    reader.refuse(reason, is_endless(to.kind) ? "Truncate it with lo and hi." : "");
    return std::nullopt;
  }
  double const cut = 1.0 - (to.u_high - to.u_low) / (asked.u_high - asked.u_low);
  if (cut > 0.0) compilation.cut_tails[&node] = {what, to_string(range), cut};
  if (to.kind == DistributionKind::beta || to.kind == DistributionKind::gamma)
    to.table = make_table(compilation, to);
  return to;
}

bool is_component(Node const& node)
{
  return node.is_number() || node.refused || (node.is_table() && node.find("dist") != nullptr);
}

/// Weights as cumulative shares; the last is exactly 1.
std::vector<double> read_weights(Compilation& compilation, Reader& reader, Node const& node,
                                 std::size_t count)
{
  Node const* const weights = node.find("weight");
  if (weights == nullptr || !weights->is_array() || weights->elements.size() != count) {
    reader.refuse("needs weight = [...] with one weight per value");
    return {};
  }
  std::vector<double> cumulative;
  double sum = 0.0;
  for (Node const& weight : weights->elements) {
    auto const value = read_number(compilation, weight,
                                   reader.name() + ".weight = " + to_string(weight), positive);
    if (!value) return {};
    cumulative.push_back(sum += *value);
  }
  for (double& value : cumulative) value /= sum;
  cumulative.back() = 1.0;
  if (std::abs(sum - 1.0) > 1e-6)
    reader.refuse(fmt::format("weights must sum to 1, not {}", number_text(sum)));
  return cumulative;
}

int read_mixture(Compilation& compilation, Node const& node, std::string const& what,
                 Range const& range)
{
  Reader reader(compilation, node, what);
  reader.family();
  double const shift = reader.number("shift", 0.0);
  Node const* const values = node.find("value");
  bool const listed = values != nullptr && values->is_array() && !values->elements.empty() &&
                      std::all_of(values->elements.begin(), values->elements.end(), is_component);
  if (!listed) {
    reader.refuse("needs value = [...], numbers or distributions");
    return -1;
  }
  auto const weights = read_weights(compilation, reader, node, values->elements.size());
  if (!reader.good() || weights.empty()) return -1;
  std::vector<Distribution> components;
  Range const before_shift{range.low - shift, range.high - shift, range.low_open, range.high_open,
                           false};
  for (Node const& value : values->elements) {
    auto component = read_simple(compilation, value, reader.name() + ".value = " + to_string(value),
                                 before_shift);
    if (!component) return -1;
    component->shift += shift;
    if (component->kind == DistributionKind::point)
      component->a += std::exchange(component->shift, 0.0);
    component->cumulative_weight = weights[components.size()];
    components.push_back(*component);
  }
  auto& all = compilation.scenario.distributions;
  Distribution mixture;
  mixture.kind = DistributionKind::mixture;
  mixture.first_component = static_cast<int>(all.size());
  mixture.component_count = static_cast<int>(components.size());
  all.insert(all.end(), components.begin(), components.end());
  all.push_back(mixture);
  return static_cast<int>(all.size()) - 1;
}

}  // namespace

int read_distribution(Compilation& compilation, Node const& node, std::string const& what,
                      Range const& range)
{
  Node const* const dist = node.find("dist");
  if (dist != nullptr && dist->is_text() && dist->text == "mixture") {
    return read_mixture(compilation, node, what, range);
  }
  auto const simple = read_simple(compilation, node, what, range);
  if (!simple) return -1;
  compilation.scenario.distributions.push_back(*simple);
  return static_cast<int>(compilation.scenario.distributions.size()) - 1;
}

double median(Scenario const& scenario, int distribution)
{
  return quantile({scenario.distributions.data(), scenario.tables.data()}, distribution, 0.5);
}

}  // namespace ghostcast
