// SPDX-License-Identifier: Apache-2.0
/// \file
/// The text KEY=VALUE of one setting of the command line, taken apart.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "ghostcast/scenario/document.hpp"

namespace ghostcast {

struct Setting {
  std::vector<std::string> key;  ///< its parts: `"Unit".rental_price.start` has three
  std::string key_text;
  Node value;
  std::string value_text;
};

/// KEY is a TOML key. VALUE is TOML; what is no TOML and opens no quote, array or table is a string,
/// since shells eat quotes: allocation=priority.
/// \throws InputError
Setting parse_setting(std::string_view text);

}  // namespace ghostcast
