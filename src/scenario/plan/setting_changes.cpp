// SPDX-License-Identifier: Apache-2.0
#include <fmt/core.h>

#include <algorithm>

#include "ghostcast/scenario/changes.hpp"
#include "ghostcast/scenario/plain_text.hpp"
#include "ghostcast/scenario/quantity_pass.hpp"
#include "ghostcast/scenario/setting.hpp"
#include "ghostcast/scenario/sources.hpp"
#include "ghostcast/scenario/targets.hpp"

namespace ghostcast {
namespace {

bool is_settable(ParameterInfo const& row)
{
  return row.target.index >= 0 && !row.has(plan_only);
}

/// One --set.
class SettingReader {
 public:
  SettingReader(Compilation& c, std::string const& text) : c_(c), cause_(printable("--set " + text)) {}

  void read(std::string const& text)
  {
    try {
      Setting setting = parse_setting(text);
      setting.value = converted(setting);
      c_.settings.push_back(text);
      c_.scenario.changes.push_back(
          printable(fmt::format("set {} = {}", setting.key_text, setting.value_text)));
      place(setting);
    } catch (InputError const& error) {
      refuse_flag(c_, cause_, "", error.faults().front().reason, error.faults().front().hint);
    }
  }

 private:
  static std::string joined(std::vector<std::string> const& parts)
  {
    std::string text;
    for (std::string const& part : parts) text += (text.empty() ? "" : ".") + part;
    return text;
  }

  /// The value with quantities ("90 days") and calendar months as numbers, as in a file.
  Node converted(Setting const& setting)
  {
    std::vector<std::string> keys = setting.key;
    auto const& names = c_.scenario.unit_names;
    bool const of_unit = keys.size() > 1 && std::find(names.begin(), names.end(), keys[0]) != names.end();
    if (of_unit) keys.erase(keys.begin());
    if (setting.key_text != "horizon") keys.insert(keys.begin(), "market");
    Node root = setting.value;
    for (auto key = keys.rbegin(); key != keys.rend(); ++key) root = wrapped(*key, std::move(root));
    if (Node const* const start = c_.root.find("start")) root.members.push_back({"start", {}, *start});
    std::vector<Fault> faults;
    convert_quantities(root, faults);
    for (Fault const& fault : faults) refuse_flag(c_, cause_, setting.key_text, fault.reason, fault.hint);
    Node const* value = &root;
    for (std::string const& key : keys) value = value->find(key);
    return *value;
  }

  static Node wrapped(std::string const& key, Node value)
  {
    Node table;
    table.members.push_back({key, {}, std::move(value)});
    return table;
  }

  void place(Setting const& setting)
  {
    if (setting.key_text == "horizon") return set_horizon(setting.value);
    if (try_key(joined(setting.key), setting.value, -1)) return;
    auto const& names = c_.scenario.unit_names;
    auto const unit = std::find(names.begin(), names.end(), setting.key.front());
    if (unit == names.end() || setting.key.size() < 2) return unknown(setting.key);
    std::vector<std::string> const rest(setting.key.begin() + 1, setting.key.end());
    if (!try_key(joined(rest), setting.value, static_cast<int>(unit - names.begin()))) unknown(rest);
  }

  void set_horizon(Node value)
  {
    stamp(value, place_of(c_, cause_));
    auto const months = read_integer(c_, value, describe("scenario", "horizon", value), months_from_one);
    if (!months) return;
    c_.scenario.horizon = static_cast<int>(*months);
    c_.scenario.model.horizon = c_.scenario.horizon;
  }

  /// \return false where no parameter has this key
  bool try_key(std::string const& key, Node const& value, int unit)
  {
    bool table = false;
    for (ParameterInfo const& row : parameter_table()) {
      if (!is_settable(row)) continue;
      if (row.key == key) {
        add(row, value, unit);
        return true;
      }
      table = table || (row.table() == key && !row.member().empty());
    }
    if (table) set_table(key, value, unit);
    return table;
  }

  /// A table such as rental_price, member by member.
  void set_table(std::string const& key, Node const& value, int unit)
  {
    std::vector<std::string> members;
    for (ParameterInfo const& row : parameter_table()) {
      if (is_settable(row) && row.table() == key) members.emplace_back(row.member());
    }
    if (!value.is_table() || value.members.empty()) {
      return refuse_flag(c_, cause_, key + " = " + to_string(value), "must be a table with " + either(members));
    }
    for (Member const& member : value.members) {
      if (std::find(members.begin(), members.end(), member.key) == members.end()) {
        refuse_flag(c_, cause_, key + "." + member.key, "unknown key", did_you_mean(member.key, members));
      } else {
        try_key(key + "." + member.key, member.value, unit);
      }
    }
  }

  void add(ParameterInfo const& row, Node const& value, int unit)
  {
    if (unit >= 0 && row.section != Section::unit) {
      std::string const owner(row.section == Section::market ? "the market" : "an organisation");
      return refuse_flag(c_, cause_, std::string(row.key), "belongs to " + owner + ", not to a unit",
                    fmt::format("Write --set {}=VALUE.", row.key));
    }
    bool const refers = unit >= 0 && c_.scenario.model.unit[unit].reference_unit >= 0;
    if (refers && is_shared_with_reference(row)) {
      return refuse_flag(c_, cause_, std::string(row.key), "comes from the reference unit",
                    "Set it there.");
    }
    add_change(c_, {&row, unit, value, cause_, false});
  }

  void unknown(std::vector<std::string> const& parts)
  {
    std::string const key = joined(parts);
    std::string const& first = parts.front();
    std::vector<std::string> const rest(parts.begin() + 1, parts.end());
    bool const table = first == "market" || first == "organisation" || first == "unit";
    if (table && is_key(joined(rest))) {
      return refuse_flag(c_, cause_, key, "is set without its table",
                    fmt::format("Write --set {}=VALUE.", joined(rest)));
    }
    for (ParameterInfo const& row : parameter_table()) {
      if (row.table() != first) continue;
      bool const role = parts.size() == 2 && row.target.count == role_count && role_index(parts[1]) >= 0;
      if (role) {
        return refuse_flag(c_, cause_, key, "one role cannot be set alone",
                      fmt::format("Write all roles: {}={{ researcher = 5, engineer = 20 }}.", first));
      }
      if (!is_settable(row)) {
        return refuse_flag(c_, cause_, key, "is no parameter and cannot be set here",
                      "Write a file with extends for it.");
      }
    }
    if (is_key(joined(rest))) {
      auto const& names = c_.scenario.unit_names;
      return refuse_flag(c_, cause_, key, first + " is no unit; units are " + either(names), did_you_mean(first, names));
    }
    refuse_flag(c_, cause_, key, "unknown key", did_you_mean(key, known()));
  }

  static bool is_key(std::string const& key)
  {
    auto const names = known();
    return std::find(names.begin(), names.end(), key) != names.end();
  }

  static std::vector<std::string> known()
  {
    std::vector<std::string> words;
    for (ParameterInfo const& row : parameter_table()) {
      if (is_settable(row)) words.emplace_back(row.key);
    }
    return words;
  }

  Compilation& c_;
  std::string cause_;
};

}  // namespace

void read_setting(Compilation& c, std::string const& text)
{
  SettingReader(c, text).read(text);
}

}  // namespace ghostcast
