// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/scenario/document.hpp"

#include <algorithm>
#include <sstream>
#include <stdexcept>
#include <utility>

#include "ghostcast/scenario/plain_text.hpp"
#include "ghostcast/scenario/toml_library.hpp"

namespace ghostcast {
namespace {

Position position(toml::source_region const& region, int file)
{
  return {static_cast<int>(region.begin.line), static_cast<int>(region.begin.column), file};
}

std::string date_text(toml::node const& from)
{
  std::ostringstream text;
  if (auto const* date = from.as_date()) text << date->get();
  if (auto const* time = from.as_time()) text << time->get();
  if (auto const* both = from.as_date_time()) text << both->get();
  return text.str();
}

Node convert(toml::node const& from, int file);

void convert_table(toml::table const& from, int file, Node& to)
{
  for (auto const& [key, value] : from) {
    to.members.push_back(
        {std::string(key.str()), position(key.source(), file), convert(value, file)});
  }
  std::stable_sort(to.members.begin(), to.members.end(),
                   [](Member const& a, Member const& b) { return a.at < b.at; });
}

Node convert(toml::node const& from, int file)
{
  Node to;
  to.at = position(from.source(), file);
  if (auto const* table = from.as_table()) {
    convert_table(*table, file, to);
  } else if (auto const* array = from.as_array()) {
    to.kind = Node::Kind::array;
    for (toml::node const& element : *array) to.elements.push_back(convert(element, file));
  } else if (auto const* text = from.as_string()) {
    to.kind = Node::Kind::text;
    to.text = text->get();
  } else if (auto const* integer = from.as_integer()) {
    to.kind = Node::Kind::integer;
    to.number = static_cast<double>(integer->get());
  } else if (auto const* real = from.as_floating_point()) {
    to.kind = Node::Kind::real;
    to.number = real->get();
  } else if (auto const* truth = from.as_boolean()) {
    to.kind = Node::Kind::boolean;
    to.truth = truth->get();
  } else {
    to.kind = Node::Kind::date;
    to.text = date_text(from);
  }
  return to;
}

/// Refuses what toml++ would not survive, or would say badly.
void check_text(std::string_view text, std::string const& file)
{
  if (!is_utf8_text(text)) throw InputError(file, {Fault{{}, "", "is not UTF-8 text", ""}});
  if (auto const at = first_deep_key(text)) {
    std::string const reason = "a key may have at most " + std::to_string(most_dots) + " dots";
    throw InputError(file, {Fault{*at, "", reason, ""}});
  }
  if (auto const at = first_unquoted_non_ascii(text)) {
    Fault fault{*at, "", "a letter outside ASCII needs quotes here",
                "TOML allows it in strings and comments."};
    throw InputError(file, {std::move(fault)});
  }
}

}  // namespace

Node parse_document(std::string_view text, std::string const& file, int index)
{
  check_text(text, file);
  try {
    return convert(toml::parse(text), index);
  } catch (toml::parse_error const& error) {
    Fault fault{position(error.source(), 0), "", "not valid TOML: " + std::string(error.description()),
                ""};
    throw InputError(file, {std::move(fault)});
  } catch (std::logic_error const& error) {
    throw InputError(file, {Fault{{}, "", error.what(), ""}});
  }
}

}  // namespace ghostcast
