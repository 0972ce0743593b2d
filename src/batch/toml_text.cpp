// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>

#include "axis.hpp"
#include "ghostcast/scenario/plain_text.hpp"

namespace ghostcast {
namespace {

std::string quoted(std::string const& text)
{
  constexpr char const* digits = "0123456789abcdef";
  std::string out = "\"";
  for (char const c : text) {
    auto const byte = static_cast<unsigned char>(c);
    if (byte < 0x20 || byte == 0x7f) {
      out += std::string("\\u00") + digits[byte >> 4U] + digits[byte & 15U];
    } else {
      if (c == '"' || c == '\\') out += '\\';
      out += c;
    }
  }
  return out + "\"";
}

std::string real_text(double value)
{
  if (std::isinf(value)) return value < 0 ? "-inf" : "inf";
  if (std::isnan(value)) return "nan";
  std::string const text = number_text(value);
  bool const whole = text.find_first_of(".e") == text.npos;
  return whole ? text + ".0" : text;
}

/// "{ a = 1, b = 2 }" or "[1, 2]".
template <class List, class Text>
std::string listed(List const& list, char const* open, char const* close, Text const& text)
{
  std::string out = open;
  for (auto const& each : list) out += (&each == &list.front() ? "" : ", ") + text(each);
  return out + close;
}

}  // namespace

std::string toml_key(std::string const& key)
{
  auto const bare = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
  };
  return !key.empty() && std::all_of(key.begin(), key.end(), bare) ? key : quoted(key);
}

std::string toml_text(Node const& node)
{
  switch (node.kind) {
    case Node::Kind::table:
      return listed(node.members, "{ ", " }",
                    [](Member const& member) { return toml_key(member.key) + " = " + toml_text(member.value); });
    case Node::Kind::array:
      return listed(node.elements, "[", "]", [](Node const& element) { return toml_text(element); });
    case Node::Kind::text: return quoted(node.text);
    case Node::Kind::integer: return number_text(node.number);
    case Node::Kind::real: return real_text(node.number);
    case Node::Kind::boolean: return node.truth ? "true" : "false";
    default: return node.text;
  }
}

}  // namespace ghostcast
