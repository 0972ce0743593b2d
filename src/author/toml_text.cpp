// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/author/toml_text.hpp"

#include <fmt/core.h>

#include <stdexcept>

#include "ghostcast/scenario/plain_text.hpp"

namespace ghostcast {

std::string toml_string(std::string_view text)
{
  std::string quoted = "\"";
  for (char const c : text) {
    auto const code = static_cast<unsigned char>(c);
    bool const control = code < 0x20U || code == 0x7FU;
    if (c == '"' || c == '\\') quoted += '\\';
    quoted += control ? fmt::format("\\u{:04X}", code) : std::string(1, c);
  }
  return quoted + "\"";
}

std::string toml_by_role(std::array<std::optional<double>, role_count> const& values)
{
  std::string text;
  for (std::size_t r = 0; r < values.size(); ++r) {
    if (values[r])
      text += fmt::format("{} {} = {}", text.empty() ? "" : ",", role_names[r], number_text(*values[r]));
  }
  return "{" + text + " }";
}

std::string default_line(Section section, std::string_view key)
{
  ParameterInfo const* const row = find_parameter(section, key);
  bool const known = row != nullptr && !row->default_text.empty() && row->absent.empty();
  if (!known) throw std::logic_error(fmt::format("{} has no default to show", key));
  bool const measured = row->unit != "-" && row->unit != "1";
  return fmt::format("# {} = {}  # {}{}{}\n", key, row->default_text, measured ? row->unit : "",
                     measured ? ": " : "", row->meaning);
}

}  // namespace ghostcast
