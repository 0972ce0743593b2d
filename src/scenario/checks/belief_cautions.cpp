// SPDX-License-Identifier: Apache-2.0
#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <memory>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "ghostcast/model/anchor.hpp"
#include "ghostcast/model/belief.hpp"
#include "ghostcast/scenario/compilation.hpp"
#include "ghostcast/scenario/plain_text.hpp"
#include "ghostcast/scenario/targets.hpp"
#include "ghostcast/scenario/unit_view.hpp"

namespace ghostcast {
namespace {

constexpr int sampled_beliefs = 4096;     ///< .35 points of standard error at most where 5 % are repaired
constexpr double told_from = 0.01;        ///< share of beliefs
constexpr std::uint64_t sample_seed = 1;

/// Key that a repair moves, by Repair.
constexpr std::array<char const*, repair_count> repaired_key = {
    "initial_compute_share", "initial_automation", "automation_ceiling", "utilisation_floor"};

/// What anchoring compares (repair_anchor, anchor_utilisation).
constexpr std::array<char const*, 6> anchor_keys = {
    "initial_compute_share", "initial_automation",  "automation_ceiling",
    "substitution_rho",      "initial_utilisation", "utilisation_floor"};

/// The model with those draws alone on which repairs depend; each draw has an address of its own,
/// so that the rest changes nothing.
class AnchorModel {
 public:
  explicit AnchorModel(Scenario const& scenario) : model_(scenario.params())
  {
    std::set<int> wanted;
    for (char const* const key : anchor_keys) {
      for (int u = 0; u < model_.unit_count; ++u)
        wanted.insert(flat_index(*find_parameter(Section::unit, key), u, 0));
    }
    for (int u = 0; u < model_.unit_count; ++u) model_.rho_draw[u] = -1;
    for (int d = 0; d < scenario.params().draw_count; ++d) {
      Draw const& draw = scenario.draws[static_cast<std::size_t>(d)];
      bool used = false;
      for (int t = 0; t < draw.target_count; ++t)
        used = used || wanted.count(model_.draw_targets[draw.first_target + t]) != 0;
      if (!used) continue;
      for (int u = 0; u < model_.unit_count; ++u) {
        if (scenario.model.rho_draw[u] == d) model_.rho_draw[u] = static_cast<int>(draws_.size());
      }
      draws_.push_back(draw);
    }
    model_.draws = draws_.data();
    model_.draw_count = static_cast<int>(draws_.size());
  }
  AnchorModel(AnchorModel const&) = delete;
  AnchorModel& operator=(AnchorModel const&) = delete;

  ModelParams const& model() const { return model_; }

