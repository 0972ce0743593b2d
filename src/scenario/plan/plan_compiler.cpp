// SPDX-License-Identifier: Apache-2.0
#include <fmt/core.h>

#include <algorithm>
#include <map>
#include <set>

#include "ghostcast/scenario/compilation.hpp"
#include "ghostcast/scenario/plain_text.hpp"
#include "ghostcast/scenario/sections.hpp"
#include "ghostcast/scenario/sources.hpp"
#include "ghostcast/scenario/targets.hpp"

namespace ghostcast {
namespace {

/// A level that a lever takes.
struct Level {
  double value;
  int slot;
};

/// Gathers levels and events, and turns them into steps.
class PlanCompiler {
 public:
  PlanCompiler(Compilation& c, Node const& table, Node const* base)
      : c_(c), table_(table), base_(base)
  {
    std::vector<int> all;
    for (int u = 0; u < c.scenario.model.unit_count; ++u) all.push_back(u);
    Node const* const inherited = base == nullptr ? nullptr : base->find("units");
    Node const* const own = table.find("units");
    base_units_ = inherited == nullptr ? all : read_units(*inherited);
    own_units_ = own == nullptr ? base_units_ : read_units(*own);
  }

  std::vector<LeverStep> compile()
  {
    for (std::string const& key : keys_of(Section::plan)) {
      Node const* const own = table_.find(key);
      Node const* const inherited = base_ == nullptr ? nullptr : base_->find(key);
      Node const* const node = own != nullptr ? own : inherited;
      bool const skip = node == nullptr || key == "name" || key == "units" || key == "alternative";
      if (skip) continue;
      std::vector<int> const& units = own != nullptr ? own_units_ : base_units_;
      note_dropped(key, *node, units);
      read_key(key, *node, units);
    }
    add_events();
    std::vector<LeverStep> all = steps();
    if (all.size() > static_cast<std::size_t>(max_lever_steps)) {
      c_.fault(table_.at, "plan", fmt::format("has {} steps of levers, over units and roles; {} are possible", all.size(), max_lever_steps));
    }
    return all;
  }

 private:
  std::vector<int> read_units(Node const& node)
  {
    std::vector<int> units;
    std::vector<std::string> const& names = c_.scenario.unit_names;
    for (auto const& [name, at] : read_names(c_, node, describe("plan", "units", node))) {
      auto const found = std::find(names.begin(), names.end(), name);
      if (found == names.end()) {
        c_.fault(at->at, "plan.units = " + name, "is no unit", did_you_mean(name, names));
      } else {
        units.push_back(static_cast<int>(found - names.begin()));
      }
    }
    return units;
  }

  /// Parameters that a key of the plan moves.
  static std::vector<ParameterInfo const*> rows_of(std::string_view key)
  {
    if (key == "minimum_supervisors") key = "minimum_people";
    if (key == "open_positions") key = "cancel_positions";
    std::vector<ParameterInfo const*> rows;
    for (ParameterInfo const& row : parameter_table()) {
      bool const day = row.key == "commodity_month" || row.key == "commodity_size";
      bool const hit = key == "commodity_shock" ? day : row.table() == key;
      if (hit && row.target.index >= 0) rows.push_back(&row);
    }
    return rows;
  }

  /// What the command line gives, the plan does not move.
  void note_dropped(std::string const& key, Node const& node, std::vector<int> const& units)
  {
    for (ParameterInfo const* const row : rows_of(key)) {
      for (int const i : row->section == Section::market ? std::vector{0} : instances(*row, units)) {
        if (Change const* const change = find_change(c_, *row, i))
          c_.dropped.push_back({node.at, key, change->cause});
        for (int e = 0; find_change(c_, *row, i) != nullptr && e < row->target.count; ++e)
          fixed_.insert(flat_index(*row, i, e));
      }
    }
  }

  void read_key(std::string const& key, Node const& node, std::vector<int> const& units)
  {
    if (read_event(c_, key, node, units, spans_)) return;
    if (key == "commodity_shock") return read_commodity_shock(node);
    if (key == "rental_path") return read_rental_path(node);
    if (key == "minimum_supervisors") return read_supervisors(node, units);
    for (ParameterInfo const& row : parameter_table()) {
      if (row.key == key && row.has(lever) && row.target.index >= 0) read_lever(row, node, units);
    }
  }

  std::vector<int> instances(ParameterInfo const& row, std::vector<int> const& units) const
  {
    if (row.section == Section::unit) return units;
    std::set<int> organisations;
    for (int const u : units) organisations.insert(c_.scenario.model.unit[u].organisation);
    return {organisations.begin(), organisations.end()};
  }

  void read_lever(ParameterInfo const& row, Node const& node, std::vector<int> const& units)
  {
    std::vector<int> const where = instances(row, units);
    bool const list = node.is_array() && !node.elements.empty();
    bool const steps = list && std::all_of(node.elements.begin(), node.elements.end(), is_step);
    bool const by_organisation = list && !steps && row.section == Section::organisation &&
                                 row.target.count == 1 && c_.separate;
    auto const organisations = static_cast<std::size_t>(c_.scenario.model.organisation_count);
    if (steps) {
      std::set<int> months;
      for (Node const& step : node.elements) read_step(row, step, where, months);
    } else if (by_organisation && node.elements.size() == organisations) {
      for (int const o : where)
        set(row, node.elements[static_cast<std::size_t>(o)], 1, {o},
            first_organisation_address + o);
    } else {
      set(row, node, 1, where, shared_address);
    }
  }

  static bool is_step(Node const& node)
  {
    return node.is_array() && node.elements.size() == 2 &&
           (node.elements[0].is_number() || node.elements[0].refused);
  }

