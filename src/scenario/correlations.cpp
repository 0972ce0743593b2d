// SPDX-License-Identifier: Apache-2.0
#include <fmt/core.h>

#include <algorithm>

#include "ghostcast/random/random_stream.hpp"
#include "ghostcast/scenario/cholesky.hpp"
#include "ghostcast/scenario/compilation.hpp"
#include "ghostcast/scenario/plain_text.hpp"
#include "ghostcast/scenario/sections.hpp"
#include "ghostcast/scenario/sources.hpp"

namespace ghostcast {
namespace {

std::uint32_t hash_of(std::string const& name)
{
  return name_hash(name.c_str(), name.size());
}

/// 0: one draw for all; 1: one an organisation; 2: one a unit.
int level(int address)
{
  if (address == shared_address) return 0;
  return address >= first_organisation_address ? 1 : 2;
}

/// The address at a level for who has the given finer address.
int address_at(Compilation const& c, int coarse_level, int address)
{
  if (coarse_level == 0) return shared_address;
  if (coarse_level == 1 && address < first_organisation_address) {
    return first_organisation_address + c.scenario.model.unit[address].organisation;
  }
  return address;
}

/// A key's draws: one, or one a unit or organisation, or a mixture of levels.
struct CorrelatedKey {
  std::string name;
  std::vector<int> draws;
  int finest{0};  ///< level
  int coarsest{0};
  bool silenced{false};  ///< drawn, did the command line not give a number
};

CorrelatedKey find_draws(Compilation& c, std::string const& name)
{
  CorrelatedKey key{name, {}, 0, 2};
  for (std::size_t d = 0; d < c.scenario.draws.size(); ++d) {
    Draw const& draw = c.scenario.draws[d];
    if (draw.name_hash != hash_of(name)) continue;
    key.draws.push_back(static_cast<int>(d));
    key.finest = std::max(key.finest, level(draw.address_unit));
    key.coarsest = std::min(key.coarsest, level(draw.address_unit));
  }
  if (!key.draws.empty()) return key;
  for (int const address : addresses_without_changes(c, name)) {  // the other keys keep their dice
    key.silenced = true;
    key.finest = std::max(key.finest, level(address));
    key.coarsest = std::min(key.coarsest, level(address));
  }
  return key;
}

/// Whether some [[correlation]] has taken a key.
bool is_correlated(Compilation const& c, CorrelatedKey const& key)
{
  if (key.draws.empty()) return c.silenced.contains(key.name);
  return c.scenario.draws[static_cast<std::size_t>(key.draws.front())].copula_row >= 0;
}

void add_row(Compilation& c, int draw, std::vector<CopulaTerm> const& terms)
{
  Scenario& s = c.scenario;
  s.draws[static_cast<std::size_t>(draw)].copula_row = static_cast<int>(s.copula_rows.size());
  s.copula_rows.push_back(
      {static_cast<int>(s.copula_terms.size()), static_cast<int>(terms.size())});
  s.copula_terms.insert(s.copula_terms.end(), terms.begin(), terms.end());
}

/// z' = l f + sqrt(1 - l^2) z. The factor is as coarse as the coarsest key.
void add_factor(Compilation& c, std::string const& factor, std::vector<CorrelatedKey> const& keys,
                std::vector<double> const& loadings)
{
  int coarsest = 2;
  for (CorrelatedKey const& key : keys) coarsest = std::min(coarsest, key.coarsest);
  for (std::size_t k = 0; k < keys.size(); ++k) {
    for (int const d : keys[k].draws) {
      Draw const& draw = c.scenario.draws[static_cast<std::size_t>(d)];
      double const l = loadings[k];
      add_row(c, d,
              {{l, hash_of(factor), address_at(c, coarsest, draw.address_unit)},
               {square_root(1.0 - l * l), draw.name_hash, draw.address_unit}});
    }
  }
}

/// z' = L z; coarse keys stand first, so that they need no finer ones.
void add_matrix(Compilation& c, Node const& node, std::vector<CorrelatedKey> keys,
                std::vector<std::vector<double>> const& matrix)
{
  std::vector<std::size_t> order(keys.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return keys[a].finest < keys[b].finest; });
  auto const factor = cholesky(matrix, order);
  if (factor.empty()) {
    c.fault(node.at, "correlation.matrix", "must be positive definite",
            "Bring the correlations nearer to 0.");
    return;
  }
  for (std::size_t i = 0; i < order.size(); ++i) {
    for (int const d : keys[order[i]].draws) {
      int const address = c.scenario.draws[static_cast<std::size_t>(d)].address_unit;
      std::vector<CopulaTerm> terms;
      for (std::size_t j = 0; j <= i; ++j) {
        terms.push_back({factor[i][j], hash_of(keys[order[j]].name),
                         address_at(c, keys[order[j]].finest, address)});
      }
      add_row(c, d, terms);
    }
  }
}

std::vector<std::vector<double>> read_matrix(Compilation& c, Node const& node, std::size_t size)
{
  std::vector<std::vector<double>> matrix;
  bool good = node.is_array() && node.elements.size() == size;
  for (std::size_t i = 0; good && i < size; ++i) {
    Node const& row = node.elements[i];
    good = row.is_array() && row.elements.size() == size;
    matrix.emplace_back();
    for (std::size_t j = 0; good && j < size; ++j) {
      good = row.elements[j].is_number();
      matrix.back().push_back(row.elements[j].number);
    }
  }
  for (std::size_t i = 0; good && i < size; ++i) {
    good = matrix[i][i] == 1.0;
    for (std::size_t j = 0; good && j < i; ++j) good = matrix[i][j] == matrix[j][i];
  }
  if (good) return matrix;
  c.fault(node.at, "correlation.matrix",
          fmt::format("must be {0} rows of {0} numbers, symmetric, with 1 on the diagonal", size));
  return {};
}

std::vector<double> read_loadings(Compilation& c, Node const& node, std::size_t count)
{
  std::vector<double> loadings;
  if (!node.is_array() || node.elements.size() != count) {
    c.fault(node.at, describe("correlation", "loading", node),
            "must have one number for each key of `of`");
    return {};
  }
  ParameterInfo const& row = *find_parameter(Section::correlation, "loading");
  for (Node const& element : node.elements) {
    auto const value =
        read_number(c, element, describe("correlation", "loading", element), row.range);
    if (!value) return {};
    loadings.push_back(*value);
  }
  return loadings;
}

/// The keys of `of`; empty after a fault.
std::vector<CorrelatedKey> read_keys(Compilation& c, Node const& table)
{
  Node const* const of = table.find("of");
  if (of == nullptr) {
    c.fault(table.at, "correlation.of", "is missing");
    return {};
  }
  std::vector<CorrelatedKey> keys;
  std::string const what = describe("correlation", "of", *of);
  auto const names = read_names(c, *of, what);
  for (auto const& [name, at] : names) {
    CorrelatedKey const key = find_draws(c, name);
    bool const again =
        std::any_of(keys.begin(), keys.end(), [&](auto const& k) { return k.name == key.name; });
    if (key.draws.empty() && !key.silenced) {
      std::vector<std::string> drawn;
      for (Draw const& draw : c.scenario.draws) {
        auto const& full =
            c.scenario.draw_names[static_cast<std::size_t>(&draw - c.scenario.draws.data())];
        auto const colon = full.rfind(": ");
        drawn.push_back(colon == full.npos ? full : full.substr(colon + 2));
      }
      c.fault(at->at, "correlation.of = " + name, "is not drawn from a distribution here",
              did_you_mean(name, drawn));
    } else if (again || is_correlated(c, key)) {
      c.fault(at->at, "correlation.of = " + name, "is correlated twice");
    } else {
      if (key.silenced) c.silenced.insert(name);
      keys.push_back(key);
    }
  }
  if (names.size() < 2) c.fault(of->at, what, "must name two keys or more");
  return keys.size() == names.size() && keys.size() >= 2 ? keys : std::vector<CorrelatedKey>{};
}

void read_correlation(Compilation& c, Node const& table, std::size_t index)
{
  check_keys(c, Section::correlation, table);
  auto const keys = read_keys(c, table);
  Node const* const loading = table.find("loading");
  Node const* const matrix = table.find("matrix");
  if ((loading == nullptr) == (matrix == nullptr)) {
    c.fault(table.at, "correlation", "needs loading or matrix, and not both");
    return;
  }
  if (keys.empty()) return;
  if (loading != nullptr) {
    auto const loadings = read_loadings(c, *loading, keys.size());
    if (!loadings.empty()) add_factor(c, fmt::format("correlation.{}", index), keys, loadings);
    return;
  }
  auto const numbers = read_matrix(c, *matrix, keys.size());
  if (numbers.empty()) return;
  bool const mixed = std::any_of(keys.begin(), keys.end(),
                                 [](auto const& key) { return key.finest != key.coarsest; });
  if (mixed) {
    c.fault(matrix->at, "correlation.matrix",
            "needs each key to be given either in all units or in none");
  } else {
    add_matrix(c, *matrix, keys, numbers);
  }
}

/// Section 7: one factor of AI speed moves what is drawn of these three, unless the scenario itself
/// correlates one of them.
void add_default_factor(Compilation& c)
{
  std::vector<CorrelatedKey> keys;
  std::vector<double> loadings;
  constexpr std::pair<char const*, double> speed[] = {
      {"algorithm_halving_months", -0.6}, {"frontier_growth", 0.6}, {"automation_width", -0.4}};
  for (auto const& [name, loading] : speed) {
    CorrelatedKey const key = find_draws(c, name);
    if (key.draws.empty() && !key.silenced) continue;
    if (is_correlated(c, key)) return;
    keys.push_back(key);
    loadings.push_back(loading);
  }
  if (keys.size() >= 2) add_factor(c, "correlation.speed", keys, loadings);
}

}  // namespace

void read_correlations(Compilation& c)
{
  Node const* const node = c.root.find("correlation");
  if (node == nullptr) return add_default_factor(c);
  if (!node->is_array()) {
    c.fault(node->at, "correlation", "must be a list of tables", "Write [[correlation]].");
    return;
  }
  for (std::size_t i = 0; i < node->elements.size(); ++i) {
    Node const& table = node->elements[i];
    if (table.is_table()) {
      read_correlation(c, table, i);
    } else {
      c.fault(table.at, "correlation = " + to_string(table), "must be a table",
              "Write [[correlation]].");
    }
  }
  add_default_factor(c);
}

}  // namespace ghostcast
