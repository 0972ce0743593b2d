// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/scenario/setting.hpp"

#include <optional>

#include "ghostcast/scenario/fault.hpp"

namespace ghostcast {
namespace {

[[noreturn]] void refuse(std::string reason, std::string hint = {})
{
  throw InputError("--set", {Fault{{}, "", std::move(reason), std::move(hint)}});
}

std::string trimmed(std::string_view text)
{
  constexpr std::string_view blank = " \t";
  auto const first = text.find_first_not_of(blank);
  if (first == text.npos) return {};
  return std::string(text.substr(first, text.find_last_not_of(blank) - first + 1));
}

/// Place of the first '=' outside quotes.
std::size_t find_equals(std::string_view text)
{
  char quote = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    char const c = text[i];
    if (quote != 0) {
      if (c == '\\' && quote == '"') ++i;
      if (c == quote) quote = 0;
    } else if (c == '"' || c == '\'') {
      quote = c;
    } else if (c == '=') {
      return i;
    }
  }
  return text.npos;
}

/// The one value of a document of one line; nothing where it has other keys beside.
std::optional<Member> only_member(std::string const& text)
{
  if (text.find_first_of("\r\n") != text.npos) return std::nullopt;
  Node const root = parse_document(text, "--set");
  return root.members.size() == 1 ? std::optional(root.members.front()) : std::nullopt;
}

std::vector<std::string> parse_key(std::string const& text)
{
  constexpr char const* hint = "A name with spaces needs quotes: '\"Google Cloud\".gpus=512'.";
  try {
    std::vector<std::string> parts;
    for (auto member = only_member(text + " = 0"); member;) {
      parts.push_back(member->key);
      if (!member->value.is_table()) return parts;
      member = Member(member->value.members.front());
    }
  } catch (InputError const&) {
  }
  refuse("KEY is no key", hint);
}

Node parse_value(std::string const& text)
{
  std::string reason = "VALUE must be one value";
  try {
    if (auto const member = only_member("x = " + text)) return member->value;
  } catch (InputError const& error) {
    reason = error.faults().front().reason;
  }
  if (std::string_view("[{\"'").find(text.front()) != std::string_view::npos)
    refuse(reason);
  Node word;
  word.kind = Node::Kind::text;
  word.at = {1, 1};
  word.text = text;
  return word;
}

}  // namespace

Setting parse_setting(std::string_view text)
{
  std::size_t const equals = find_equals(text);
  Setting setting;
  if (equals != text.npos) {
    setting.key_text = trimmed(text.substr(0, equals));
    setting.value_text = trimmed(text.substr(equals + 1));
  }
  if (setting.key_text.empty() || setting.value_text.empty()) {
    refuse("must be KEY=VALUE", "For example --set gpus=512.");
  }
  setting.key = parse_key(setting.key_text);
  setting.value = parse_value(setting.value_text);
  return setting;
}

}  // namespace ghostcast
