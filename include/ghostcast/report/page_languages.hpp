// SPDX-License-Identifier: Apache-2.0
/// \file
/// Languages of the report page (src/report/web/texts).
#pragma once

#include <string>
#include <vector>

namespace ghostcast {

inline std::vector<std::string> page_languages() { return {"en", "fr"}; }

}  // namespace ghostcast
