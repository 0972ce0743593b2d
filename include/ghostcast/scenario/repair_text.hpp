// SPDX-License-Identifier: Apache-2.0
/// \file
/// How the reader words that it foresees repairs of drawn beliefs, so that a run's count of the same
/// repairs is not said twice.
#pragma once

#include <string_view>

namespace ghostcast {

inline constexpr std::string_view foreseen_repairs = "of beliefs are moved to the nearest possible";

}  // namespace ghostcast
