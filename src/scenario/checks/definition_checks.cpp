// SPDX-License-Identifier: Apache-2.0
#include <fmt/core.h>

#include <algorithm>

#include "ghostcast/model/production.hpp"
#include "ghostcast/scenario/compilation.hpp"
#include "ghostcast/scenario/plain_text.hpp"
#include "ghostcast/scenario/unit_view.hpp"

namespace ghostcast {
namespace {

/// Room for the rounding of single precision: a bound is a fault only beyond it.
constexpr double rounding = 1e-4;

/// Above every automation that the unit can have, whatever the belief (sections 4 and 5): the
/// ceiling, or where anchoring may raise it to what the share of t=0 needs.
double highest_automation(UnitView const& unit)
{
  double const share = std::min(unit.highest("initial_compute_share"), 0.97);
  double const given = unit.highest("initial_automation");
  double const start = given < 0.0 ? 0.95 * share : given;
  double const needed =
      required_automation<ScalarDouble>(share, std::min(unit.lowest("substitution_rho"), 0.0));
  double const raised = std::min(std::max(start, needed), 0.98) / 0.98;
  return std::min(std::max(unit.highest("automation_ceiling"), raised), 1.0 - 1e-6);
}

/// What a unit's shares of production can come to.
struct ShareBound {
  double share;  ///< never reached; 1: nothing bounds it
  double rho;
  double automation;
};

/// Above every share of production that the unit can have, whatever its compute: where compute and
/// people are complements, the counterfactual share is bounded (largest_share), and the Euler share
/// is highest where compute just stops being scarce.
ShareBound highest_share(Compilation& c, int u, ShareRule rule)
{
  if (rule != ShareRule::counterfactual && rule != ShareRule::euler) return {1.0, 0.0, 0.0};
  int const reference = c.scenario.model.unit[u].reference_unit;
  UnitView const own(c, u);
  UnitView const source(c, reference < 0 ? u : reference);
  bool const computes = source.highest("initial_compute_share") > 0.0 &&
                        source.value("gpus") >= 1.0 && own.value("gpus") >= 1.0;
  if (!computes) return {0.0, 0.0, 0.0};
  double const automation = highest_automation(source);
  double const rho = own.highest("substitution_rho");
  if (rule == ShareRule::counterfactual)
    return {largest_share<ScalarDouble>(automation, rho), rho, automation};
  if (rho > 0.0) return {1.0, rho, automation};
  double const enough = automation / (1.0 - automation);
  return {produce<ScalarDouble>(enough, 1.0, automation, rho).euler_share, rho, automation};
}

/// What keeps a unit from meeting a definition; empty where nothing is known to.
struct Obstacle {
  std::string_view key;  ///< of the definition
  std::string text;      ///< "its value stays below 15 V0"
  double bound;
  WarningKind kind;
  WarningValues values;  ///< of the warning, but definition and units
};

Obstacle share_obstacle(ShareRule rule, ShareBound const& most)
{
  std::string const word =
      find_parameter(Section::definition, "share")->words()[static_cast<std::size_t>(rule)];
  if (most.share <= 0.0) {
    return {"threshold", fmt::format("without compute its {} share is 0", word), most.share,
            WarningKind::compute_unreachable, {{"share", word}}};
  }
  std::string const bound = at_least(most.share);
  std::string const rho = at_least(most.rho);
  std::string const automation = at_least(most.automation);
  return {"threshold",
          fmt::format("its {} share stays below {} with substitution_rho at most {} and automation "
                      "at most {}",
                      word, bound, rho, automation),
          most.share, WarningKind::share_unreachable,
          {{"share", word}, {"bound", bound}, {"rho", rho}, {"automation", automation}}};
}

std::vector<Obstacle> obstacles(Compilation& c, int u, Definition const& d)
{
  UnitView const unit(c, u);
  std::vector<Obstacle> found;
  double const ceiling = unit.value("value_ceiling");
  bool const own_price = c.scenario.model.unit[u].reference_unit < 0;
  if (own_price && !unit.is_drawn("value_ceiling") &&
      static_cast<double>(d.growth) >= ceiling) {
    std::string const most = number_text(ceiling);
    found.push_back({"growth", "value stays below value_ceiling = " + most, ceiling,
                     WarningKind::value_unreachable, {{"ceiling", most}}});
  }
  ShareBound const most = highest_share(c, u, d.share);
  if (static_cast<double>(d.threshold) > most.share * (1.0 + rounding))
    found.push_back(share_obstacle(d.share, most));
  return found;
}

/// Judges one definition against all units.
class DefinitionCheck {
 public:
  /// \param table  nullptr for the definition that stands where the file has none
  DefinitionCheck(Compilation& c, int number, Node const* table)
      : c_(c), definition_(c.scenario.model.definition[number]), number_(number), table_(table)
  {
  }

  void run()
  {
    check_supervisor();
    for (char const* const key : {"growth", "threshold"}) check_reach(key);
  }

