// SPDX-License-Identifier: Apache-2.0
/// \file
/// Features set by hand.
#pragma once

#include <cstring>
#include <type_traits>

#include "ghostcast/model/features.hpp"

namespace ghostcast::testing_support {

/// Nothing is skipped.
inline Features all_features()
{
  Features on;
  static_assert(sizeof(Features) % sizeof(bool) == 0 && std::is_trivially_copyable_v<Features>);
  bool flags[sizeof(Features) / sizeof(bool)];
  for (bool& flag : flags) flag = true;
  std::memcpy(&on, flags, sizeof on);
  return on;
}

}  // namespace ghostcast::testing_support
