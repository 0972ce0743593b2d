// SPDX-License-Identifier: Apache-2.0
#include <fmt/core.h>

#include <algorithm>

#include "ghostcast/scenario/compilation.hpp"
#include "ghostcast/scenario/plain_text.hpp"
#include "ghostcast/scenario/targets.hpp"

namespace ghostcast {
namespace {

/// Share of a unit's people that moves its peak noticeably.
constexpr double few = 0.05;

/// Looks at the levers of the plan that runs, its own and those of the base plan.
class PlanCaution {
 public:
  PlanCaution(Compilation& c, Node const& table, Node const* base)
      : c_(c), table_(table), base_(base)
  {
  }

  void run()
  {
    caution_events("scheduled_raid", WarningKind::few_to_leave);
    caution_events("cancel_positions", WarningKind::few_to_go);
    caution_minimum();
    caution_measure();
    caution_peak();
  }

 private:
  Node const* find(std::string_view key) const
  {
    Node const* const own = table_.find(key);
    return own != nullptr || base_ == nullptr ? own : base_->find(key);
  }

  /// Units to which a key of the plan applies.
  std::vector<int> units_of(std::string_view key) const
  {
    Node const* list = table_.find(key) != nullptr ? table_.find("units") : nullptr;
    if (list == nullptr && base_ != nullptr) list = base_->find("units");
    std::vector<int> units;
    for (int u = 0; u < c_.scenario.model.unit_count; ++u) {
      std::string const& name = c_.scenario.unit_names[static_cast<std::size_t>(u)];
      bool const named =
          list == nullptr || std::any_of(list->elements.begin(), list->elements.end(),
                                         [&](Node const& each) { return each.text == name; });
      if (named) units.push_back(u);
    }
    return units;
  }

  double people(int unit, int role) const
  {
    auto const of = [&](char const* key) {
      ParameterInfo const& row = *find_parameter(Section::unit, key);
      return static_cast<double>(c_.base(flat_index(row, unit, role)));
    };
    return of("people") + of("open_positions");
  }

  double people_of(int unit) const
  {
    double sum = 0.0;
    for (int r = 0; r < role_count; ++r) sum += people(unit, r);
    return sum;
  }

  /// Events that take more people or places of a role than any unit has at t=0.
  void caution_events(std::string const& key, WarningKind kind)
  {
    Node const* const node = find(key);
    if (node == nullptr) return;
    if (node->is_table()) caution_event(key, *node, kind);
    for (Node const& each : node->elements) caution_event(key, each, kind);
  }

  void caution_event(std::string const& key, Node const& event, WarningKind kind)
  {
    Node const* const role = event.find("role");
    Node const* const count = event.find("people");
    if (role != nullptr && count != nullptr) caution_count(key, event, role->text, *count, kind);
    for (Member const& member : event.members) {
      if (role_index(member.key) >= 0) caution_count(key, event, member.key, member.value, kind);
    }
  }

  void caution_count(std::string const& key, Node const& event, std::string const& role,
                     Node const& count, WarningKind kind)
  {
    double most = 0.0;
    for (int const u : units_of(key)) most = std::max(most, people(u, role_index(role)));
    if (!count.is_number() || count.number <= most) return;
    c_.warn(event.at, kind,
            {{"key", describe("plan", key, event)}, {"people", number_text(most)}, {"role", role}});
  }

  /// A floor above the people of t=0 is a programme of hiring.
  void caution_minimum()
  {
    ParameterInfo const& row = *find_parameter(Section::unit, "minimum_people");
    for (char const* const key : {"minimum_people", "minimum_supervisors"}) {
      if (find(key) == nullptr) continue;
      for (LeverStep const& step : c_.scenario.lever_steps) {
        for (int const u : units_of(key)) {
          int const role = step.target - flat_index(row, u, 0);
          if (role < 0 || role >= role_count || static_cast<double>(step.value) <= people(u, role))
            continue;
          c_.warn(find(key)->at, WarningKind::floor_hires,
                  {{"key", describe("plan", key, *find(key))},
                   {"unit", c_.scenario.unit_names[static_cast<std::size_t>(u)]},
                   {"people", number_text(people(u, role))},
                   {"role", std::string(role_names[role])}});
          if (static_cast<double>(step.value) - people(u, role) > few * people_of(u))
            raises_peak_ = key;
        }
      }
    }
  }

  /// Names of the definitions of which `holds` is true, quoted.
  template <class Condition>
  std::string definitions(Condition&& holds) const
  {
    std::string names;
    for (int d = 0; d < c_.scenario.model.definition_count; ++d) {
      if (!holds(c_.scenario.model.definition[d])) continue;
      names += fmt::format("{}\"{}\"", names.empty() ? "" : ", ",
                           c_.scenario.definition_names[static_cast<std::size_t>(d)]);
    }
    return names;
  }

  /// Levers that stand in the shares of cost themselves (eqs. 26, 27).
  void caution_measure()
  {
    std::string const by_cost = definitions([](Definition const& d) {
      return d.share == ShareRule::cost || d.share == ShareRule::books;
    });
    if (by_cost.empty()) return;
    caution_key("pay", WarningKind::pay_measured, by_cost);
    for (char const* const key : {"rent_gpus", "grant_capital", "order_gpus", "one_off_order"})
      caution_key(key, WarningKind::gpus_measured, by_cost);
  }

  /// A share of the peak allows more people the higher the peak (section 6).
  void caution_peak()
  {
    std::string const by_peak = definitions([](Definition const& d) {
      return d.headcount_share > 0.0f && d.headcount_share < 1.0f;
    });
    if (by_peak.empty()) return;
    caution_key("open_positions", WarningKind::peak_measured, by_peak);
    if (!raises_peak_.empty()) caution_key(raises_peak_, WarningKind::peak_measured, by_peak);
  }

  void caution_key(std::string const& key, WarningKind kind, std::string const& definitions)
  {
    Node const* const node = find(key);
    if (node == nullptr || (node->is_text() && node->text == "none")) return;
    c_.warn(node->at, kind, {{"key", describe("plan", key, *node)}, {"definitions", definitions}});
  }

  Compilation& c_;
  Node const& table_;
  Node const* base_;
  std::string raises_peak_;
};

}  // namespace

void add_plan_cautions(Compilation& c, Node const& table, Node const* base)
{
  PlanCaution(c, table, base).run();
}

}  // namespace ghostcast