 private:
  /// Nobody and a supervisor cannot be together.
  void check_supervisor()
  {
    bool const nobody = definition_.headcount_limit < 1.0f && definition_.headcount_share <= 0.0f;
    if (!nobody || !definition_.needs_supervisor) return;
    refuse("headcount_limit",
           "allows nobody, but the supervisor whom needs_supervisor = true asks for must be there",
           "The smallest change that would do: headcount_limit = 1, or needs_supervisor = false.");
  }

  void check_reach(std::string_view key)
  {
    std::vector<std::pair<Obstacle, std::string>> found;  // with the names of its units
    int blocked = 0;
    Obstacle nearest{key, "", -1.0, WarningKind::value_unreachable, {}};
    std::string nearest_name;
    for (int u = 0; u < c_.scenario.model.unit_count; ++u) {
      for (Obstacle const& obstacle : obstacles(c_, u, definition_)) {
        if (obstacle.key != key) continue;
        std::string const& name = c_.scenario.unit_names[static_cast<std::size_t>(u)];
        add(found, obstacle, name);
        ++blocked;
        if (obstacle.bound <= nearest.bound) continue;
        nearest = obstacle;
        nearest_name = name;
      }
    }
    if (blocked == 0) return;
    if (blocked < c_.scenario.model.unit_count || table_ == nullptr) {
      for (auto const& [obstacle, names] : found) warn(obstacle, names);
    } else {
      refuse(key, fmt::format("no unit can reach it; \"{}\" comes nearest: {}", nearest_name,
                              nearest.text));
    }
  }

  /// A unit joins those that have the same obstacle.
  static void add(std::vector<std::pair<Obstacle, std::string>>& found, Obstacle const& obstacle,
                  std::string const& unit)
  {
    std::string const name = fmt::format("\"{}\"", unit);
    auto const same = std::find_if(found.begin(), found.end(), [&](auto const& each) {
      return each.first.text == obstacle.text;
    });
    if (same == found.end()) {
      found.emplace_back(obstacle, name);
    } else {
      same->second += ", " + name;
    }
  }

  void warn(Obstacle const& obstacle, std::string const& units)
  {
    WarningValues values = obstacle.values;
    values.emplace_back("definition", c_.scenario.definition_names[static_cast<std::size_t>(number_)]);
    values.emplace_back("units", units);
    c_.warn(table_ != nullptr ? table_->at : Position{}, obstacle.kind, values);
  }

  void refuse(std::string_view key, std::string const& reason, std::string const& hint = {})
  {
    Node const* const node = table_ == nullptr ? nullptr : table_->find(key);
    if (node != nullptr) {
      c_.fault(node->at, describe("definition", key, *node), reason, hint);
    } else {
      c_.fault(table_ == nullptr ? Position{} : table_->at,
               fmt::format("definition.{} = {}", key,
                           find_parameter(Section::definition, key)->default_text),
               reason, hint);
    }
  }

  Compilation& c_;
  Definition const& definition_;
  int number_;
  Node const* table_;
};

bool same(Definition const& a, Definition const& b)
{
  return a.share == b.share && a.threshold == b.threshold &&
         a.headcount_share == b.headcount_share && a.headcount_limit == b.headcount_limit &&
         a.growth == b.growth && a.persistence == b.persistence &&
         a.needs_supervisor == b.needs_supervisor;
}

void check_repetition(Compilation& c, int number, Node const& table)
{
  for (int before = 0; before < number; ++before) {
    if (!same(c.scenario.model.definition[before], c.scenario.model.definition[number])) continue;
    Node const* const name = table.find("name");
    c.fault(name != nullptr ? name->at : table.at,
            name != nullptr ? describe("definition", "name", *name) : "definition",
            fmt::format("asks for the same as \"{}\"",
                        c.scenario.definition_names[static_cast<std::size_t>(before)]),
            "Remove one of the two.");
    return;
  }
}

bool is_readable(Compilation& c)
{
  for (int u = 0; u < c.scenario.model.unit_count; ++u) {
    bool const good =
        UnitView(c, u).is_read({"gpus", "initial_compute_share", "initial_automation",
                                "automation_ceiling", "substitution_rho", "value_ceiling"});
    if (!good) return false;
  }
  return std::none_of(c.faults.begin(), c.faults.end(), [](Fault const& fault) {
    return fault.what.starts_with("definition");
  });
}

}  // namespace

void check_definitions(Compilation& c)
{
  if (!is_readable(c)) return;
  Node const* const list = c.root.find("definition");
  for (int d = 0; d < c.scenario.model.definition_count; ++d) {
    Node const* const table =
        list == nullptr ? nullptr : &list->elements[static_cast<std::size_t>(d)];
    DefinitionCheck(c, d, table).run();
    if (table != nullptr) check_repetition(c, d, *table);
  }
}

}  // namespace ghostcast
