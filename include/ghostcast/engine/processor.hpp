// SPDX-License-Identifier: Apache-2.0
/// \file
/// The name of the machine's processor.
#pragma once

#include <string>

namespace ghostcast {

/// "model name" of /proc/cpuinfo, or "unknown processor".
std::string processor_name();

}  // namespace ghostcast
