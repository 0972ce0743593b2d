// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/doctor/finding.hpp"

#include <algorithm>

namespace ghostcast {

char const* verdict_name(Verdict verdict)
{
  constexpr char const* names[] = {"well", "note", "problem", "differs"};
  return names[static_cast<int>(verdict)];
}

Verdict gravest(std::vector<Finding> const& findings)
{
  Verdict worst = Verdict::well;
  for (Finding const& each : findings) worst = std::max(worst, each.verdict);
  return worst;
}

}  // namespace ghostcast
