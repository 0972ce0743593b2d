// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/sensitivity/inputs.hpp"

#include <map>
#include <utility>

#include "ghostcast/scenario/parameter_info.hpp"

namespace ghostcast {
namespace {

/// Numbers of the independent scores, by their address.
class Latents {
 public:
  int number(std::uint32_t name_hash, int address) { return known_.try_emplace({name_hash, address}, static_cast<int>(known_.size())).first->second; }

 private:
  std::map<std::pair<std::uint32_t, int>, int> known_;
};

DistributionSet set_of(Scenario const& scenario) { return {scenario.distributions.data(), scenario.tables.data()}; }

/// The key of "owner: key" or "key.element".
std::string key_of(std::string const& draw_name)
{
  auto const colon = draw_name.rfind(": ");
  return colon == std::string::npos ? draw_name : draw_name.substr(colon + 2);
}

}  // namespace

NormalScores scores_of(Scenario const& scenario)
{
  Latents latents;
  std::vector<std::vector<Loading>> rows;
  for (Draw const& draw : scenario.draws) {
    rows.emplace_back();
    if (draw.copula_row < 0) {
      rows.back().push_back({latents.number(draw.name_hash, draw.address_unit), 1.0});
      continue;
    }
    CopulaRow const row = scenario.copula_rows[static_cast<std::size_t>(draw.copula_row)];
    for (int k = row.first_term; k < row.first_term + row.term_count; ++k) {
      CopulaTerm const& term = scenario.copula_terms[static_cast<std::size_t>(k)];
      rows.back().push_back({latents.number(term.name_hash, term.address_unit), term.coefficient});
    }
  }
  return NormalScores(std::move(rows));
}

double value_at(Scenario const& scenario, int draw, double uniform)
{
  return quantile(set_of(scenario), scenario.draws[static_cast<std::size_t>(draw)].distribution, uniform);
}

std::string unit_of(Scenario const& scenario, int draw)
{
  std::string key = key_of(scenario.draw_names[static_cast<std::size_t>(draw)]);
  for (;;) {
    for (Section const section : {Section::market, Section::organisation, Section::unit, Section::plan}) {
      if (ParameterInfo const* const row = find_parameter(section, key)) return std::string(row->unit);
    }
    auto const dot = key.rfind('.');
    if (dot == std::string::npos) return {};
    key.resize(dot);
  }
}

int category_at(Scenario const& scenario, int draw, double uniform)
{
  int const law = scenario.draws[static_cast<std::size_t>(draw)].distribution;
  auto const& distribution = scenario.distributions[static_cast<std::size_t>(law)];
  for (int k = 0; k < distribution.component_count; ++k) {
    auto const& component = scenario.distributions[static_cast<std::size_t>(distribution.first_component + k)];
    if (component.kind != DistributionKind::point) return -1;
  }
  return mixture_component(set_of(scenario), law, uniform);
}

PointMatrix belief_points(NormalScores const& scores, int rows, std::uint64_t seed, DesignPurpose purpose)
{
  PointMatrix points(rows, scores.inputs());
  for (int row = 0; row < rows; ++row) {
    auto const drawn = scores.draw(seed, purpose, static_cast<std::uint64_t>(row));
    for (int i = 0; i < points.columns; ++i) points.at(row, i) = uniform_of_score(drawn[static_cast<std::size_t>(i)]);
  }
  return points;
}

}  // namespace ghostcast