  /// \param months  of the steps before; no two may share one
  void read_step(ParameterInfo const& row, Node const& step, std::vector<int> const& where,
                 std::set<int>& months)
  {
    std::string const what = fmt::format("plan.{} = {}", row.key, to_string(step));
    auto const month = read_integer(c_, step.elements[0], what, months_from_one);
    if (!month) return;
    if (!months.insert(static_cast<int>(*month)).second)
      c_.fault(step.at, what, "is a second step in the same month");
    if (*month > c_.scenario.horizon) c_.fault(step.at, what, after_horizon(c_));
    set(row, step.elements[1], static_cast<int>(*month), where, shared_address);
  }

  /// The lever takes the value of `node` from `month` on.
  void set(ParameterInfo const& row, Node const& node, int month, std::vector<int> const& where,
           int address)
  {
    Reading const& reading = read_value(c_, row, node, "plan");
    int slot = -1;
    for (int e = 0; e < row.target.count; ++e) {
      auto const& value = reading.elements[static_cast<std::size_t>(e)];
      if (!value) continue;
      if (!reading.single || e == 0)
        slot = value->distribution < 0 ? -1 : new_slot(row, node, *value, fmt::format("plan.{}.{}.{}", row.key, month, e), address);
      for (int const i : where) levels_[flat_index(row, i, e)][month] = {value->number, slot};
    }
  }

  int new_slot(ParameterInfo const& row, Node const& node, GivenValue const& value, std::string const& name, int address)
  {
    if (slots_ == max_plan_values) {
      c_.fault(node.at, describe("plan", row.key, node),
               fmt::format("is one distribution too many; a plan may draw {}", max_plan_values));
      return -1;
    }
    int const target = first_plan_value + slots_;
    c_.base(target) = static_cast<float>(value.number);
    // A name of its own: two distributions of one lever are two draws, the same in every alternative.
    add_draw(c_, name, address, value.distribution, {target});
    return slots_++;
  }

  void read_supervisors(Node const& node, std::vector<int> const& units)
  {
    ParameterInfo const& row = *find_parameter(Section::unit, "minimum_people");
    auto const people =
        read_integer(c_, node, describe("plan", "minimum_supervisors", node), row.range);
    for (int const u : units) {
      if (people) levels_[flat_index(row, u, supervisor)][1] = {*people, -1};
    }
  }

  /// A table all of whose keys are needed; nullptr and a fault when one is not there.
  bool has_keys(char const* key, Node const& node, std::vector<std::string> const& keys)
  {
    bool good = node.is_table();
    for (std::string const& each : keys) good = good && node.find(each) != nullptr;
    if (!good || node.members.size() != keys.size()) {
      std::string list;
      for (std::string const& each : keys) list += (list.empty() ? "" : ", ") + each;
      c_.fault(node.at, describe("plan", key, node), "must be a table { " + list + " }");
      return false;
    }
    return true;
  }

  void read_commodity_shock(Node const& node)
  {
    if (node.is_text() && node.text == "none") return;
    if (!has_keys("commodity_shock", node, {"month", "size"})) return;
    set(*find_parameter(Section::market, "commodity_month"), *node.find("month"), 1, {0},
        shared_address);
    set(*find_parameter(Section::market, "commodity_size"), *node.find("size"), 1, {0},
        shared_address);
  }

  void read_rental_path(Node const& node)
  {
    if (node.is_text() && node.text == "none") return;
    if (!has_keys("rental_path", node, {"from", "to", "months"})) return;
    for (std::string const key : {"from", "to", "months"}) {
      set(*find_parameter(Section::market, "rental_path." + key), *node.find(key), 1, {0},
          shared_address);
    }
  }

  /// What the events of one target come to in a month: numbers add up, shares compound, as each is
  /// of what the others left.
  double level_of(int target, int month) const
  {
    double sum = 0.0;
    double left = 1.0;
    bool shares = false;
    for (EventSpan const& s : spans_) {
      bool const runs = s.month <= month && (s.months == 0 || month < s.month + s.months);
      if (s.target != target || !runs) continue;
      sum += s.amount;
      left *= 1.0 - s.amount;
      shares = shares || s.kind == EventKind::share;
    }
    return shares ? 1.0 - left : sum;
  }

  void add_events()
  {
    for (EventSpan const& span : spans_) {
      levels_[span.target][span.month] = {level_of(span.target, span.month), -1};
      if (span.months == 0) continue;
      int const after = span.month + span.months;
      levels_[span.target][after] = {level_of(span.target, after), -1};
    }
  }

  std::vector<LeverStep> steps()
  {
    std::vector<LeverStep> all;
    for (auto const& [target, by_month] : levels_) {
      if (fixed_.contains(target)) continue;
      c_.targeted[static_cast<std::size_t>(target)] = 1;
      for (auto const& [month, level] : by_month) {
        if (month <= c_.scenario.horizon)
          all.push_back({month, target, static_cast<float>(level.value), level.slot});
      }
    }
    std::stable_sort(all.begin(), all.end(),
                     [](LeverStep const& a, LeverStep const& b) { return a.month < b.month; });
    return all;
  }

  Compilation& c_;
  Node const& table_;
  Node const* base_;
  std::vector<int> base_units_;
  std::vector<int> own_units_;
  std::map<int, std::map<int, Level>> levels_;  ///< [target][month]
  std::vector<EventSpan> spans_;
  std::set<int> fixed_;  ///< targets that the command line gives
  int slots_{0};
};

}  // namespace

std::vector<LeverStep> compile_plan(Compilation& compilation, Node const& table, Node const* base)
{
  return PlanCompiler(compilation, table, base).compile();
}

}  // namespace ghostcast
