// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/batch/batch_case.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <string_view>

namespace ghostcast {
namespace {

constexpr std::size_t most_characters = 80;

/// ASCII whatever the locale.
bool is_safe(char c)
{
  bool const letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  return letter || std::string_view("._-=").find(c) != std::string_view::npos;
}

std::string safe_name(std::string const& name)
{
  std::string safe;
  for (char const c : name) {
    bool const start = safe.empty() && (c == '.' || c == '-');
    if (is_safe(c) && !start) safe += c;
    else if (!safe.empty() && safe.back() != '-') safe += '-';
  }
  safe.resize(std::min(safe.size(), most_characters));
  while (!safe.empty() && (safe.back() == '-' || safe.back() == '.')) safe.pop_back();
  return safe.empty() ? "case" : safe;
}

std::string lower(std::string text)
{
  std::transform(text.begin(), text.end(), text.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  return text;
}

/// Hands out each name once; `join` stands between a name and its number.
class UniqueNames {
 public:
  explicit UniqueNames(char const* join) : join_(join) {}

  std::string take(std::string const& name)
  {
    std::string unique = name;
    int& number = next_.try_emplace(lower(name), 2).first->second;
    while (!taken_.insert(lower(unique)).second) unique = name + join_ + std::to_string(number++);
    return unique;
  }

 private:
  char const* join_;
  std::map<std::string, int> next_;  ///< number to try
  std::set<std::string> taken_;
};

}  // namespace

void name_folders(std::vector<BatchCase>& cases)
{
  UniqueNames names(" ");
  UniqueNames folders("-");
  for (BatchCase& each : cases) {
    each.name = names.take(each.name);
    each.folder = folders.take(safe_name(each.name));
  }
}

}  // namespace ghostcast
