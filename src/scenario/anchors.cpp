// SPDX-License-Identifier: Apache-2.0
#include <fmt/core.h>

#include <algorithm>
#include <cmath>

#include "ghostcast/model/production.hpp"
#include "ghostcast/scenario/compilation.hpp"
#include "ghostcast/scenario/plain_text.hpp"
#include "ghostcast/scenario/sources.hpp"
#include "ghostcast/scenario/targets.hpp"

namespace ghostcast {
namespace {

/// Rounds away from what does not do, to 3 decimals.
std::string at_least(double value)
{
  return number_text(std::ceil(value * 1000.0 - 1e-9) / 1000.0);
}
std::string at_most(double value)
{
  return number_text(std::floor(value * 1000.0 + 1e-9) / 1000.0);
}

/// Checks what a unit says about t=0. Only fixed values are refused; drawn ones are repaired.
class AnchorCheck {
 public:
  AnchorCheck(Compilation& c, int unit) : c_(c), unit_(unit) {}

  void run()
  {
    if (!is_read()) return;
    check_people();
    check_appetite();
    check_utilisation();
    if (c_.scenario.model.unit[unit_].reference_unit >= 0 || is_drawn("initial_compute_share"))
      return;
    double const share = value("initial_compute_share");
    if (share > 0.97) {
      refuse("initial_compute_share", "no belief reaches a share above .97",
             "The smallest change that would do: initial_compute_share = 0.97.");
      return;
    }
    if (share > 0.0) check_compute();
    if (!is_drawn("initial_automation") && value("initial_automation") >= 0.0)
      check_automation(share);
  }

 private:
  void check_people()
  {
    double sum = 0.0;
    for (int r = 0; r < role_count; ++r) {
      double const people = value("people", r);
      double const newcomers = value("new_people", r);
      double const minimum = value("minimum_people", r);
      sum += people;
      if (c_.scenario.model.stationary_start && (newcomers > 0.0 || value("initial_offers", r) > 0.0)) {
        warn_stationary();
      }
      if (newcomers > people)
        refuse("new_people", fmt::format("has more {}s than people", role_names[r]));
      if (people < minimum) {
        c_.warn(place("people"),
                fmt::format("\"{}\" has {} of role {}, fewer than its minimum of {}; it will hire",
                            name(), number_text(people), role_names[r], number_text(minimum)));
      }
    }
    if (sum < 1.0 && find("people") != nullptr)
      refuse("people", "a unit needs at least one person");
  }

  /// Offers and new people of t=0 are solved under the stationary start.
  void warn_stationary()
  {
    if (warned_) return;
    warned_ = true;
    char const* const key = find("new_people") != nullptr ? "new_people" : "initial_offers";
    c_.warn(place(key), fmt::format("\"{}\": {} is not used with stationary_start = true", name(), key));
  }

  /// A renter's fleet has no limit but its cap.
  void check_appetite()
  {
    int const o = c_.scenario.model.unit[unit_].organisation;
    bool const rents = c_.scenario.model.base.organisation[o].rental > 0.0f;
    if (rents && value("appetite") == static_cast<double>(Appetite::unbounded))
      refuse("appetite", "\"unbounded\" has no end where rental = true", "Did you mean affordable?");
  }

  void check_utilisation()
  {
    double const utilisation = value("initial_utilisation");
    double const floor = value("utilisation_floor");
    if (is_drawn("initial_utilisation") || is_drawn("utilisation_floor") || utilisation < 0.0)
      return;
    if (utilisation < floor) {
      refuse("initial_utilisation",
             fmt::format("is below utilisation_floor = {}", number_text(floor)),
             fmt::format("The smallest change that would do: utilisation_floor = {}.",
                         number_text(utilisation)));
    } else if (utilisation > floor && value("people", infrastructure) < 1.0) {
      refuse("initial_utilisation",
             "is above utilisation_floor, which needs an infrastructure engineer",
             "The smallest change that would do: people = { infrastructure = 1 }.");
    }
  }

  void check_compute()
  {
    if (value("gpus") < 1.0) {
      refuse("initial_compute_share", "needs GPUs", "The smallest change that would do: gpus = 1.");
    }
    if (value("people", supervisor) +
            value("researcher_supervision") * value("people", researcher) <=
        0.0) {
      refuse("initial_compute_share", "needs somebody to supervise the compute",
             "The smallest change that would do: people = { supervisor = 1 }.");
    }
  }

