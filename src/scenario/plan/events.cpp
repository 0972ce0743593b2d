// SPDX-License-Identifier: Apache-2.0
#include <fmt/core.h>

#include <algorithm>

#include "ghostcast/scenario/compilation.hpp"
#include "ghostcast/scenario/event_form.hpp"
#include "ghostcast/scenario/plain_text.hpp"
#include "ghostcast/scenario/targets.hpp"

namespace ghostcast {
namespace {

/// Reads the events of one key.
class EventReader {
 public:
  EventReader(Compilation& c, EventForm const& form, std::vector<int> const& units,
              std::vector<EventSpan>& spans)
      : c_(c), form_(form), spans_(spans), row_(target_row(form.row))
  {
    for (int const u : units) {
      int const instance =
          row_.section == Section::unit ? u : c.scenario.model.unit[u].organisation;
      if (std::find(instances_.begin(), instances_.end(), instance) == instances_.end())
        instances_.push_back(instance);
    }
  }

  void read(Node const& node)
  {
    bool const capital = form_.key == "grant_capital" && node.is_number();
    if (node.refused || (node.is_text() && node.text == "none")) return;
    if (node.is_array()) {
      for (Node const& element : node.elements) read_one(element);
    } else if (capital) {
      auto const usd = read_number(c_, node, describe("plan", form_.key, node), row_.range);
      if (usd) add(row_, 0, 1, 1, *usd);
    } else {
      read_one(node);
    }
  }

 private:
  static ParameterInfo const& target_row(std::string_view key)
  {
    ParameterInfo const* const row = find_parameter(Section::unit, key);
    return row != nullptr ? *row : *find_parameter(Section::organisation, key);
  }

  void read_one(Node const& node)
  {
    std::string const what = describe("plan", form_.key, node);
    if (!node.is_table()) {
      c_.fault(node.at, what, "must be a table with " + either(form_.all) + ", or \"none\"");
      return;
    }
    check_keys(node);
    Node const* const month_node = need(node, "month");
    if (month_node == nullptr) return;
    auto const month = read_integer(c_, *month_node, name("month", *month_node), months_from_one);
    if (!month) return;
    if (*month > c_.scenario.horizon) c_.fault(node.at, what, after_horizon(c_));
    int const first = static_cast<int>(*month);
    if (form_.amount.empty()) {
      read_roles(node, first);
    } else if (node.find("people") != nullptr || node.find("role") != nullptr) {
      read_people(node, first);
    } else {
      read_amount(node, first);
    }
  }

  void read_amount(Node const& node, int month)
  {
    Node const* const amount_node = need(node, form_.amount.c_str());
    if (amount_node == nullptr) return;
    bool const whole = form_.amount == "gpus";
    std::string const what = name(form_.amount, *amount_node);
    auto const amount = whole ? read_integer(c_, *amount_node, what, row_.range)
                              : read_number(c_, *amount_node, what, row_.range);
    int months = form_.months;
    if (months < 0) {
      Node const* const months_node = need(node, "months");
      if (months_node == nullptr) return;
      months = static_cast<int>(
          read_integer(c_, *months_node, name("months", *months_node), months_from_one)
              .value_or(1.0));
    }
    if (whole && amount) check_quanta(*amount, *amount_node, what);
    if (amount && *amount > 0.0) check_renter(node);
    double const spread = form_.key == "one_off_order" ? months : 1.0;
    if (amount) add(row_, 0, month, months, *amount / spread);
  }

  /// An event below one quantum would do nothing.
  void check_quanta(double gpus, Node const& node, std::string const& what)
  {
    double const quantum = static_cast<double>(c_.scenario.model.gpu_quantum);
    if (gpus > 0.0 && gpus < quantum) {
      c_.fault(node.at, what, fmt::format("is less than one gpu_quantum of {}", number_text(quantum)),
               "Lower gpu_quantum.");
    }
  }

  /// A renter buys nothing (eq. 29).
  void check_renter(Node const& node)
  {
    if (form_.key != "order_gpus" && form_.key != "one_off_order") return;
    for (int const o : instances_) {
      if (!(c_.scenario.model.base.organisation[o].rental > 0.0f)) continue;
      c_.fault(node.at, describe("plan", form_.key, node), "has no effect where rental = true: a renter buys nothing",
               "Use rent_gpus, or rental = false.");
      return;
    }
  }

  /// scheduled_raid of some people of one role.
  void read_people(Node const& node, int month)
  {
    Node const* const people_node = need(node, "people");
    Node const* const role_node = need(node, "role");
    if (people_node == nullptr || role_node == nullptr) return;
    if (node.find("fraction") != nullptr)
      c_.fault(node.at, describe("plan", form_.key, node),
               "takes fraction, or people and role, not both");
    int const role = role_index(role_node->text);
    if (role < 0)
      c_.fault(role_node->at, name("role", *role_node), "is no role",
               did_you_mean(role_node->text, roles()));
    auto const people =
        read_integer(c_, *people_node, name("people", *people_node), count_of_people);
    if (role >= 0 && people) add(target_row("scheduled_raid.people"), role, month, 1, *people);
  }

  /// cancel_positions: { month, role = k, ... }.
  void read_roles(Node const& node, int month)
  {
    for (Member const& member : node.members) {
      int const role = role_index(member.key);
      if (role < 0) continue;
      auto const people =
          read_integer(c_, member.value, name(member.key, member.value), count_of_people);
      if (people) add(row_, role, month, form_.months, *people);
    }
    if (node.members.size() < 2)
      c_.fault(node.at, describe("plan", form_.key, node), "must name a role and a number");
  }

  void add(ParameterInfo const& row, int element, int month, int months, double amount)
  {
    for (int const i : instances_)
      spans_.push_back({flat_index(row, i, element), month, months, form_.sign * amount,
                        form_.amount == "fraction" ? EventKind::share : EventKind::number});
  }

  Node const* need(Node const& node, char const* key)
  {
    Node const* const found = node.find(key);
    if (found == nullptr)
      c_.fault(node.at, describe("plan", form_.key, node), fmt::format("needs {}", key));
    return found;
  }

  void check_keys(Node const& node)
  {
    for (Member const& member : node.members) {
      bool const role = form_.amount.empty() && role_index(member.key) >= 0;
      if (role || std::find(form_.all.begin(), form_.all.end(), member.key) != form_.all.end())
        continue;
      std::vector<std::string> words = form_.all;
      if (form_.amount.empty())
        words.insert(words.end(), std::begin(role_names), std::end(role_names));
      c_.fault(member.at, fmt::format("plan.{}.{}", form_.key, member.key), "unknown key",
               did_you_mean(member.key, words));
    }
  }

  std::string name(std::string const& key, Node const& value) const
  {
    return fmt::format("plan.{}.{} = {}", form_.key, key, to_string(value));
  }

  static std::vector<std::string> roles() { return {std::begin(role_names), std::end(role_names)}; }

  Compilation& c_;
  EventForm const& form_;
  std::vector<EventSpan>& spans_;
  ParameterInfo const& row_;
  std::vector<int> instances_;
};

}  // namespace

bool read_event(Compilation& compilation, std::string_view key, Node const& node,
                std::vector<int> const& units, std::vector<EventSpan>& spans)
{
  for (EventForm const& form : event_forms()) {
    if (form.key != key) continue;
    EventReader(compilation, form, units, spans).read(node);
    return true;
  }
  return false;
}

}  // namespace ghostcast
