// SPDX-License-Identifier: Apache-2.0
#include <cstddef>
#include <utility>

#include "ghostcast/scenario/document.hpp"
#include "ghostcast/scenario/plain_text.hpp"

namespace ghostcast {
namespace {

std::string full_text(Node const& node);

std::string table_text(Node const& node)
{
  std::string text;
  for (Member const& member : node.members) {
    text += (text.empty() ? " " : ", ") + member.key + " = " + full_text(member.value);
  }
  return "{" + text + " }";
}

std::string array_text(Node const& node)
{
  std::string text;
  for (Node const& element : node.elements) text += (text.empty() ? "" : ", ") + full_text(element);
  return "[" + text + "]";
}

std::string full_text(Node const& node)
{
  switch (node.kind) {
    case Node::Kind::table:
      return table_text(node);
    case Node::Kind::array:
      return array_text(node);
    case Node::Kind::text:
      return "\"" + node.text + "\"";
    case Node::Kind::boolean:
      return node.truth ? "true" : "false";
    case Node::Kind::date:
      return node.text;
    default:
      return node.text.empty() ? number_text(node.number) : "\"" + node.text + "\"";
  }
}

}  // namespace

Node const* Node::find(std::string_view key) const
{
  for (Member const& member : members) {
    if (member.key == key) return &member.value;
  }
  return nullptr;
}

Node* Node::find(std::string_view key)
{
  return const_cast<Node*>(std::as_const(*this).find(key));
}

std::string kind_name(Node const& node)
{
  switch (node.kind) {
    case Node::Kind::table:
      return "a table";
    case Node::Kind::array:
      return "an array";
    case Node::Kind::text:
      return "a string";
    case Node::Kind::boolean:
      return "true or false";
    case Node::Kind::date:
      return "a date";
    default:
      return "a number";
  }
}

std::string to_string(Node const& node)
{
  constexpr std::size_t longest = 60;
  std::string text = full_text(node);
  for (char& c : text) {
    if (static_cast<unsigned char>(c) < 32 || c == 127) c = ' ';
  }
  return shortened_text(printable(text), longest);
}

}  // namespace ghostcast
