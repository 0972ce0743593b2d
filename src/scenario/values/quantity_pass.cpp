// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/scenario/quantity_pass.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <set>

#include "ghostcast/scenario/families.hpp"
#include "ghostcast/scenario/month_text.hpp"
#include "ghostcast/scenario/parameter_info.hpp"
#include "ghostcast/scenario/plain_text.hpp"
#include "ghostcast/scenario/quantity.hpp"

namespace ghostcast {
namespace {

bool takes_number(ParameterInfo const& row)
{
  bool const number = row.kind == ValueKind::number || row.kind == ValueKind::integer;
  return number && !row.has(plan_only);
}

/// The row of a key that takes a number in [market], [organisation], [[unit]] or [plan].
ParameterInfo const* number_row(std::string_view key)
{
  for (Section const section :
       {Section::unit, Section::organisation, Section::market, Section::plan}) {
    ParameterInfo const* const row = find_parameter(section, key);
    if (row != nullptr && takes_number(*row)) return row;
  }
  return nullptr;
}

/// What a member of an event is measured in; a role counts people.
Measure event_measure(std::string_view key, std::string_view member)
{
  if (member == "month") return {"month"};
  if (member == "months") return {"months"};
  if (member == "usd") return {"USD"};
  if (member == "gpus") return {"GPUs"};
  if (member == "people" || role_index(member) >= 0) return {"people"};
  if (member == "fraction" || (key == "commodity_shock" && member == "size")) return {"1"};
  return {"-"};
}

bool is_event(std::string_view key)
{
  static std::set<std::string_view> const events = {
      "grant_capital", "order_gpus",       "one_off_order",  "scheduled_raid", "scheduled_layoffs",
      "rent_gpus",     "cancel_positions", "open_positions", "commodity_shock"};
  return events.contains(key);
}

/// Parameters of a distribution that have the unit of its values.
bool has_unit_of_values(std::string_view key)
{
  return std::any_of(families().begin(), families().end(), [key](auto const& family) {
    FamilyKey const* const found = family.second.find(key);
    return found != nullptr && found->of_values;
  });
}

class QuantityPass {
 public:
  QuantityPass(Node& root, std::vector<Fault>& faults) : root_(root), faults_(faults)
  {
    Node const* const start = root.find("start");
    has_start_ = start != nullptr;
    if (has_start_ && start->is_text()) start_ = parse_month(start->text);
  }

  void run()
  {
    if (Node* const horizon = root_.find("horizon")) {
      bool const calendar = horizon->kind == Node::Kind::date || looks_like_month(horizon->text);
      value(*horizon, {calendar ? "month" : "months"}, "scenario.horizon");
    }
    for (char const* const key : {"market", "organisation"}) table(root_.find(key), key);
    list(root_.find("unit"), "unit");
    for (char const* const key : {"template", "role_template"}) {
      Node* const templates = root_.find(key);
      if (templates == nullptr) continue;
      for (Member& each : templates->members) table(&each.value, std::string(key) + "." + each.key);
    }
    definitions();
    plan(root_.find("plan"));
  }

 private:
  void table(Node* node, std::string const& name)
  {
    if (node == nullptr) return;
    for (Member& member : node->members) key(member, name);
  }

  void list(Node* node, std::string const& name)
  {
    if (node == nullptr) return;
    for (Node& element : node->elements) table(&element, name);
  }

  /// A key, or the keys of a table such as rental_price.
  void key(Member& member, std::string const& name)
  {
    std::string const full = name + "." + member.key;
    if (ParameterInfo const* const row = number_row(member.key)) {
      value(member.value, measure_of(*row), full);
      return;
    }
    if (!member.value.is_table()) return;
    for (Member& inner : member.value.members) {
      ParameterInfo const* const row = number_row(member.key + "." + inner.key);
      if (row != nullptr) value(inner.value, measure_of(*row), full + "." + inner.key);
    }
  }

  void definitions()
  {
    Node* const node = root_.find("definition");
    if (node == nullptr) return;
    for (Node& element : node->elements) {
      for (Member& member : element.members) {
        ParameterInfo const* const row = find_parameter(Section::definition, member.key);
        if (row != nullptr && takes_number(*row))
          value(member.value, measure_of(*row), "definition." + member.key);
      }
    }
  }