  void check_automation(double share)
  {
    double const automation = value("initial_automation");
    if (!is_drawn("automation_ceiling") && value("automation_ceiling") <= automation) {
      refuse("initial_automation", fmt::format("must be below automation_ceiling = {}",
                                               number_text(value("automation_ceiling"))));
    } else if (is_drawn("automation_ceiling") && highest("automation_ceiling") <= automation) {
      refuse("initial_automation", "is above every automation_ceiling that may be drawn");
    }
    for (double const rho : components()) check_component(share, automation, rho);
  }

  void check_component(double share, double automation, double rho)
  {
    double const needed = required_automation<ScalarDouble>(share, rho);
    if (share <= 0.0 || automation >= needed) return;
    double const reachable = 0.98 * (1.0 - std::pow(1.0 - automation, (1.0 - rho) / -rho));
    refuse("initial_automation",
           fmt::format("no productivity of compute reaches initial_compute_share = {} where "
                       "substitution_rho = {}; that "
                       "needs initial_automation >= {}",
                       number_text(share), number_text(rho), at_least(needed)),
           fmt::format("The smallest change that would do: initial_automation = {}, or "
                       "initial_compute_share = {}.",
                       at_least(needed), at_most(reachable)));
  }

  /// The numbers that rho may be; a continuous rho is repaired by the model.
  std::vector<double> components() const
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

  double highest(std::string_view key) const
  {
    int const target = index(key, 0);
    for (Draw const& draw : c_.scenario.draws) {
      for (int t = 0; t < draw.target_count; ++t) {
        if (c_.scenario.draw_targets[static_cast<std::size_t>(draw.first_target + t)] != target)
          continue;
        DistributionSet const set{c_.scenario.distributions.data(), c_.scenario.tables.data()};
        return quantile(set, draw.distribution, 1.0 - 1e-12);
      }
    }
    return value(key);
  }

  int index(std::string_view key, int element) const
  {
    return flat_index(*find_parameter(Section::unit, key), unit_, element);
  }

  /// The number as the scenario writes it: the shortest text that gives the same float.
  double value(std::string_view key, int element = 0) const
  {
    return std::stod(fmt::format("{}", c_.base(index(key, element))));
  }

  /// Whether all keys that are checked here could be read; otherwise one fault would bring others.
  bool is_read() const
  {
    for (char const* const key :
         {"people", "new_people", "minimum_people", "gpus", "initial_compute_share",
          "initial_automation", "initial_utilisation", "utilisation_floor", "automation_ceiling",
          "substitution_rho", "researcher_supervision"}) {
      ParameterInfo const& row = *find_parameter(Section::unit, key);
      Source const source = find_source(c_, row, unit_);
      if (read_value(c_, row, *source.node, "unit").faulty ||
          (source.is_default && row.has(required)))
        return false;
    }
    return true;
  }

  bool is_drawn(std::string_view key) const
  {
    return c_.targeted[static_cast<std::size_t>(index(key, 0))] != 0;
  }
  std::string const& name() const
  {
    return c_.scenario.unit_names[static_cast<std::size_t>(unit_)];
  }

  Node const* find(std::string_view key) const
  {
    Source const source = find_source(c_, *find_parameter(Section::unit, key), unit_);
    return source.is_default ? nullptr : source.node;
  }

  Position place(std::string_view key) const
  {
    Node const* const node = find(key);
    return node != nullptr ? node->at : c_.units[static_cast<std::size_t>(unit_)].front()->at;
  }

  void refuse(std::string_view key, std::string const& reason, std::string const& hint = {})
  {
    Node const* const node = find(key);
    c_.fault(place(key),
             node != nullptr ? describe("unit", key, *node) : fmt::format("unit.{}", key), reason,
             hint);
  }

  Compilation& c_;
  int unit_;
  bool warned_{false};
};

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
  std::string const reason =
      fmt::format("carries {:.0f} GPUs, fewer than the {:.0f} there are at t=0",
                  std::floor(power / each), fleet);
  if (drawn) {
    c.warn(source.node->at, what + ": at its median it " + reason);
  } else {
    c.fault(source.node->at, what, reason,
            fmt::format("The smallest change that would do: power_mw = {:.1f}.",
                        std::ceil(fleet * each * 10.0) / 10.0));
  }
}

}  // namespace

void check_anchors(Compilation& c)
{
  for (int u = 0; u < c.scenario.model.unit_count; ++u) AnchorCheck(c, u).run();
  for (int o = 0; o < c.scenario.model.organisation_count; ++o) check_power(c, o);
}

}  // namespace ghostcast
