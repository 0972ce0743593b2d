// SPDX-License-Identifier: Apache-2.0
/// \file
/// Reads comma-separated values.
#pragma once

#include <string>
#include <vector>

namespace ghostcast::test {

/// Records of RFC 4180 text: quoted fields may hold commas and doubled quotes.
inline std::vector<std::vector<std::string>> csv_records(std::string const& text)
{
  std::vector<std::vector<std::string>> records(1, {""});
  bool quoted = false;
  for (std::size_t k = 0; k < text.size(); ++k) {
    char const c = text[k];
    if (c == '"' && quoted && k + 1 < text.size() && text[k + 1] == '"') {
      records.back().back() += text[++k];
    } else if (c == '"') {
      quoted = !quoted;
    } else if (c == ',' && !quoted) {
      records.back().emplace_back();
    } else if (c == '\n' && !quoted) {
      records.push_back({""});
    } else {
      records.back().back() += c;
    }
  }
  records.pop_back();  // after the last line feed
  return records;
}

}  // namespace ghostcast::test