  void plan(Node* node)
  {
    if (node == nullptr) return;
    for (Member& member : node->members) {
      if (member.key == "alternative") {
        for (Node& element : member.value.elements) plan(&element);
      } else if (is_event(member.key)) {
        event(member.key, member.value);
      } else if (is_steps(member.value)) {
        steps(member);
      } else {
        key(member, "plan");
      }
    }
  }

  void event(std::string const& key, Node& node)
  {
    if (node.is_array()) {
      for (Node& element : node.elements) event(key, element);
      return;
    }
    if (key == "grant_capital" && node.is_text() && node.text != "none")
      value(node, {"USD"}, "plan." + key);
    for (Member& member : node.members)
      value(member.value, event_measure(key, member.key), "plan." + key + "." + member.key);
  }

  /// [[month, value], ...] with months that are numbers, texts or dates.
  static bool is_steps(Node const& node)
  {
    return node.is_array() && !node.elements.empty() &&
           std::all_of(node.elements.begin(), node.elements.end(), [](Node const& step) {
             if (!step.is_array() || step.elements.size() != 2) return false;
             Node const& month = step.elements.front();
             return month.is_number() || month.is_text() || month.kind == Node::Kind::date;
           });
  }

  void steps(Member& member)
  {
    ParameterInfo const* const row = number_row(member.key);
    for (Node& step : member.value.elements) {
      value(step.elements[0], {"month"}, "plan." + member.key);
      if (row != nullptr) value(step.elements[1], measure_of(*row), "plan." + member.key);
    }
  }

  /// A value with all that it holds: elements, roles, parameters of a distribution.
  void value(Node& node, Measure const& measure, std::string const& name, bool drawn = false)
  {
    if (measure.unit == "-") return;
    if (node.is_text()) return text(node, measure, name, drawn);
    if (node.kind == Node::Kind::date && measure.unit == "month") return date(node, name);
    for (Node& element : node.elements) value(element, measure, name, drawn);
    bool const distribution = node.find("dist") != nullptr;
    for (Member& member : node.members) {
      if (!distribution || has_unit_of_values(member.key))
        value(member.value, measure, name + "." + member.key, drawn || distribution);
    }
  }

  void text(Node& node, Measure const& measure, std::string const& name, bool drawn)
  {
    bool const month = measure.unit == "month" && looks_like_month(node.text);
    if (month) return calendar(node, name);
    if (!begins_with_number(node.text)) return;  // the reader says what is wrong with it
    Measure const own = measure.unit == "month" ? Measure{"months"} : measure;
    QuantityReading const reading = read_quantity(node.text, own, drawn);
    if (reading.value) {
      become(node, *reading.value);
    } else {
      refuse(node, name, reading.reason, reading.hint);
    }
  }

  /// "2027-01" as months after the start.
  void calendar(Node& node, std::string const& name)
  {
    auto const month = parse_month(node.text);
    if (!month) {
      refuse(node, name, "is no calendar month", "Write YYYY-MM, such as \"2026-03\".");
    } else if (start_) {
      int const number = months_between(*start_, *month);
      if (number > 0) return become(node, number);
      refuse(node, name,
             fmt::format("is not after start = \"{:04}-{:02}\", which is month 0", start_->year,
                         start_->month));
    } else if (has_start_) {
      node.refused = true;  // the fault is that of start
    } else {
      refuse(node, name, "is a calendar month, but the scenario has no start",
             "Write start = \"YYYY-MM\" at the top of the file.");
    }
  }

  void date(Node& node, std::string const& name)
  {
    std::string const month = node.text.substr(0, 7);
    bool const full = parse_month(month).has_value();
    refuse(node, name, "must be a month, not a date",
           full ? fmt::format("Write \"{}\".", month) : "Write YYYY-MM in quotes.");
  }

  void refuse(Node& node, std::string const& name, std::string const& reason,
              std::string const& hint = {})
  {
    faults_.push_back({node.at, name + " = " + to_string(node), reason, hint});
    node.refused = true;
  }

  static void become(Node& node, double number)
  {
    node.kind = Node::Kind::real;
    node.number = number;
  }

  Node& root_;
  std::vector<Fault>& faults_;
  std::optional<StartMonth> start_;
  bool has_start_{false};
};

}  // namespace

void convert_quantities(Node& root, std::vector<Fault>& faults)
{
  QuantityPass(root, faults).run();
}

}  // namespace ghostcast
