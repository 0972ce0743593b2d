// SPDX-License-Identifier: Apache-2.0
/// \file
/// What the table of an event holds: for the reader and for the schema of editors.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace ghostcast {

/// What an event table of a key holds, beside `month`.
struct EventForm {
  std::string_view key;
  std::string_view row;          ///< of the target
  std::vector<std::string> all;  ///< legal keys
  std::string amount;            ///< the key that holds the size; empty: by role
  int months;                    ///< 1: this month alone; 0: from then on; -1: key `months`
  double sign{1.0};              ///< of the target's change
};

std::span<EventForm const> event_forms();

}  // namespace ghostcast
