// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/scenario/unit_view.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>

#include "ghostcast/scenario/plain_text.hpp"
#include "ghostcast/scenario/sources.hpp"
#include "ghostcast/scenario/targets.hpp"

namespace ghostcast {

std::string at_least(double value)
{
  return number_text(std::ceil(value * 1000.0 - 1e-9) / 1000.0);
}

std::string at_most(double value)
{
  return number_text(std::floor(value * 1000.0 + 1e-9) / 1000.0);
}

bool UnitView::is_read(std::initializer_list<char const*> keys) const
{
  for (char const* const key : keys) {
    ParameterInfo const& row = *find_parameter(Section::unit, key);
    Source const source = find_source(c_, row, unit_);
    if (read_value(c_, row, *source.node, "unit").faulty ||
        (source.is_default && row.has(required)))
      return false;
  }
  return true;
}

double UnitView::value(std::string_view key, int element) const
{
  return std::stod(fmt::format("{}", c_.base(index(key, element))));
}

bool UnitView::is_drawn(std::string_view key) const
{
  return c_.targeted[static_cast<std::size_t>(index(key, 0))] != 0;
}

bool UnitView::is_given(std::string_view key, int element) const
{
  ParameterInfo const& row = *find_parameter(Section::unit, key);
  Source const source = find_source(c_, row, unit_);
  if (source.is_default) return false;
  Reading const& reading = read_value(c_, row, *source.node, "unit");
  return reading.elements[static_cast<std::size_t>(element)].has_value();
}

double UnitView::highest(std::string_view key) const
{
  return drawn_quantile(key, 1.0 - 1e-12);
}

double UnitView::lowest(std::string_view key) const
{
  return drawn_quantile(key, 1e-12);
}

double UnitView::drawn_quantile(std::string_view key, double u) const
{
  int const target = index(key, 0);
  for (Draw const& draw : c_.scenario.draws) {
    for (int t = 0; t < draw.target_count; ++t) {
      if (c_.scenario.draw_targets[static_cast<std::size_t>(draw.first_target + t)] != target)
        continue;
      DistributionSet const set{c_.scenario.distributions.data(), c_.scenario.tables.data()};
      return quantile(set, draw.distribution, u);
    }
  }
  return value(key);
}

std::vector<double> UnitView::rho_values() const
{
  int const draw = c_.scenario.model.rho_draw[unit_];
  if (draw < 0) return {value("substitution_rho")};
  auto const& all = c_.scenario.distributions;
  Distribution const& rho = all[static_cast<std::size_t>(
      c_.scenario.draws[static_cast<std::size_t>(draw)].distribution)];
  std::vector<double> values;
  for (int i = 0; i < rho.component_count; ++i) {
    Distribution const& component = all[static_cast<std::size_t>(rho.first_component + i)];
    if (component.kind == DistributionKind::point) values.push_back(component.a);
  }
  std::sort(values.begin(), values.end());
  return values;
}

std::string const& UnitView::name() const
{
  return c_.scenario.unit_names[static_cast<std::size_t>(unit_)];
}

Node const* UnitView::find(std::string_view key) const
{
  Source const source = find_source(c_, *find_parameter(Section::unit, key), unit_);
  return source.is_default ? nullptr : source.node;
}

Position UnitView::place(std::string_view key) const
{
  Node const* const node = find(key);
  return node != nullptr ? node->at : c_.units[static_cast<std::size_t>(unit_)].front()->at;
}

void UnitView::refuse(std::string_view key, std::string const& reason, std::string const& hint)
{
  Node const* const node = find(key);
  c_.fault(place(key),
           node != nullptr ? describe("unit", key, *node) : fmt::format("unit.{}", key), reason,
           hint);
}

int UnitView::index(std::string_view key, int element) const
{
  return flat_index(*find_parameter(Section::unit, key), unit_, element);
}

}  // namespace ghostcast
