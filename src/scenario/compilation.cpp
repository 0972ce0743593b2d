// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/scenario/compilation.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>

#include "ghostcast/random/random_stream.hpp"
#include "ghostcast/scenario/plain_text.hpp"

namespace ghostcast {
namespace {

Node const* table_or_empty(Node const& root, std::string_view key)
{
  static Node const empty;
  Node const* const node = root.find(key);
  return node != nullptr && node->is_table() ? node : &empty;
}

/// The model's numbers are single precision; what is tiny or huge would become 0 or inf.
bool is_single(double value)
{
  double const size = std::abs(value);
  return value == 0.0 || std::isinf(value) || (size > 1e-30 && size < 1e30);
}

/// Whether a number of a range is in it in single precision too. A closed end is possible itself,
/// whichever way it is rounded.
bool fits_single(double value, Range const& range)
{
  auto const rounded = [](double x) { return std::abs(x) < 1e30 ? static_cast<double>(static_cast<float>(x)) : x; };
  Range single = range;
  if (!range.low_open) single.low = rounded(range.low);
  if (!range.high_open) single.high = rounded(range.high);
  return single.contains(rounded(value));
}

/// Why a number is not in a range.
std::string outside_text(double value, Range const& range)
{
  std::string const text = to_string(range);
  bool const any = text == "any";
  if (!std::isfinite(value)) return "must be a finite number" + (any ? "" : ", " + text);
  bool const interval = text.front() == '[' || text.front() == '(';
  std::string const bounds = (interval ? "must lie in " : "must be ") + text;
  if (!any && value < 1e30) return bounds;
  return std::string("is too large") + (interval ? "; it " + bounds : "");
}

}  // namespace

Compilation::Compilation(Node const& document, std::vector<SourceFile> const& source_files)
    : root(document),
      market(table_or_empty(document, "market")),
      organisation(table_or_empty(document, "organisation")),
      targeted(static_cast<std::size_t>(used_size<Scalar>(max_units)), 0)
{
  scenario.file = source_files.front().name;
  scenario.files = source_files;
  for (SourceFile const& each : source_files) files.push_back(each.name);
}

void Compilation::fault(Position at, std::string what, std::string reason, std::string hint)
{
  faults.push_back({at, std::move(what), std::move(reason), std::move(hint)});
}

void Compilation::warn(Position at, WarningKind kind, WarningValues values)
{
  std::string const place = at.line > 0 ? fmt::format(":{}:{}", at.line, at.column) : "";
  for (auto& [name, value] : values) value = printable(value);
  values.emplace_back("place", printable(files.at(static_cast<std::size_t>(at.file))) + place);
  std::string const line = warning_line(kind, values);
  auto const& known = scenario.warnings;
  if (std::find(known.begin(), known.end(), line) == known.end()) scenario.warnings.push_back(line);
}

float& Compilation::base(int flat_index)
{
  return flat(scenario.model.base)[flat_index];
}

float Compilation::base(int flat_index) const
{
  return flat(scenario.model.base)[flat_index];
}

std::string after_horizon(Compilation const& compilation)
{
  return fmt::format("begins after the horizon of {} months", compilation.scenario.horizon);
}

std::string describe(std::string_view section, std::string_view key, Node const& value)
{
  return fmt::format("{}.{} = {}", section, key, to_string(value));
}

std::optional<double> read_number(Compilation& compilation, Node const& node,
                                  std::string const& what, Range const& range,
                                  std::string const& hint)
{
  if (node.refused) return std::nullopt;
  if (!node.is_number()) {
    compilation.fault(node.at, what, fmt::format("must be a number, not {}", kind_name(node)));
  } else if (!range.contains(node.number)) {
    compilation.fault(node.at, what, outside_text(node.number, range), hint);
  } else if (!is_single(node.number) || !fits_single(node.number, range)) {
    compilation.fault(node.at, what, "is too large, or too near to an end of its range or to 0");
  } else {
    return node.number;
  }
  return std::nullopt;
}

std::optional<double> read_integer(Compilation& compilation, Node const& node,
                                   std::string const& what, Range const& range)
{
  if (node.is_number() && node.number != std::floor(node.number)) {
    std::string const hint = node.text.empty() ? "" : fmt::format("It is {}.", number_text(node.number));
    compilation.fault(node.at, what, "must be a whole number", hint);
    return std::nullopt;
  }
  return read_number(compilation, node, what, range);
}

std::optional<std::string> read_name(Compilation& compilation, Node const& node,
                                     std::string const& what)
{
  if (!node.is_text()) {
    compilation.fault(node.at, what, fmt::format("must be a string, not {}", kind_name(node)));
  } else if (is_bad_name(node.text)) {
    compilation.fault(node.at, what, "must not be empty or hold control characters");
  } else if (letter_count(node.text) > most_name_letters) {
    compilation.fault(node.at, what, fmt::format("has {} letters; {} are possible", letter_count(node.text), most_name_letters));
  } else {
    return node.text;
  }
  return std::nullopt;
}

std::optional<bool> read_flag(Compilation& compilation, Node const& node, std::string const& what)
{
  if (node.kind == Node::Kind::boolean) return node.truth;
  compilation.fault(node.at, what, "must be true or false");
  return std::nullopt;
}

std::vector<std::pair<std::string, Node const*>> read_names(Compilation& compilation,
                                                            Node const& node,
                                                            std::string const& what)
{
  std::vector<std::pair<std::string, Node const*>> names;
  if (!node.is_array()) {
    compilation.fault(node.at, what,
                      fmt::format("must be a list of names, not {}", kind_name(node)));
    return names;
  }
  for (Node const& element : node.elements) {
    if (auto const name = read_name(compilation, element, what))
      names.emplace_back(*name, &element);
  }
  return names;
}

int add_draw(Compilation& compilation, std::string const& name, int address, int distribution,
             std::vector<int> const& targets)
{
  Scenario& scenario = compilation.scenario;
  Draw const draw{distribution,
                  name_hash(name.c_str(), name.size()),
                  address,
                  static_cast<int>(scenario.draw_targets.size()),
                  static_cast<int>(targets.size()),
                  -1};
  scenario.draw_targets.insert(scenario.draw_targets.end(), targets.begin(), targets.end());
  for (int const target : targets) compilation.targeted[static_cast<std::size_t>(target)] = 1;
  scenario.draws.push_back(draw);
  auto const at = static_cast<std::size_t>(address);
  auto const organisation = at - first_organisation_address;
  std::string owner;
  if (at < scenario.unit_names.size()) owner = scenario.unit_names[at] + ": ";
  if (at >= first_organisation_address && organisation < scenario.organisation_names.size()) {
    owner = scenario.organisation_names[organisation] + ": ";
  }
  scenario.draw_names.push_back(owner + name);
  return static_cast<int>(scenario.draws.size()) - 1;
}

}  // namespace ghostcast