 private:
  ModelParams model_;
  std::vector<Draw> draws_;
};

/// Beliefs repaired, [unit][component of rho][Repair].
using Counts = std::array<std::array<std::array<int, repair_count>, max_rho_components>, max_units>;

/// Repairs of one belief of a unit, as anchor_unit makes them.
unsigned repairs_of(ModelParams const& model, UnitParams<Scalar> const& p, int unit)
{
  UnitConstants<Scalar> unused{};
  unsigned const utilisation = anchor_utilisation(p, static_cast<double>(p.gpus), unused);
  if (model.unit[unit].reference_unit >= 0) return utilisation;
  return utilisation | repair_anchor(p).repaired;
}

Counts count_repairs(ModelParams const& model, int beliefs)
{
  Counts counts{};
  auto const block = std::make_unique<ParameterBlock<Scalar>>();
  for (int b = 0; b < beliefs; ++b) {
    std::uint32_t component[max_units] = {};
    sample_belief(model, sample_seed, static_cast<std::uint64_t>(b), *block, component);
    for (int u = 0; u < model.unit_count; ++u) {
      unsigned const repaired = repairs_of(model, block->unit[u], u);
      auto& of = counts[static_cast<std::size_t>(u)][static_cast<std::size_t>(component[u])];
      for (int k = 0; k < repair_count; ++k) {
        if ((repaired & repair_bit(Repair{k})) != 0u) ++of[static_cast<std::size_t>(k)];
      }
    }
  }
  return counts;
}

/// Components of rho that are numbers, with their place among the components.
std::vector<std::pair<int, double>> rho_numbers(Scenario const& scenario, int unit)
{
  std::vector<std::pair<int, double>> numbers;
  int const draw = scenario.model.rho_draw[unit];
  if (draw < 0) return numbers;
  auto const& all = scenario.distributions;
  Distribution const& rho = all[static_cast<std::size_t>(
      scenario.draws[static_cast<std::size_t>(draw)].distribution)];
  for (int i = 0; i < rho.component_count; ++i) {
    Distribution const& part = all[static_cast<std::size_t>(rho.first_component + i)];
    if (part.kind == DistributionKind::point) numbers.emplace_back(i, part.a);
  }
  return numbers;
}

/// "-2, -0.5": values of rho where the repair happens; nothing where it does for all.
std::string components_text(Scenario const& scenario, int unit, Repair repair, Counts const& counts)
{
  if (repair == Repair::share || repair == Repair::utilisation) return {};
  auto const numbers = rho_numbers(scenario, unit);
  std::string text;
  std::size_t hit = 0;
  for (auto const& [component, value] : numbers) {
    int const count = counts[static_cast<std::size_t>(unit)][static_cast<std::size_t>(component)]
                            [static_cast<std::size_t>(repair)];
    if (count == 0) continue;
    text += (text.empty() ? "" : ", ") + number_text(value);
    ++hit;
  }
  return hit == numbers.size() && hit > 1 ? "" : text;
}

/// Units whose repairs have one cause, and the least and most beliefs repaired in one.
struct Cause {
  Position at;
  std::string key;
  std::string components;  ///< of substitution_rho, empty: all
  std::string units;
  int least;
  int most;
};

/// Adds a unit to the cause that it shares, or as a new one.
void add_unit(std::vector<Cause>& causes, Cause const& cause)
{
  for (Cause& known : causes) {
    if (known.at != cause.at || known.key != cause.key || known.components != cause.components) continue;
    known.units += ", " + cause.units;
    known.least = std::min(known.least, cause.least);
    known.most = std::max(known.most, cause.most);
    return;
  }
  causes.push_back(cause);
}

/// "5" or "5 to 6".
std::string percent_text(Cause const& cause, int beliefs)
{
  std::string const least = fmt::format("{:.0f}", 100.0 * cause.least / beliefs);
  std::string const most = fmt::format("{:.0f}", 100.0 * cause.most / beliefs);
  return least == most ? most : least + " to " + most;
}

}  // namespace

void caution_repairs(Compilation& c)
{
  AnchorModel const anchors(c.scenario);
  int const beliefs = anchors.model().draw_count == 0 ? 1 : sampled_beliefs;
  Counts const counts = count_repairs(anchors.model(), beliefs);
  std::vector<Cause> causes;
  for (int u = 0; u < c.scenario.model.unit_count; ++u) {
    UnitView const unit(c, u);
    for (int k = 0; k < repair_count; ++k) {
      int count = 0;
      for (auto const& component : counts[static_cast<std::size_t>(u)])
        count += component[static_cast<std::size_t>(k)];
      if (static_cast<double>(count) / beliefs <= told_from) continue;
      char const* const key = repaired_key[static_cast<std::size_t>(k)];
      add_unit(causes, {unit.place(key), key, components_text(c.scenario, u, Repair{k}, counts),
                        fmt::format("\"{}\"", unit.name()), count, count});
    }
  }
  for (Cause const& cause : causes) {
    WarningValues values = {
        {"units", cause.units}, {"percent", percent_text(cause, beliefs)}, {"key", cause.key}};
    if (!cause.components.empty()) values.emplace_back("components", cause.components);
    c.warn(cause.at,
           cause.components.empty() ? WarningKind::repairs_foreseen
                                    : WarningKind::repairs_foreseen_by_rho,
           values);
  }
}

}  // namespace ghostcast
