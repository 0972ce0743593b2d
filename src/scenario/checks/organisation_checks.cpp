// SPDX-License-Identifier: Apache-2.0
#include <fmt/core.h>

#include <algorithm>
#include <cmath>

#include "ghostcast/scenario/compilation.hpp"
#include "ghostcast/scenario/plain_text.hpp"
#include "ghostcast/scenario/sources.hpp"
#include "ghostcast/scenario/targets.hpp"

namespace ghostcast {
namespace {

/// The ceiling of the power holds at t=0 too.
void check_power_ceiling(Compilation& c, int organisation)
{
  ParameterInfo const& most = *find_parameter(Section::organisation, "power_max_mw");
  ParameterInfo const& power = *find_parameter(Section::organisation, "power_mw");
  int const at_most = flat_index(most, organisation, 0);
  int const at_start = flat_index(power, organisation, 0);
  bool const drawn = c.targeted[static_cast<std::size_t>(at_most)] != 0 ||
                     c.targeted[static_cast<std::size_t>(at_start)] != 0;
  Source const source = find_source(c, most, organisation);
  if (drawn || source.is_default || !(c.base(at_most) < c.base(at_start))) return;
  Source const start = find_source(c, power, organisation);
  if (start.is_default || !start.node->is_number()) return;
  c.fault(source.node->at, describe("organisation", "power_max_mw", *source.node),
          fmt::format("is below power_mw = {}", number_text(start.node->number)),
          fmt::format("The smallest change that would do: power_max_mw = {}.",
                      number_text(start.node->number)));
}

/// P_max = floor(1000 power/(kw pue)) must carry the initial fleet of each organisation.
void check_power(Compilation& c, int organisation)
{
  auto const index = [&](std::string_view key) {
    return flat_index(*find_parameter(Section::organisation, key), organisation, 0);
  };
  bool drawn = false;
  for (char const* const key : {"power_mw", "kw_per_gpu", "pue"})
    drawn = drawn || c.targeted[static_cast<std::size_t>(index(key))] != 0;
  double const power = static_cast<double>(c.base(index("power_mw")));
  if (std::isinf(power)) return;
  double const each = static_cast<double>(c.base(index("kw_per_gpu"))) *
                      static_cast<double>(c.base(index("pue"))) / 1000.0;
  double fleet = static_cast<double>(c.base(index("initial_free_gpus")));
  for (int u = 0; u < c.scenario.model.unit_count; ++u) {
    if (c.scenario.model.unit[u].organisation != organisation) continue;
    fleet += static_cast<double>(c.base(flat_index(*find_parameter(Section::unit, "gpus"), u, 0)));
  }
  if (std::floor(power / each * (1.0 + 1e-6)) >= fleet) return;
  Source const source =
      find_source(c, *find_parameter(Section::organisation, "power_mw"), organisation);
  std::string const what = describe("organisation", "power_mw", *source.node);
  std::string const carried = fmt::format("{:.0f}", std::floor(power / each));
  std::string const there = fmt::format("{:.0f}", fleet);
  if (drawn) {
    c.warn(source.node->at, WarningKind::power_at_median,
           {{"key", what}, {"carried", carried}, {"fleet", there}});
  } else {
    c.fault(source.node->at, what,
            fmt::format("carries {} GPUs, fewer than the {} there are at t=0", carried, there),
            fmt::format("The smallest change that would do: power_mw = {:.1f}.",
                        std::ceil(fleet * each * 10.0) / 10.0));
  }
}

/// A renter buys nothing (eq. 29): capital that the file gives would stay unused. A value of several
/// organisations is wrong only where all of them rent.
void check_capital(Compilation& c, std::string_view key, int organisation)
{
  ParameterInfo const& row = *find_parameter(Section::organisation, key);
  Source const source = find_source(c, row, organisation);
  int const index = flat_index(row, organisation, 0);
  if (source.is_default || !(c.base(index) > 0.0f)) return;
  for (int o = 0; o < c.scenario.model.organisation_count; ++o) {
    bool const shared = find_source(c, row, o) == source;
    if (shared && !(c.scenario.model.base.organisation[o].rental > 0.0f)) return;
  }
  c.fault(source.node->at, describe("organisation", key, *source.node),
          "has no effect where rental = true: a renter buys nothing",
          fmt::format("Write {} = 0, or rental = false.", key));
}

/// A commodity day that never comes.
void check_commodity_month(Compilation& c)
{
  ParameterInfo const& row = *find_parameter(Section::market, "commodity_month");
  Source const source = find_source(c, row, 0);
  double const month = static_cast<double>(c.base(flat_index(row, 0, 0)));
  if (source.is_default || month <= c.scenario.horizon) return;
  c.fault(source.node->at, describe("market", "commodity_month", *source.node),
          after_horizon(c));
}

/// Eq. 3: a path between two rents is a line of their logarithms.
void check_rental_path(Compilation& c)
{
  ParameterInfo const& row = *find_parameter(Section::market, "rental_path.to");
  ParameterInfo const& from = *find_parameter(Section::market, "rental_path.from");
  Source const source = find_source(c, row, 0);
  bool const starts = c.base(flat_index(from, 0, 0)) > 0.0f;
  if (source.is_default || starts || !(c.base(flat_index(row, 0, 0)) > 0.0f)) return;
  c.fault(source.node->at, describe("market", "rental_path.to", *source.node),
          "needs a rent to start from, rental_path.from above 0",
          "The rent of t=0 is rental_start.");
}

}  // namespace

void check_organisations(Compilation& c)
{
  for (int o = 0; o < c.scenario.model.organisation_count; ++o) {
    check_power(c, o);
    check_power_ceiling(c, o);
    for (char const* const key : {"capex_share", "capital0"}) check_capital(c, key, o);
  }
  check_commodity_month(c);
  check_rental_path(c);
}

}  // namespace ghostcast
