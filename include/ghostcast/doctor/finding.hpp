// SPDX-License-Identifier: Apache-2.0
/// \file
/// What a self-check finds, and what to do about it.
#pragma once

#include <string>
#include <vector>

namespace ghostcast {

enum class Verdict : int {
  well,     ///< nothing to do
  note,     ///< works; could be better
  problem,  ///< of the machine or its set-up
  differs   ///< an engine computes something else: its results are wrong
};

struct Finding {
  std::string topic;    ///< one word: "memory"
  Verdict verdict{Verdict::well};
  std::string text;     ///< what was found, no full stop
  std::string advice;   ///< what to do, whole sentences; empty where there is nothing to do
};

/// "well", "note", "problem", "differs".
char const* verdict_name(Verdict verdict);

/// The gravest of them; well where there are none.
Verdict gravest(std::vector<Finding> const& findings);

}  // namespace ghostcast
